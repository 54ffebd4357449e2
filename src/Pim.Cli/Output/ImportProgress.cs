using Pim.Cli.Commands;
using Pim.Cli.Import;
using Spectre.Console;

namespace Pim.Cli.Output;

/// <summary>Shows how far an import is: a bar drawn in place where a person looks on, a line now and then elsewhere.</summary>
internal sealed class ImportProgress(Terminal terminal, InputFiles files, ImportReport report, bool isPlain)
{
    private static readonly TimeSpan DrawEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PrintEvery = TimeSpan.FromSeconds(5);
    private readonly long _start = terminal.Time.GetTimestamp();

    /// <summary>Does the work and shows its progress meanwhile.</summary>
    public async Task ShowAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        if (isPlain || !terminal.IsInteractive)
        {
            await TickAsync(work(), PrintEvery, () => terminal.Error.WriteLine(Describe()), cancellationToken);
            return;
        }
        await terminal.Error.Progress()
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context =>
            {
                var bar = context.AddTask(Describe(), maxValue: 1);
                bar.IsIndeterminate = files.ReadShare is null;
                return DrawAsync(work(), bar, cancellationToken);
            });
    }

    /// <summary>Draws while the work goes on, and once more when it has ended.</summary>
    private async Task DrawAsync(Task work, ProgressTask bar, CancellationToken cancellationToken)
    {
        await TickAsync(work, DrawEvery, () => Draw(bar), cancellationToken);
        bar.IsIndeterminate = false;
        Draw(bar);
        bar.Value = bar.MaxValue;
    }

    private async Task TickAsync(Task work, TimeSpan every, Action tell, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(every, terminal.Time);
        while (true)
        {
            var tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
            if (await Task.WhenAny(work, tick) == work || tick.IsCanceled) break;
            tell();
        }
        await work;
    }

    private void Draw(ProgressTask bar)
    {
        bar.Value = files.ReadShare ?? 0;
        bar.Description = Markup.Escape(Describe());
    }

    private string Describe()
    {
        var total = report.Total;
        var seconds = terminal.Time.GetElapsedTime(_start).TotalSeconds;
        var rate = seconds > 0 ? total.Rows / seconds : 0;
        return $"{total.Rows:N0} rows, {rate:N0}/s: {total.Created:N0} created, {total.Updated:N0} updated, {total.Unchanged:N0} unchanged, "
            + $"{total.Rejected:N0} rejected";
    }
}
