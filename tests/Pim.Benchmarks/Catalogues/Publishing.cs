using System.Diagnostics;
using Grpc.Core;
using Pim.V1;

namespace Pim.Benchmarks.Catalogues;

/// <summary>Publishes a generated catalogue over the wire.</summary>
internal static class Publishing
{
    /// <summary>Publishes all products; answers the time that took until the last was seen.</summary>
    public static async Task<TimeSpan> RunAsync(ChannelBase channel, int products, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var call = new PublicationService.PublicationServiceClient(channel).BulkPublish(
            new BulkPublishRequest { Channel = GeneratedCatalog.Channel, Action = BulkPublishRequest.Types.Action.Publish },
                cancellationToken: cancellationToken);
        var last = new BulkPublishResponse();
        while (await call.ResponseStream.MoveNext(cancellationToken)) last = call.ResponseStream.Current;
        if (last.ChangedCount != products) throw new InvalidOperationException($"Of {products} products, {last.ChangedCount} were published: {last}");
        return watch.Elapsed;
    }
}
