using Pim.Application.Archive;

namespace Pim.Cli.Copying;

/// <summary>Remembers how far a copy is, and says it in words.</summary>
internal sealed class CopyMeter(TimeProvider time) : IProgress<CopyProgress>
{
    private volatile Stage _stage = new(new CopyProgress(ArchiveSections.Schema, CopyStep.Copying, 0, 0), 0, time.GetTimestamp());

    /// <summary>How much of the section is done, 0 to 1.</summary>
    public double? Share => _stage.Now is { Total: > 0 } now ? (double)now.Done / now.Total : null;

    /// <inheritdoc/>
    public void Report(CopyProgress value)
    {
        var isSame = value.Section == _stage.Now.Section && value.Step == _stage.Now.Step;
        _stage = isSame ? _stage with { Now = value } : new Stage(value, value.Done, time.GetTimestamp());
    }

    /// <summary>"copying products: 12,000 of 200,000, 25,000/s".</summary>
    public string Describe()
    {
        var (now, first, start) = _stage;
        var seconds = time.GetElapsedTime(start).TotalSeconds;
        var rate = seconds > 0 ? (now.Done - first) / seconds : 0;
        return now.Step == CopyStep.Finishing
            ? "finishing"
            : $"{(now.Step == CopyStep.Copying ? "copying" : "verifying")} {now.Section}: {now.Done:N0} of {now.Total:N0}, {rate:N0}/s";
    }

    /// <summary>A section being copied or verified.</summary>
    /// <param name="Now">How far it is.</param>
    /// <param name="First">How far it was at first: a copy may have been stopped there.</param>
    /// <param name="Start">When that was.</param>
    private sealed record Stage(CopyProgress Now, long First, long Start);
}
