using System.Runtime.CompilerServices;
using Pim.Benchmarks.Comparing;

namespace Pim.Benchmarks.Lines;

/// <summary>Import of products with 25 values each, checked in full and durable, into an empty catalogue; and the memory it takes as catalogues grow.</summary>
internal sealed class ImportLine : ILine
{
    private const int Smallest = 10_000;

    /// <inheritdoc/>
    public string Name => "import";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var engine in stage.Engines)
        {
            foreach (var size in stage.Sizes.Where(size => size >= Smallest))
            {
                var catalogue = await stage.CatalogueAsync(engine, size, cancellationToken);
                // At the largest size, where what the service has to do once does not count.
                var goal = engine == Stage.Embedded && size == stage.Products ? new Goal(10_000, AtLeast: true) : null;
                yield return Row.Of(FormattableString.Invariant($"import of {size:N0} ({engine})"), "products/s", catalogue.ImportedPerSecond, goal);
                yield return Row.Of("", "processor us/product", catalogue.ImportProcessorTime.TotalMicroseconds / size);
                yield return Row.Of("", "peak MB", catalogue.ImportPeakMegabytes);
                yield return Row.Of("", "then published/s", catalogue.PublishedPerSecond);
                if (catalogue.Place.MegabytesOnDisk is { } disk) yield return Row.Of("", "MB on disk", disk);
            }
        }
    }
}
