using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Grpc.Core;
using Pim.Application.Transfer;
using Pim.Domain;
using PimService.Errors;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Transfer;

/// <summary>
/// The rows of one import on their way in, and their results on the way out. Rows are read only as the import takes them; those without a
/// result yet are kept, to say where in them something is wrong.
/// </summary>
internal sealed class ImportStream(IAsyncStreamReader<V1.ImportCatalogRequest> requests, bool replaces)
{
    private const int MaxRows = 1_000;
    private const long MaxBytesUnderway = 32 * 1024 * 1024;

    private readonly CatalogRowReader _reader = new(replaces);
    private readonly ByteBudget _budget = new(MaxBytesUnderway);
    private readonly ConcurrentQueue<(V1.CatalogRow Row, int Bytes)> _underway = new();
    private long _next;

    /// <summary>The rows, message by message; <paramref name="first"/> was read already.</summary>
    public async IAsyncEnumerable<IReadOnlyList<ImportRow>> RowsAsync(
        V1.ImportCatalogRequest first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await ReadAsync(first, cancellationToken);
        while (await requests.MoveNext(cancellationToken))
        {
            if (requests.Current.Options is not null) throw Refuse("options", "May only be given in the first message.", "OPTIONS_NOT_FIRST");
            yield return await ReadAsync(requests.Current, cancellationToken);
        }
    }

    /// <summary>The message of the next result.</summary>
    public V1.ImportResult Write(ImportResult result)
    {
        if (!_underway.TryDequeue(out var underway)) throw new InvalidOperationException("A result came without its row.");
        _budget.Give(underway.Bytes);
        var message = new V1.ImportResult { Index = result.Index, Name = result.Name, Outcome = (V1.ImportResult.Types.Outcome)result.Outcome };
        if (result.Error is null && result.Notices.Count == 0) return message;
        var path = CatalogRowReader.PathIn(underway.Row);
        if (result.Error is { } error) message.Error = StatusMapper.ToPart(error.At(path));
        foreach (var notice in result.Notices)
        {
            var field = path(new Violation(notice.Field, notice.Description, notice.Reason));
            message.Notices.Add(new V1.ImportNotice { Field = field, Description = notice.Description, Reason = notice.Reason });
        }
        return message;
    }

    private async ValueTask<List<ImportRow>> ReadAsync(V1.ImportCatalogRequest request, CancellationToken cancellationToken)
    {
        if (request.Rows.Count > MaxRows) throw Refuse("rows", $"Must have at most {MaxRows} entries, not {request.Rows.Count}.", "COUNT_OUT_OF_RANGE");
        var sizes = new int[request.Rows.Count];
        for (var i = 0; i < sizes.Length; i++) sizes[i] = request.Rows[i].CalculateSize();
        await _budget.TakeAsync(sizes.Sum(), cancellationToken);
        var rows = new List<ImportRow>(sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
        {
            _underway.Enqueue((request.Rows[i], sizes[i]));
            rows.Add(_reader.Read(_next++, request.Rows[i]));
        }
        return rows;
    }

    private static PimException Refuse(string field, string description, string reason) => PimException.Violated([new(field, description, reason)]);
}
