using System.Runtime.CompilerServices;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Load;
using Pim.Benchmarks.Processes;

namespace Pim.Benchmarks.Lines;

/// <summary>All content of a channel in one locale, streamed to one client. The yardstick streams as many messages of one content each.</summary>
internal sealed class ExportLine : ILine
{
    /// <inheritdoc/>
    public string Name => "export";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var engine in stage.Engines)
        {
            var catalogue = await stage.CatalogueAsync(engine, cancellationToken);
            await using var echo = await Servers.StartEchoAsync(catalogue.Place.Folder, cancellationToken);
            await using var ours = await Servers.StartServiceAsync(catalogue.Place, cancellationToken);
            var contest = await Contest.HoldAsync(
                stage.Rounds,
                () => ExportReader.RunAsync(echo, catalogue.Products, cancellationToken),
                () => ExportReader.RunAsync(ours, catalogue.Products, cancellationToken));
            var goal = engine == Stage.Embedded ? new Goal(0.6, AtLeast: true) : null;
            yield return Row.MoreIsBetter(
                FormattableString.Invariant($"export of {catalogue.Products:N0} ({engine})"), "products/s", contest, f => f.ProductsPerSecond, goal);
            yield return Row.MoreIsBetter("", "MB/s", contest, f => f.MegabytesPerSecond);
            yield return Row.LessIsBetter("", "processor us/product", contest, f => f.ProcessorMicroseconds);
        }
    }
}
