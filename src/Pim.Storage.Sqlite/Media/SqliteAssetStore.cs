using Pim.Application;
using Pim.Application.Media;
using Pim.Domain.Media;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Media;

/// <summary>Assets on SQLite.</summary>
internal sealed class SqliteAssetStore(Writer writer, ReaderPool readers) : IAssetStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Asset>> GetAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => AssetReading.Get(session, keys), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Asset>> ListAsync(string after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => AssetReading.List(session, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Asset>> ListOfBlobAsync(string sha256, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => AssetReading.ReadAll(session.Use(AssetReading.OfBlob).Bind(1, sha256).Bind(2, limit)), cancellationToken);

    /// <inheritdoc/>
    public async Task<CommitOutcome> CommitAsync(AssetCommit commit, CancellationToken cancellationToken)
    {
        using var documents = new DocumentBuffer(4_096);
        var places = commit.Puts.Select(put => documents.Add(put.Asset, AssetDocument.Write)).ToList();
        var weight = commit.Puts.Count + commit.Deletes.Count;
        return await writer.CommitAsync(tables => new AssetCommitting(tables, commit, documents, places).Run(), weight, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<AssetUse>> ListUsesAsync(string key, AssetUse? after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => AssetReading.ListUses(session, key, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Asset>> ListDueAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => AssetReading.ReadAll(session.Use(AssetReading.Due).Bind(1, time).Bind(2, limit)), cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => readers.ReadAsync<DateTimeOffset?>(static session =>
    {
        using var row = session.Use(AssetReading.NextDue);
        return row.Step() ? row.Time(0) : null;
    }, cancellationToken);
}
