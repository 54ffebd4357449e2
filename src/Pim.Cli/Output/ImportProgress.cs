using Pim.Cli.Commands;
using Pim.Cli.Import;

namespace Pim.Cli.Output;

/// <summary>Shows how far an import is.</summary>
internal sealed class ImportProgress(Terminal terminal, InputFiles files, ImportReport report, bool isPlain)
{
    private readonly long _start = terminal.Time.GetTimestamp();

    /// <summary>Does the work and shows its progress meanwhile.</summary>
    public Task ShowAsync(Func<Task> work, CancellationToken cancellationToken) =>
        new ProgressView(terminal, isPlain, Describe, () => files.ReadShare).ShowAsync(async () =>
        {
            await work();
            return true;
        }, cancellationToken);

    private string Describe()
    {
        var total = report.Total;
        var seconds = terminal.Time.GetElapsedTime(_start).TotalSeconds;
        var rate = seconds > 0 ? total.Rows / seconds : 0;
        return $"{total.Rows:N0} rows, {rate:N0}/s: {total.Created:N0} created, {total.Updated:N0} updated, {total.Unchanged:N0} unchanged, "
            + $"{total.Rejected:N0} rejected";
    }
}
