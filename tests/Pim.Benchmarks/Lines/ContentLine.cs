using System.Runtime.CompilerServices;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Load;

namespace Pim.Benchmarks.Lines;

/// <summary>One product's content, cached: the same few thousand products over and over, as fast as they are answered and at half that rate.</summary>
internal sealed class ContentLine : ILine
{
    private const int Products = 4_000;

    /// <inheritdoc/>
    public string Name => "content";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalogue = await stage.CatalogueAsync(Stage.Embedded, cancellationToken);
        await using var load = await ContentLoad.StartAsync(stage, catalogue, Products, [], cancellationToken);

        var full = await load.MeasureAsync(null, cancellationToken);
        yield return Row.MoreIsBetter("read content, cached", "calls/s", full, l => l.Load.CallsPerSecond, new Goal(0.9, AtLeast: true));
        yield return Row.LessIsBetter("", "processor us/call", full, l => l.ProcessorMicroseconds);

        var half = await load.MeasureAsync(full.Ours.Median(l => l.Load.CallsPerSecond) / 2, cancellationToken);
        yield return Row.LessIsBetter("  at half load", "p50 ms", half, l => l.Load.Milliseconds(0.5));
        yield return Row.LessIsBetter("", "p99 ms", half, l => l.Load.Milliseconds(0.99), new Goal(5, AtLeast: false));
    }
}
