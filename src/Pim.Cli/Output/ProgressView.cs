using Pim.Cli.Commands;
using Spectre.Console;

namespace Pim.Cli.Output;

/// <summary>Shows how far some work is: a bar drawn in place where a person looks on, a line now and then elsewhere.</summary>
/// <param name="terminal">Where to show it.</param>
/// <param name="isPlain">Whether lines are wanted in any case.</param>
/// <param name="describe">Says how far the work is.</param>
/// <param name="share">How much of it is done, 0 to 1; null when that cannot be told.</param>
internal sealed class ProgressView(Terminal terminal, bool isPlain, Func<string> describe, Func<double?> share)
{
    private static readonly TimeSpan DrawEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PrintEvery = TimeSpan.FromSeconds(5);

    /// <summary>Does the work and shows its progress meanwhile.</summary>
    public async Task<T> ShowAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (isPlain || !terminal.IsInteractive)
            return await TickAsync(work(), PrintEvery, () => terminal.Error.WriteLine(describe()), cancellationToken);
        return await terminal.Error.Progress()
            .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .StartAsync(context =>
            {
                var bar = context.AddTask(Markup.Escape(describe()), maxValue: 1);
                return DrawAsync(work(), bar, cancellationToken);
            });
    }

    /// <summary>Draws while the work goes on, and once more when it has ended.</summary>
    private async Task<T> DrawAsync<T>(Task<T> work, ProgressTask bar, CancellationToken cancellationToken)
    {
        Draw(bar);
        var result = await TickAsync(work, DrawEvery, () => Draw(bar), cancellationToken);
        Draw(bar);
        bar.IsIndeterminate = false;
        bar.Value = bar.MaxValue;
        return result;
    }

    private async Task<T> TickAsync<T>(Task<T> work, TimeSpan every, Action tell, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(every, terminal.Time);
        while (true)
        {
            var tick = timer.WaitForNextTickAsync(cancellationToken).AsTask();
            if (await Task.WhenAny(work, tick) == work || tick.IsCanceled) break;
            tell();
        }
        return await work;
    }

    private void Draw(ProgressTask bar)
    {
        bar.IsIndeterminate = share() is null;
        bar.Value = share() ?? 0;
        bar.Description = Markup.Escape(describe());
    }
}
