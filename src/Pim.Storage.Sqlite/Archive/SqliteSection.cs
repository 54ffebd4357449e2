using Pim.Application.Archive;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>What all sections have in common: rows of one table, read in the order of their keys and added without looking at what is there.</summary>
internal abstract class SqliteSection<T>(Writer writer, ReaderPool readers, string name, string table) : IArchiveSection<T>
{
    // Most bytes of documents in one page.
    private const int MaxPageBytes = 4 * 1_048_576;

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(session => session.Use($"SELECT count(*) FROM {table}").ReadNumber()!.Value, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<T>> ReadAsync(string after, int limit, CancellationToken cancellationToken) => readers.ReadAsync<IReadOnlyList<T>>(session =>
    {
        var entries = new List<T>();
        using var rows = Start(session, after, limit);
        for (var bytes = 0L; bytes < MaxPageBytes && rows.Step(); bytes += SizeOf(entries[^1], rows)) entries.Add(Read(session, rows));
        return entries;
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<SectionPosition> ReadPositionAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(session => CopyTable.ReadPosition(session, name), cancellationToken);

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<T> entries, SectionPosition reached, CancellationToken cancellationToken)
    {
        using var documents = new DocumentBuffer(4_096 * entries.Count);
        var add = Prepare(entries, documents);
        await writer.CommitAsync(tables =>
        {
            add(tables);
            CopyTable.WritePosition(tables.Session, name, reached);
            return true;
        }, entries.Count, cancellationToken);
    }

    /// <summary>The rows behind a key, in order.</summary>
    protected abstract Statement Start(Session session, string after, int limit);

    /// <summary>The entry of the row.</summary>
    protected abstract T Read(Session session, Statement row);

    /// <summary>Bytes of the documents of the row's entry.</summary>
    protected virtual int SizeOf(T entry, Statement row) => 0;

    /// <summary>Writes the documents of the entries, and answers what adds these to the tables.</summary>
    protected abstract Action<Tables> Prepare(IReadOnlyList<T> entries, DocumentBuffer documents);
}
