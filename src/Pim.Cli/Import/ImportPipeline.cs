using System.Threading.Channels;
using Google.Protobuf.Collections;
using Grpc.Core;
using Pim.V1;
using Queue = System.Threading.Channels.Channel;

namespace Pim.Cli.Import;

/// <summary>
/// Sends rows in batches and takes their results as they come. Rows wait for their results in a bounded queue: when it is full, reading
/// stops until the service has answered, so that memory stays flat however long the source is.
/// </summary>
/// <param name="client">The service.</param>
/// <param name="options">How it reads the rows.</param>
/// <param name="batchSize">Most rows of a message.</param>
/// <param name="report">Takes what becomes of each row, in the order of the source.</param>
internal sealed class ImportPipeline(TransferService.TransferServiceClient client, ImportOptions options, int batchSize, ImportReport report)
{
    /// <summary>Most rows that wait for their results.</summary>
    public const int MaxInFlight = 4_000;

    /// <summary>Bytes at which a message is sent without waiting for more rows.</summary>
    public const int MaxBatchBytes = 1024 * 1024;

    /// <summary>Most bytes of a row: servers refuse messages over 4 MB, and with them the whole stream.</summary>
    public const int MaxRowBytes = 4 * 1024 * 1024 - 64 * 1024;

    /// <summary>Sends all rows and waits for all results.</summary>
    /// <exception cref="RpcException">The service cannot be reached, refused the import or broke off; the report holds what was answered.</exception>
    public async Task RunAsync(IAsyncEnumerable<SourceRow> rows, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var call = client.ImportCatalog(cancellationToken: stop.Token);
        var waiting = Queue.CreateBounded<SourceRow>(new BoundedChannelOptions(MaxInFlight) { SingleReader = true, SingleWriter = true });
        var sending = SendAllAsync(rows, call.RequestStream, waiting.Writer, stop.Token);
        try
        {
            await ReceiveAsync(waiting.Reader, new Results(call.ResponseStream), stop.Token);
        }
        finally
        {
            await stop.CancelAsync();
            await sending;
        }
    }

    /// <summary>Never throws: what goes wrong completes the queue, and is thrown where the results are taken.</summary>
    private async Task SendAllAsync(IAsyncEnumerable<SourceRow> rows, IClientStreamWriter<ImportCatalogRequest> stream, ChannelWriter<SourceRow> waiting,
        CancellationToken cancellationToken)
    {
        try
        {
            var batch = new Batch(stream, options, batchSize);
            try
            {
                await foreach (var row in rows.WithCancellation(cancellationToken)) await SendAsync(row, batch, waiting, cancellationToken);
            }
            finally
            {
                // Also when the source breaks off: rows that wait for a result must have been sent.
                await batch.FlushAsync(cancellationToken);
            }
            await stream.CompleteAsync();
            waiting.Complete();
        }
        catch (Exception e)
        {
            waiting.Complete(e);
        }
    }

    private static async Task SendAsync(SourceRow row, Batch batch, ChannelWriter<SourceRow> waiting, CancellationToken cancellationToken)
    {
        var size = row.Row?.CalculateSize() ?? 0;
        if (size > MaxRowBytes)
        {
            var tooLarge = new Finding("", $"Takes {size:N0} bytes; at most {MaxRowBytes:N0} can be sent.", "ROW_TOO_LARGE");
            row = SourceRow.Refused(row.Place, row.Kind, row.Code, tooLarge);
        }
        var light = row with { Row = null }; // of thousands of waiting rows only what is told of them is kept
        if (!waiting.TryWrite(light))
        {
            await batch.FlushAsync(cancellationToken);
            await waiting.WriteAsync(light, cancellationToken);
        }
        if (row.Row is not null) await batch.AddAsync(row.Row, size, cancellationToken);
    }

    private async Task ReceiveAsync(ChannelReader<SourceRow> waiting, Results results, CancellationToken cancellationToken)
    {
        await foreach (var row in waiting.ReadAllAsync(cancellationToken))
        {
            if (row.IsRefused) report.AddRefused(row);
            else report.Add(row, await results.NextAsync(cancellationToken));
        }
        await results.EndAsync(cancellationToken);
    }

    /// <summary>Gathers rows into messages.</summary>
    private sealed class Batch(IClientStreamWriter<ImportCatalogRequest> stream, ImportOptions options, int maxRows)
    {
        private ImportCatalogRequest _request = new() { Options = options };
        private int _bytes;

        public async Task AddAsync(CatalogRow row, int size, CancellationToken cancellationToken)
        {
            if (_bytes + size > MaxBatchBytes) await FlushAsync(cancellationToken);
            _request.Rows.Add(row);
            _bytes += size;
            if (_request.Rows.Count >= maxRows) await FlushAsync(cancellationToken);
        }

        public async Task FlushAsync(CancellationToken cancellationToken)
        {
            if (_request.Rows.Count == 0) return;
            var request = _request;
            (_request, _bytes) = (new ImportCatalogRequest(), 0);
            await stream.WriteAsync(request, cancellationToken);
        }
    }

    /// <summary>The results of the stream, one by one.</summary>
    private sealed class Results(IAsyncStreamReader<ImportCatalogResponse> stream)
    {
        private RepeatedField<ImportResult> _results = [];
        private int _next;
        private long _index;

        public async Task<ImportResult> NextAsync(CancellationToken cancellationToken)
        {
            while (_next == _results.Count)
            {
                if (!await stream.MoveNext(cancellationToken)) throw Broken("The service ended the import before it had answered all rows.");
                (_results, _next) = (stream.Current.Results, 0);
            }
            var result = _results[_next++];
            return result.Index == _index++ ? result : throw Broken($"The service answered row {result.Index} where row {_index - 1} was due.");
        }

        /// <summary>Waits for the end of the stream, which tells whether the import as a whole went well.</summary>
        public async Task EndAsync(CancellationToken cancellationToken)
        {
            while (await stream.MoveNext(cancellationToken))
            {
                if (stream.Current.Results.Count > 0) throw Broken("The service answered more rows than were sent.");
            }
        }

        private static RpcException Broken(string what) => new(new Status(StatusCode.DataLoss, what));
    }
}
