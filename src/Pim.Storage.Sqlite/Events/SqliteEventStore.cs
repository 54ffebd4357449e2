using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Pim.Application.Events;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Events;

/// <summary>
/// Keeps events in two files beside the catalogue. A fold changes the file of histories in one transaction and notes there up to which batch; only then
/// are the batches removed from the other. Stopped in between, they stand below the note, and are taken for what they are: folded.
/// </summary>
internal sealed class SqliteEventStore : IEventStore, IAsyncDisposable
{
    // Rows come from the file on the thread of whoever reads: now and then it lets others in.
    private const int RowsAtOnce = 1_000;

    private readonly WaitingFile _waiting;
    private readonly HistoryFile _histories;
    private bool _closed;

    public SqliteEventStore(string folder)
    {
        _histories = new HistoryFile(Path.Combine(folder, "events.db"));
        _waiting = new WaitingFile(Path.Combine(folder, "events-waiting.db"));
    }

    /// <inheritdoc/>
    public Task AppendAsync(ReadOnlyMemory<byte> block, int count, CancellationToken cancellationToken) =>
        _waiting.AppendAsync(block, count, cancellationToken);

    /// <inheritdoc/>
    public async Task<long> CountWaitingAsync(CancellationToken cancellationToken)
    {
        var (_, folded, _) = await ReadStateAsync(cancellationToken);
        return await _waiting.Readers.ReadAsync(
            session => session.Use("SELECT coalesce(sum(count), 0) FROM waiting WHERE id > ?1").Bind(1, folded).ReadNumber() ?? 0, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<WaitingEvents> ReadWaitingAsync(int maxEvents, CancellationToken cancellationToken)
    {
        var (turn, folded, anyErased) = await ReadStateAsync(cancellationToken);
        var batches = maxEvents == 0 ? [] : await _waiting.Readers.ReadAsync(session => ReadBatches(session, folded, maxEvents), cancellationToken);
        return new WaitingEvents(turn, anyErased, batches);
    }

    /// <inheritdoc/>
    public async Task<bool> CommitAsync(HistoryCommit commit, CancellationToken cancellationToken)
    {
        if (!await _histories.CommitAsync(commit, cancellationToken)) return false;
        // It stands: what is left of it is seen through, whoever leaves.
        if (commit.Folded.Count > 0) await _waiting.RemoveAsync(HistoryWriting.IdOf(commit.Folded[^1]), CancellationToken.None);
        return true;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredHistory>> GetHistoriesAsync(IReadOnlyCollection<string> persons, CancellationToken cancellationToken) =>
        _histories.Readers.ReadAsync<IReadOnlyList<StoredHistory>>(session =>
        {
            var found = new List<StoredHistory>(persons.Count);
            foreach (var person in persons)
            {
                using var get = session.Use("SELECT block FROM history WHERE person = ?1").Bind(1, person);
                if (get.Step()) found.Add(new StoredHistory(person, get.Utf8(0).ToArray()));
            }
            return found;
        }, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredHistory> ReadHistoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = _histories.OpenReader();
        using var all = session.Use("SELECT person, block FROM history ORDER BY person");
        var (buffer, rows) = (new byte[16_384], 0L);
        while (await StepAsync(all, cancellationToken))
        {
            var length = Copy(all, ref buffer);
            yield return new StoredHistory(all.Text(0), buffer.AsMemory(0, length));
            if (++rows % RowsAtOnce == 0) await Task.Yield();
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>> GetMergesAsync(IReadOnlyCollection<string> visitors, CancellationToken cancellationToken) =>
        _histories.Readers.ReadAsync<IReadOnlyDictionary<string, string>>(session =>
        {
            var merges = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var visitor in visitors)
            {
                using var get = session.Use("SELECT customer FROM merge WHERE visitor = ?1").Bind(1, visitor);
                if (get.Step()) merges.Add(visitor, get.Text(0));
            }
            return merges;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> GetMergedVisitorsAsync(string customer, CancellationToken cancellationToken) =>
        _histories.Readers.ReadAsync<IReadOnlyList<string>>(session =>
        {
            using var get = session.Use("SELECT visitor FROM merge WHERE customer = ?1").Bind(1, customer);
            var visitors = new List<string>();
            while (get.Step()) visitors.Add(get.Text(0));
            return visitors;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ErasureProof>> GetErasuresAsync(IReadOnlyCollection<string> digests, CancellationToken cancellationToken) =>
        _histories.Readers.ReadAsync<IReadOnlyList<ErasureProof>>(session =>
        {
            var proofs = new List<ErasureProof>();
            foreach (var digest in digests)
            {
                using var get = session.Use("SELECT digest, time, actor, events, purchases, visitors FROM erasure WHERE digest = ?1").Bind(1, digest);
                if (get.Step()) proofs.Add(ReadProof(get));
            }
            return proofs;
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> GetSecretAsync(CancellationToken cancellationToken) => _histories.Readers.ReadAsync<ReadOnlyMemory<byte>>(session =>
    {
        using var get = session.Use("SELECT secret FROM state");
        get.Step();
        return get.Utf8(0).ToArray();
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountHistoriesAsync(CancellationToken cancellationToken) =>
        _histories.Readers.ReadAsync(session => session.Use("SELECT count(*) FROM history").ReadNumber() ?? 0, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<KeyValuePair<string, string>> ReadMergesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = _histories.OpenReader();
        using var all = session.Use("SELECT visitor, customer FROM merge ORDER BY visitor");
        while (await StepAsync(all, cancellationToken)) yield return new(all.Text(0), all.Text(1));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ErasureProof> ReadErasuresAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var session = _histories.OpenReader();
        using var all = session.Use("SELECT digest, time, actor, events, purchases, visitors FROM erasure ORDER BY digest");
        while (await StepAsync(all, cancellationToken)) yield return ReadProof(all);
    }

    /// <inheritdoc/>
    public Task SetSecretAsync(ReadOnlyMemory<byte> secret, CancellationToken cancellationToken) => _histories.SetSecretAsync(secret, cancellationToken);

    /// <inheritdoc/>
    public async Task ScrubAsync(CancellationToken cancellationToken)
    {
        await _waiting.EmptyLogAsync(cancellationToken);
        await _histories.EmptyLogAsync(cancellationToken);
    }

    /// <summary>Sees through what is queued, and closes the files. Both the catalogue and whoever was handed the store by it may do so.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closed) return;
        _closed = true;
        await _waiting.DisposeAsync();
        await _histories.DisposeAsync();
    }

    private Task<(long Turn, long Folded, bool AnyErased)> ReadStateAsync(CancellationToken cancellationToken) => _histories.Readers.ReadAsync(session =>
    {
        using var get = session.Use("SELECT turn, folded, EXISTS (SELECT 1 FROM erasure) FROM state");
        get.Step();
        return (get.Number(0), get.Number(1), get.Flag(2));
    }, cancellationToken);

    private static List<WaitingBatch> ReadBatches(Session session, long folded, int maxEvents)
    {
        using var get = session.Use("SELECT id, count, block FROM waiting WHERE id > ?1 ORDER BY id").Bind(1, folded);
        var batches = new List<WaitingBatch>();
        for (long events = 0; events < maxEvents && get.Step(); events += get.Number(1))
            batches.Add(new WaitingBatch(get.Number(0).ToString(CultureInfo.InvariantCulture), get.Utf8(2).ToArray()));
        return batches;
    }

    private static ValueTask<bool> StepAsync(Statement statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new ValueTask<bool>(statement.Step());
        }
        catch (SqliteException e)
        {
            throw StoreErrors.Translate(e);
        }
    }

    private static ErasureProof ReadProof(Statement row) => new(row.Text(0), row.Time(1), row.Text(2), row.Number(3), row.Number(4), row.Number(5));

    private static int Copy(Statement row, ref byte[] buffer)
    {
        var block = row.Utf8(1);
        if (block.Length > buffer.Length) buffer = new byte[block.Length * 2];
        block.CopyTo(buffer);
        return block.Length;
    }
}
