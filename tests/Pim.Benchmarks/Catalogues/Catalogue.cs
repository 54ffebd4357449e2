using Google.Protobuf;
using Pim.Benchmarks.Echo;
using Pim.Benchmarks.Processes;
using Pim.V1;

namespace Pim.Benchmarks.Catalogues;

/// <summary>A generated catalogue in its place, published, and how it came there.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Products">How many products it has.</param>
/// <param name="ImportTime">Time that the import of the products took.</param>
/// <param name="ImportProcessorTime">Time of all processors that the service used meanwhile.</param>
/// <param name="ImportPeakMegabytes">Most memory that the service used until then.</param>
/// <param name="PublishTime">Time that publishing them took.</param>
internal sealed record Catalogue(Place Place, int Products, TimeSpan ImportTime, TimeSpan ImportProcessorTime, long ImportPeakMegabytes, TimeSpan PublishTime)
{
    /// <summary>Makes one by importing and publishing it, and keeps what the yardstick shall answer: the content of one of its products.</summary>
    public static async Task<Catalogue> ImportAsync(Place place, int products, CancellationToken cancellationToken)
    {
        await using var service = await Servers.StartServiceAsync(place, cancellationToken);
        var before = service.ProcessorTime;
        var time = await CatalogueImport.RunAsync(service.Channel, products, cancellationToken);
        var (processor, peak) = (service.ProcessorTime - before, service.PeakMegabytes);
        var publishTime = await Publishing.RunAsync(service.Channel, products, cancellationToken);
        var typical = await new ContentService.ContentServiceClient(service.Channel).GetContentAsync(
            GeneratedCatalog.ContentRequest(products / 2), cancellationToken: cancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(place.Folder, EchoServer.ContentFile), typical.ToByteArray(), cancellationToken);
        return new Catalogue(place, products, time, processor, peak, publishTime);
    }

    /// <summary>Products imported each second.</summary>
    public double ImportedPerSecond => Products / ImportTime.TotalSeconds;

    /// <summary>Products published each second.</summary>
    public double PublishedPerSecond => Products / PublishTime.TotalSeconds;
}
