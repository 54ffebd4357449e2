using System.Diagnostics;
using Grpc.Core;
using Pim.V1;

namespace Pim.Benchmarks.Catalogues;

/// <summary>Imports a generated catalogue over the wire.</summary>
internal static class CatalogueImport
{
    private const int RowsPerMessage = 100;

    /// <summary>Imports the schema and so many products; answers the time that the products took until the last was durable.</summary>
    public static async Task<TimeSpan> RunAsync(ChannelBase channel, int products, CancellationToken cancellationToken)
    {
        await SendAsync(channel, Schema(), cancellationToken);
        var watch = Stopwatch.StartNew();
        await SendAsync(channel, Products(products, cancellationToken), cancellationToken);
        return watch.Elapsed;
    }

    private static async Task SendAsync(ChannelBase channel, IAsyncEnumerable<ImportCatalogRequest> requests, CancellationToken cancellationToken)
    {
        using var call = new TransferService.TransferServiceClient(channel).ImportCatalog(cancellationToken: cancellationToken);
        var sending = Task.Run(async () =>
        {
            await foreach (var request in requests) await call.RequestStream.WriteAsync(request, cancellationToken);
            await call.RequestStream.CompleteAsync();
        }, cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            if (call.ResponseStream.Current.Results.FirstOrDefault(r => r.Outcome == ImportResult.Types.Outcome.Rejected) is { } rejected)
                throw new InvalidOperationException($"{rejected.Name}: {rejected.Error}");
        }
        await sending;
    }

    private static async IAsyncEnumerable<ImportCatalogRequest> Schema()
    {
        await Task.CompletedTask;
        yield return new ImportCatalogRequest { Rows = { GeneratedCatalog.Schema() } };
    }

    // Made ahead on a thread of its own, as a client that reads a file would.
    private static IAsyncEnumerable<ImportCatalogRequest> Products(int count, CancellationToken cancellationToken)
    {
        var messages = System.Threading.Channels.Channel.CreateBounded<ImportCatalogRequest>(32);
        _ = Task.Run(async () =>
        {
            for (var number = 0; number < count; number += RowsPerMessage)
            {
                var rows = Enumerable.Range(number, Math.Min(RowsPerMessage, count - number)).Select(GeneratedCatalog.Product);
                await messages.Writer.WriteAsync(new ImportCatalogRequest { Rows = { rows } }, cancellationToken);
            }
            messages.Writer.Complete();
        }, cancellationToken);
        return messages.Reader.ReadAllAsync(cancellationToken);
    }
}
