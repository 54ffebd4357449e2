using Pim.Application;
using Pim.Application.Events;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Application.Transfer;
using Pim.Domain.Products;
using Pim.V1;
using PimService.Hosting;
using PimService.Media;
using PimService.Transfer;
using ImportOptions = Pim.Application.Transfer.ImportOptions;
using ImportResult = Pim.Application.Transfer.ImportResult;

namespace PimService.Demo;

/// <summary>
/// Loads the demo catalogue into an empty store, the way any catalogue is imported, publishes it, and lets customers have been there, before the first
/// call is taken.
/// </summary>
internal sealed partial class DemoLoader(
    CatalogImport import, Publisher publisher, SchemaCatalog schemas, IProductStore products, DemoMedia media, ImageToolOptions imageTool, EventIntake events,
    TimeProvider time, ILogger<DemoLoader> logger) : IHostedService
{
    private const int RowsAtOnce = 500;
    private static readonly string[] Files = ["demo/schema.ndjson", "demo/products.ndjson"];

    /// <summary>Loads it, unless there is something in the store. A row that is refused is our mistake: the service does not start.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var schema = await schemas.CurrentAsync(cancellationToken);
        if (schema.Nouns.Any() || await products.CountAsync(ProductQuery.All, cancellationToken) > 0)
        {
            LogNotEmpty();
            return;
        }

        var loaded = await LoadAsync(Files.SelectMany(ReadLines), cancellationToken);
        var files = await media.LoadAsync(cancellationToken);
        await PublishAsync(cancellationToken);
        await LoadEventsAsync(cancellationToken);
        var rows = loaded.ToLookup(name => name.StartsWith("products/", StringComparison.Ordinal));
        LogLoaded(files, rows[false].Count(), rows[true].Count());
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Loads rows, one in each line, and answers the names of what they made.</summary>
    internal async Task<IReadOnlyList<string>> LoadAsync(IEnumerable<string> lines, CancellationToken cancellationToken)
    {
        var loaded = new List<string>();
        var refused = new List<ImportResult>();
        var options = new ImportOptions(Actor: "demo", ValidateOnly: false, DropInheritedValues: false);
        var reader = new CatalogRowReader(replaces: true);
        var rows = lines.Select((line, index) => reader.Read(index, Parse(line))).Chunk(RowsAtOnce).ToAsyncEnumerable();
        await foreach (var results in import.RunAsync(rows, options, cancellationToken))
        {
            refused.AddRange(results.Where(result => result.Error is not null));
            loaded.AddRange(results.Select(result => result.Name));
        }

        if (refused.Count == 0) return loaded;
        throw new StartupException(
            [.. refused.Select(result => FormattableString.Invariant($"Demo:Load: row {result.Index + 1} ({result.Name}): {result.Error!.Message}"))]);
    }

    // Nothing is declared that could not be fetched: shops would show pictures that are not there.
    private CatalogRow Parse(string line)
    {
        var row = CatalogRow.Parser.ParseJson(line);
        if (row.Channel is { Renditions.Count: > 0 } channel && !imageTool.IsInstalled)
        {
            channel.Renditions.Clear();
            LogNoRenditions(channel.Code, ImageToolOptions.Tool);
        }
        return row;
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        foreach (var channel in (await schemas.CurrentAsync(cancellationToken)).ChannelsInOrder)
        {
            var all = new BulkPublication(channel.Code, Publish: true, Filter: "");
            await foreach (var progress in publisher.RunAsync(all, new WriteOptions("demo"), cancellationToken))
            {
                if (progress.Refusals is [var (sku, error), ..])
                    throw new StartupException($"Demo:Load: {sku} cannot be published in {channel.Code}: {error.Message}");
            }
        }
    }

    private async Task LoadEventsAsync(CancellationToken cancellationToken)
    {
        var sold = await products.ListAsync(new ProductQuery { Type = ProductType.Product }, "", int.MaxValue, cancellationToken);
        foreach (var some in new DemoEvents([.. sold.Select(product => product.Sku)], time.GetUtcNow()).Make().Chunk(EventIntake.MaxBatch))
            await events.AppendAsync(some, cancellationToken);
    }

    private static IEnumerable<string> ReadLines(string file)
    {
        using var reader = new StreamReader(typeof(DemoLoader).Assembly.GetManifestResourceStream(file)!);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0) yield return line;
        }
    }

    [LoggerMessage(LogLevel.Information, "Loaded the demo catalogue: {Schema} parts of its schema, {Products} products, {Files} files")]
    private partial void LogLoaded(int files, int schema, int products);

    [LoggerMessage(LogLevel.Information,
        "The channel {Channel} offers no renditions of images: they need {Tool}, which is not installed here (Debian: apt-get install libvips-tools)")]
    private partial void LogNoRenditions(string channel, string tool);

    [LoggerMessage(LogLevel.Information, "The store is not empty: the demo catalogue is not loaded")]
    private partial void LogNotEmpty();
}
