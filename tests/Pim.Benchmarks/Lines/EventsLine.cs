using System.Runtime.CompilerServices;
using Pim.Benchmarks.Catalogues;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Load;
using Pim.Benchmarks.Processes;
using Pim.V1;

namespace Pim.Benchmarks.Lines;

/// <summary>Events taken in, durable, while they are folded beside it: ten for each product of the catalogue that most lines use.</summary>
internal sealed class EventsLine : ILine
{
    /// <inheritdoc/>
    public string Name => "events";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var engine in stage.Engines)
        {
            var isEmbedded = engine == Stage.Embedded;
            // MongoDB, as the rest of the comparison, with what it does in the same time.
            var events = isEmbedded ? 10 * stage.Products : stage.Products;
            await using var place = Stage.NewPlace(engine);
            await using var server = await Servers.StartServiceAsync(place, cancellationToken);
            var processorTime = server.ProcessorTime;
            var load = new EventLoad(server, events);
            var sending = await load.SendAsync(cancellationToken);
            yield return Row.Of(FormattableString.Invariant($"{events:N0} events ({engine})"), "events/s", events / sending.TotalSeconds, isEmbedded
                ? new Goal(50_000, AtLeast: true)
                : null);
            yield return Row.Of("", "s to fold what was left", (await load.FoldAsync(cancellationToken)).TotalSeconds);
            yield return Row.Of("", "processor us/event, folding included", (server.ProcessorTime - processorTime).TotalMicroseconds / events);
            yield return Row.Of("", "peak MB", server.PeakMegabytes);
            if (place.MegabytesOnDisk is { } disk) yield return Row.Of("", "MB on disk", disk);
        }
    }
}
