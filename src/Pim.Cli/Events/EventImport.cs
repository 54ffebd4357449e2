using Grpc.Core;
using Pim.Cli.Import;
using Pim.Client.Calls;
using Pim.V1;

namespace Pim.Cli.Events;

/// <summary>Sends events, one message at a time ahead of its answer, and keeps count of what became of them.</summary>
internal sealed class EventImport(EventService.EventServiceClient client, bool validateOnly, ReportFile? file)
{
    /// <summary>Most rejected rows that are kept to show.</summary>
    public const int MaxShown = 20;

    private const int Batch = 1_000;

    private readonly List<RejectedRow> _rejected = [];
    private readonly SortedDictionary<string, long> _leftOut = new(StringComparer.Ordinal);

    /// <summary>Events that were taken.</summary>
    public long Taken { get; private set; }

    /// <summary>Rows that were refused.</summary>
    public long RejectedCount { get; private set; }

    /// <summary>The first rejected rows.</summary>
    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    /// <summary>Rows of kinds that the mapping leaves out, by the word of the file.</summary>
    public IReadOnlyDictionary<string, long> LeftOut => _leftOut;

    /// <summary>Sends all rows and waits for all answers.</summary>
    public async Task RunAsync(IAsyncEnumerable<EventRow> rows, CancellationToken cancellationToken)
    {
        using var call = client.ImportEvents(cancellationToken: cancellationToken);
        var (sent, batch) = (new List<EventRow>(), new List<EventRow>());
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Event is not null) batch.Add(row);
            else PutAside(row);
            if (batch.Count < Batch) continue;
            await SendAsync(call, batch, sent, cancellationToken);
            (sent, batch) = (batch, sent);
            batch.Clear();
        }
        if (batch.Count > 0) await SendAsync(call, batch, sent, cancellationToken);
        else batch = sent;
        await call.RequestStream.CompleteAsync();
        await ReceiveAsync(call, batch, cancellationToken);
    }

    // The service works on one message while the next is read from the file.
    private async Task SendAsync(AsyncDuplexStreamingCall<ImportEventsRequest, ImportEventsResponse> call, List<EventRow> batch, List<EventRow> sent,
        CancellationToken cancellationToken)
    {
        await call.RequestStream.WriteAsync(
            new ImportEventsRequest { ValidateOnly = validateOnly, Events = { batch.Select(row => row.Event) } }, cancellationToken);
        await ReceiveAsync(call, sent, cancellationToken);
    }

    private async Task ReceiveAsync(
        AsyncDuplexStreamingCall<ImportEventsRequest, ImportEventsResponse> call, List<EventRow> sent, CancellationToken cancellationToken)
    {
        if (sent.Count == 0) return;
        if (!await call.ResponseStream.MoveNext(cancellationToken))
            throw new RpcException(new Status(StatusCode.DataLoss, "The service ended the import before it had answered all rows."));
        var response = call.ResponseStream.Current;
        foreach (var rejection in response.Rejections)
        {
            var (row, error) = (sent[(int)(rejection.Index - response.FirstIndex)], ServiceError.Of(rejection.Error));
            Reject(new RejectedRow(row.Place, row.Word, row.Event!.Id, error.Message, Finding.Of(error)));
        }
        Taken += sent.Count - response.Rejections.Count;
    }

    private void PutAside(EventRow row)
    {
        if (row.Violations.Count > 0) Reject(new RejectedRow(row.Place, row.Word, "", "", row.Violations));
        else _leftOut[row.Word] = _leftOut.GetValueOrDefault(row.Word) + 1;
    }

    private void Reject(RejectedRow row)
    {
        RejectedCount++;
        if (_rejected.Count < MaxShown) _rejected.Add(row);
        file?.Write(row);
    }
}
