using System.CommandLine;
using System.Globalization;
using Pim.Cli.Output;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim jobs.</summary>
internal static class JobsCommand
{
    public static Command Build(CommonOptions common)
    {
        var command = new TaughtCommand("jobs", "Lists the work that goes on in the background, newest first", """
            A change of the schema, or of a product model, has the products it touches computed again: completeness, and values no longer
            allowed (states); and what channels see of them (contents).

            Example:
              pim jobs
            """);
        common.SetAction(command, async (_, connection, cancellationToken) =>
        {
            var answer = await new JobService.JobServiceClient(connection.Invoker).ListJobsAsync(new ListJobsRequest(), cancellationToken: cancellationToken);
            var console = common.Terminal.Output;
            if (answer.Jobs.Count == 0)
            {
                console.WriteLine("There are no jobs.");
                return ExitCodes.Done;
            }
            var table = Tables.New(console, "job", "computes", "cause", "state", "done", "found", "since", "error");
            foreach (var job in answer.Jobs)
            {
                table.AddRow(Markup.Escape(job.Name), Markup.Escape(Kind(job)), Markup.Escape(job.Cause), job.State.ToString()
                    .ToLowerInvariant(), Progress(job),
                    Found(job), Since(job), Markup.Escape(job.Error));
            }
            console.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Kind(Job job) => job.Kind == Job.Types.Kind.Contents ? $"contents of {job.Channel}" : "states";

    private static string Found(Job job) =>
        job.Kind == Job.Types.Kind.Contents ? $"{Number(job.ChangedCount)} changed" : $"{Number(job.IssueCount)} with issues";

    private static string Progress(Job job)
    {
        var share = job.TotalCount > 0 ? $" ({Number(100 * job.DoneCount / job.TotalCount)}%)" : "";
        return $"{Number(job.DoneCount)} of {Number(job.TotalCount)}{share}";
    }

    private static string Since(Job job) => job.CreateTime?.ToDateTime().ToString("u", CultureInfo.InvariantCulture) ?? "";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
