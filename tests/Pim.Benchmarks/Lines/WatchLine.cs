using System.Diagnostics;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Pim.Benchmarks.Catalogues;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Processes;
using Pim.V1;

namespace Pim.Benchmarks.Lines;

/// <summary>A published change reaches a client that watches: from the call that publishes it, sent, to the message with its content, read.</summary>
internal sealed class WatchLine : ILine
{
    private const int Changes = 500;

    /// <inheritdoc/>
    public string Name => "watch";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var engine in stage.Engines)
        {
            var catalogue = await stage.CatalogueAsync(engine, cancellationToken);
            await using var service = await Servers.StartServiceAsync(catalogue.Place, cancellationToken);
            // The first ones compile the service.
            await MillisecondsAsync(service.Channel, cancellationToken);
            var milliseconds = await MillisecondsAsync(service.Channel, cancellationToken);
            yield return Row.Of($"a change reaches a watcher ({engine})", "p50 ms", milliseconds[milliseconds.Count / 2]);
            yield return Row.Of("", "p99 ms", milliseconds[milliseconds.Count * 99 / 100], engine == Stage.Embedded ? new Goal(50, AtLeast: false) : null);
        }
    }

    // Alters and publishes one product after the other. Answers the times in their order.
    private static async Task<List<double>> MillisecondsAsync(ChannelBase channel, CancellationToken cancellationToken)
    {
        var products = new ProductService.ProductServiceClient(channel);
        var publications = new PublicationService.PublicationServiceClient(channel);
        using var watch = new ContentService.ContentServiceClient(channel).WatchChanges(
            new WatchChangesRequest { Channel = GeneratedCatalog.Channel, Locales = { GeneratedCatalog.Locale }, FromNow = true },
                cancellationToken: cancellationToken);
        await watch.ResponseStream.MoveNext(cancellationToken);

        var times = new List<double>();
        for (var i = 0; i < Changes; i++)
        {
            var name = $"products/{GeneratedCatalog.Sku(i)}";
            await products.UpdateProductAsync(Edit(name), cancellationToken: cancellationToken);
            var started = Stopwatch.GetTimestamp();
            var published = publications.PublishProductsAsync(
                new PublishProductsRequest { Channel = GeneratedCatalog.Channel, Products = { name } }, cancellationToken: cancellationToken);
            while (watch.ResponseStream.Current.Changes.All(change => change.Product != name)) await watch.ResponseStream.MoveNext(cancellationToken);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await published;
        }
        times.Sort();
        return times;
    }

    private static UpdateProductRequest Edit(string name) => new()
    {
        Product = new Product { Name = name, Values = { ["text0"] = new ValueSet { Values = { new Value { Text = Guid.NewGuid().ToString() } } } } },
        UpdateMask = new() { Paths = { "values.text0" } },
    };
}
