using System.Runtime.CompilerServices;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Load;

namespace Pim.Benchmarks.Lines;

/// <summary>One product's content, read from the store each time: any product of the whole catalogue.</summary>
internal sealed class UncachedContentLine : ILine
{
    private const string NoCache = "Content:CacheMegabytes=0";

    /// <inheritdoc/>
    public string Name => "uncached";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var engine in stage.Engines)
        {
            var catalogue = await stage.CatalogueAsync(engine, cancellationToken);
            await using var load = await ContentLoad.StartAsync(stage, catalogue, catalogue.Products, [NoCache], cancellationToken);

            var full = await load.MeasureAsync(null, cancellationToken);
            var goal = engine == Stage.Embedded ? new Goal(0.25, AtLeast: true) : null;
            yield return Row.MoreIsBetter($"read content, not cached ({engine})", "calls/s", full, l => l.Load.CallsPerSecond, goal);
            yield return Row.LessIsBetter("", "processor us/call", full, l => l.ProcessorMicroseconds);

            var half = await load.MeasureAsync(full.Ours.Median(l => l.Load.CallsPerSecond) / 2, cancellationToken);
            yield return Row.LessIsBetter("  at half load", "p50 ms", half, l => l.Load.Milliseconds(0.5));
            yield return Row.LessIsBetter("", "p99 ms", half, l => l.Load.Milliseconds(0.99));
        }
    }
}
