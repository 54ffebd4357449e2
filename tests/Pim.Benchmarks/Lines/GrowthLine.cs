using System.Diagnostics;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Load;
using Pim.Benchmarks.Processes;
using Pim.V1;

namespace Pim.Benchmarks.Lines;

/// <summary>How cost grows with the catalogue: import, single reads and pages at every size.</summary>
internal sealed class GrowthLine : ILine
{
    private const string NoCache = "Content:CacheMegabytes=0";
    private const int PageSize = 100;
    private const int Pages = 200;

    /// <inheritdoc/>
    public string Name => "growth";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var engine in stage.Engines)
        {
            foreach (var size in stage.Sizes)
            {
                var catalogue = await stage.CatalogueAsync(engine, size, cancellationToken);
                yield return Row.Of(FormattableString.Invariant($"at {size:N0} products ({engine})"), "imported/s", catalogue.ImportedPerSecond);
                await using (var load = await ContentLoad.StartAsync(stage, catalogue, size, [NoCache], cancellationToken))
                {
                    var reads = await load.MeasureAsync(null, cancellationToken);
                    yield return Row.MoreIsBetter("", "uncached reads/s", reads, l => l.Load.CallsPerSecond);
                }
                await using var service = await Servers.StartServiceAsync(catalogue.Place, cancellationToken);
                var pages = await PageMillisecondsAsync(service.Channel, cancellationToken);
                yield return Row.Of("", FormattableString.Invariant($"ms for a page of {PageSize}"), pages.Median(ms => ms));
            }
        }
    }

    // Page after page from the first, and again from the first when the catalogue ends before there are enough.
    private static async Task<List<double>> PageMillisecondsAsync(ChannelBase channel, CancellationToken cancellationToken)
    {
        var client = new ProductService.ProductServiceClient(channel);
        var times = new List<double>();
        for (var token = ""; times.Count < Pages;)
        {
            var watch = Stopwatch.StartNew();
            var page = await client.ListProductsAsync(new ListProductsRequest { PageSize = PageSize, PageToken = token }, cancellationToken: cancellationToken);
            times.Add(watch.Elapsed.TotalMilliseconds);
            token = page.NextPageToken;
        }
        return times;
    }
}
