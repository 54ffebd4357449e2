using System.Diagnostics;
using Pim.V1;

namespace Pim.Benchmarks;

/// <summary>Imports a generated catalogue over the wire and tells how fast it went and what it took.</summary>
internal static class ImportBenchmark
{
    private const int RowsPerMessage = 100;
    private const int ReportEvery = 100_000;

    /// <summary>Imports so many products into a fresh folder.</summary>
    public static async Task RunAsync(int products, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("pim-benchmark").FullName;
        try
        {
            await using var service = await ServiceProcess.StartAsync(folder, cancellationToken);
            await ImportAsync(service, Single(GeneratedCatalog.Schema()), cancellationToken);
            Console.WriteLine($"{"products",12} {"products/s",12} {"peak MB",10}");
            for (var from = 0; from < products; from += ReportEvery)
            {
                var count = Math.Min(ReportEvery, products - from);
                var watch = Stopwatch.StartNew();
                await ImportAsync(service, Messages(from, count, cancellationToken), cancellationToken);
                Console.WriteLine($"{from + count,12:N0} {count / watch.Elapsed.TotalSeconds,12:N0} {service.PeakMegabytes,10:N0}");
            }
            var size = new DirectoryInfo(folder).EnumerateFiles().Sum(f => f.Length);
            Console.WriteLine($"{size / 1_048_576:N0} MB on disk, {size / products:N0} bytes a product");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task ImportAsync(ServiceProcess service, IAsyncEnumerable<ImportCatalogRequest> requests, CancellationToken cancellationToken)
    {
        using var call = new TransferService.TransferServiceClient(service.Channel).ImportCatalog(cancellationToken: cancellationToken);
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

    private static async IAsyncEnumerable<ImportCatalogRequest> Single(IEnumerable<CatalogRow> rows)
    {
        await Task.CompletedTask;
        yield return new ImportCatalogRequest { Rows = { rows } };
    }

    // Made ahead on a thread of its own, as a client that reads a file would.
    private static IAsyncEnumerable<ImportCatalogRequest> Messages(int from, int count, CancellationToken cancellationToken)
    {
        var messages = System.Threading.Channels.Channel.CreateBounded<ImportCatalogRequest>(32);
        _ = Task.Run(async () =>
        {
            for (var number = from; number < from + count; number += RowsPerMessage)
            {
                var rows = Enumerable.Range(number, Math.Min(RowsPerMessage, from + count - number)).Select(GeneratedCatalog.Product);
                await messages.Writer.WriteAsync(new ImportCatalogRequest { Rows = { rows } }, cancellationToken);
            }
            messages.Writer.Complete();
        }, cancellationToken);
        return messages.Reader.ReadAllAsync(cancellationToken);
    }
}
