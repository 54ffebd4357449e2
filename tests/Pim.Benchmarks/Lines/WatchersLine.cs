using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Pim.Benchmarks.Catalogues;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Processes;
using Pim.V1;
using Value = Pim.V1.Value;

namespace Pim.Benchmarks.Lines;

/// <summary>
/// Many watchers of a catalogue that is being imported: how soon each hears of a change that is published meanwhile, what a watcher costs in memory, and
/// what one costs that never reads.
/// </summary>
internal sealed class WatchersLine : ILine
{
    private const int Watchers = 200;
    private const int WatchersOfConnection = 50;
    private const int Changes = 100;
    private const int Imported = 20_000;

    /// <inheritdoc/>
    public string Name => "watchers";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalogue = await stage.CatalogueAsync(Stage.Embedded, cancellationToken);
        await using var service = await Servers.StartServiceAsync(catalogue.Place, cancellationToken);
        using var connections = new Connections(service.Address);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await HearAsync(service, connections, watchers: 1, end.Token); // compiles the service
        var before = service.ResidentMegabytes;

        var heard = await HearAsync(service, connections, Watchers, end.Token);
        var then = service.ResidentMegabytes;
        yield return Row.Of(FormattableString.Invariant($"{Watchers} watchers during an import"), "p50 ms", heard[heard.Count / 2]);
        yield return Row.Of("", "p99 ms", heard[heard.Count * 99 / 100]);
        yield return Row.Of("", "changes missed", ((long)Watchers * Changes) - heard.Count);
        yield return Row.Of("", "kB a watcher", Math.Max(then - before, 0) * 1_024.0 / Watchers);

        // All of the catalogue waits for each of them, and none takes a message.
        var silent = Enumerable.Range(0, Watchers).Select(i => Watch(connections.Of(i), fromNow: false, end.Token)).ToList();
        await Task.Delay(stage.Duration, cancellationToken);
        yield return Row.Of("  and one that never reads", "kB", Math.Max(service.ResidentMegabytes - then, 0) * 1_024.0 / Watchers);
        await end.CancelAsync();
        silent.ForEach(watch => watch.Dispose());
    }

    /// <summary>Publishes changes while products are imported; answers how long each watcher waited for each, sorted.</summary>
    private static async Task<List<double>> HearAsync(ServerProcess service, Connections connections, int watchers, CancellationToken cancellationToken)
    {
        var sent = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        var heard = new ConcurrentBag<double>();
        var ready = Enumerable.Range(0, watchers).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).ToList();
        var watching = Enumerable.Range(0, watchers).Select(i => ListenAsync(connections.Of(i), sent, heard, ready[i], cancellationToken)).ToList();
        await Task.WhenAll(ready.Select(r => r.Task));
        var import = CatalogueImport.RunAsync(service.Channel, Imported, cancellationToken);
        for (var i = 0; i < Changes; i++) await ChangeAsync(service.Channel, i, sent, cancellationToken);
        await import;
        await Task.WhenAll(watching);
        return [.. heard.Order()];
    }

    // Listens until it has heard of every change.
    private static async Task ListenAsync(
        GrpcChannel connection, ConcurrentDictionary<string, long> sent, ConcurrentBag<double> heard, TaskCompletionSource ready,
        CancellationToken cancellationToken)
    {
        using var watch = Watch(connection, fromNow: true, cancellationToken);
        for (var known = 0; known < Changes;)
        {
            await watch.ResponseStream.MoveNext(cancellationToken);
            ready.TrySetResult();
            foreach (var change in watch.ResponseStream.Current.Changes)
            {
                if (!sent.TryGetValue(change.Product, out var time)) continue;
                heard.Add(Stopwatch.GetElapsedTime(time).TotalMilliseconds);
                known++;
            }
        }
    }

    private static async Task ChangeAsync(ChannelBase channel, int number, ConcurrentDictionary<string, long> sent, CancellationToken cancellationToken)
    {
        // Behind those that are imported meanwhile, so that nobody else changes it.
        var name = $"products/{GeneratedCatalog.Sku(Imported + number)}";
        var text = new ValueSet { Values = { new Value { Text = Guid.NewGuid().ToString() } } };
        var edit = new UpdateProductRequest
        {
            Product = new Product { Name = name, Values = { ["text0"] = text } }, UpdateMask = new FieldMask { Paths = { "values.text0" } },
        };
        await new ProductService.ProductServiceClient(channel).UpdateProductAsync(edit, cancellationToken: cancellationToken);
        sent[name] = Stopwatch.GetTimestamp();
        await new PublicationService.PublicationServiceClient(channel)
            .PublishProductsAsync(new PublishProductsRequest { Channel = GeneratedCatalog.Channel, Products = { name } }, cancellationToken: cancellationToken);
    }

    private static AsyncServerStreamingCall<WatchChangesResponse> Watch(GrpcChannel connection, bool fromNow, CancellationToken cancellationToken) =>
        new ContentService.ContentServiceClient(connection).WatchChanges(
            new WatchChangesRequest { Channel = GeneratedCatalog.Channel, Locales = { GeneratedCatalog.Locale }, FromNow = fromNow },
                cancellationToken: cancellationToken);

    /// <summary>Connections of clients, each shared by some.</summary>
    private sealed class Connections(Uri address) : IDisposable
    {
        private readonly GrpcChannel[] _channels = [.. Enumerable.Range(0, Watchers / WatchersOfConnection).Select(_ => GrpcChannel.ForAddress(address))];

        public GrpcChannel Of(int watcher) => _channels[watcher / WatchersOfConnection];

        public void Dispose()
        {
            foreach (var channel in _channels) channel.Dispose();
        }
    }
}
