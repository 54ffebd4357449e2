using System.CommandLine;
using Pim.Client;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim status.</summary>
internal static class StatusCommand
{
    public static Command Build(CommonOptions common)
    {
        var command = new TaughtCommand("status", "Tells whether the service can be reached and is well, and how long it takes to answer", """
            Example:
              pim status --server http://pim.example.com:5080
            """);
        common.SetAction(command, async (_, connection, cancellationToken) =>
        {
            var start = common.Terminal.Time.GetTimestamp();
            var state = await AskAsync(common, connection, cancellationToken);
            var first = common.Terminal.Time.GetElapsedTime(start);
            start = common.Terminal.Time.GetTimestamp();
            await AskAsync(common, connection, cancellationToken);
            var second = common.Terminal.Time.GetElapsedTime(start);

            var console = common.Terminal.Output;
            console.WriteLine($"address  {connection.Address}");
            console.WriteLine($"state    {state}");
            console.WriteLine($"latency  {second.TotalMilliseconds:0.0} ms ({first.TotalMilliseconds:0.0} ms with connecting)");
            return state == HealthCheck.Serving ? ExitCodes.Done : ExitCodes.Unreachable;
        });
        return command;
    }

    /// <summary>A service without health checks is well when it answers at all.</summary>
    private static async Task<string> AskAsync(CommonOptions common, PimConnection connection, CancellationToken cancellationToken)
    {
        if (await HealthCheck.AskAsync(connection.Invoker, cancellationToken) is { } state) return state;
        await new JobService.JobServiceClient(connection.Invoker).ListJobsAsync(new ListJobsRequest { PageSize = 1 }, cancellationToken: cancellationToken);
        return HealthCheck.Serving;
    }
}
