using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Content;

/// <summary>Finished content and its feed on MongoDB.</summary>
internal sealed class MongoContentStore(Collections collections, Writer writer, Reader reader) : IContentStore
{
    // Withdrawals in one transaction: bounds how long other commits wait for it.
    private const int ForgottenAtOnce = 1_000;

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredContent>> GetAsync(
        string channel, string locale, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) => skus.Count switch
    {
        0 => [],
        1 => await reader.ReadAsync(token => ContentReading.FindAsync(collections, channel, locale, skus.First(), token), cancellationToken) is { } content
            ? [content]
            : [],
        _ => await reader.ReadSnapshotAsync((session, token) => ContentReading.GetAsync(collections, session, channel, locale, skus, token), cancellationToken),
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredContent>> ListAsync(
        string channel, string locale, string after, int limit, CancellationToken cancellationToken) => limit <= 0
        ? []
        : await reader.ReadSnapshotAsync(
            (session, token) => ContentReading.ListAsync(collections, session, channel, locale, after, limit, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredChange>> GetChangesAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        skus.Count == 0
        ? []
        : await ReadWholeAsync((session, token) => ChangeReading.GetAsync(collections, session, channel, skus, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<StoredChange>> ReadChangesAsync(ChangeRead read, CancellationToken cancellationToken) => read.MaxCount <= 0
        ? []
        : await ReadWholeAsync((session, token) => ChangeReading.ReadAsync(collections, session, read, token), cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountChangesAsync(string channel, long after, CancellationToken cancellationToken) => reader.ReadSnapshotAsync((session, token) =>
        collections.Changes.CountDocumentsAsync(session, Filter.Eq("channel", channel) & Filter.Gt("sequence", after), cancellationToken: token),
            cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StaleContent>> ReadStaleAsync(int limit, CancellationToken cancellationToken) =>
        reader.ReadSnapshotAsync<IReadOnlyList<StaleContent>>(async (session, token) =>
        {
            if (limit <= 0) return [];
            var options = new FindOptions { BatchSize = Batches.HoldingAll(limit) };
            var longest = collections.Stale.Find(session, Filter.Empty, options).Sort(Builders<BsonDocument>.Sort.Ascending("since")).Limit(limit);
            return (await longest.ToListAsync(token)).ConvertAll(StaleDocument.Read);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListSkusAsync(string channel, string after, int limit, CancellationToken cancellationToken) => limit <= 0
        ? []
        : await reader.ReadSnapshotAsync(
            (session, token) => ContentReading.ListSkusAsync(collections, session, channel, after, limit, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ChangeKey>> ReadKeysAsync(long after, int limit, CancellationToken cancellationToken) => limit <= 0
        ? []
        : await reader.ReadSnapshotAsync((session, token) => ChangeReading.ReadKeysAsync(collections, session, after, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReadHeadAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => CatalogNumbers.ReadRevisionAsync(collections, token), cancellationToken);

    /// <inheritdoc/>
    public Task<Guid> ReadCatalogIdAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => CatalogNumbers.ReadGuidAsync(collections, token), cancellationToken);

    /// <inheritdoc/>
    public Task<string> ReadFormatAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => CatalogNumbers.ReadContentFormatAsync(collections, token), cancellationToken);

    /// <inheritdoc/>
    public Task SaveFormatAsync(string format, CancellationToken cancellationToken) =>
        writer.WriteAsync(token => CatalogNumbers.SetContentFormatAsync(collections, format, token), cancellationToken);

    /// <inheritdoc/>
    public Task<long> ReadForgottenAsync(string channel, CancellationToken cancellationToken) =>
        reader.ReadAsync(token => CatalogNumbers.ReadForgottenAsync(collections, channel, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> ForgetWithdrawalsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        // Asked again and again, and mostly in vain: that must not cost a commit.
        if (!await reader.ReadAsync(token => collections.Changes.Find(ChangeCollection.Withdrawn(before)).Limit(1).AnyAsync(token), cancellationToken))
            return false;
        var forgotten = 0;
        await writer.CommitAsync(async (transaction, token) =>
        {
            await transaction.Numbers.TakeAsync(new(Changes: 0, Jobs: 0), token);
            var withdrawals = await transaction.Changes.ForgetWithdrawalsAsync(before, ForgottenAtOnce, token);
            if (withdrawals.Count > 0) await transaction.Numbers.SetForgottenAsync(withdrawals, token);
            forgotten = withdrawals.Count;
            return CommitOutcome.Done(0);
        }, cancellationToken);
        return forgotten == ForgottenAtOnce;
    }

    // Again in a transaction, which holds the reads together on every engine, where a session alone did not: it costs a round trip more.
    private async Task<IReadOnlyList<StoredChange>> ReadWholeAsync(
        Func<IClientSessionHandle, CancellationToken, Task<IReadOnlyList<StoredChange>?>> read, CancellationToken cancellationToken) =>
        await reader.ReadSnapshotAsync(read, cancellationToken)
        ?? await reader.ReadTransactionAsync(read, cancellationToken)
        ?? throw StoreErrors.Unreadable("there are changes whose documents are not there.");
}
