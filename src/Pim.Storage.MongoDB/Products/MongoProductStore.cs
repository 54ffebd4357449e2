using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Products;

/// <summary>Products on MongoDB.</summary>
internal sealed class MongoProductStore(Collections collections, Writer writer, Reader reader) : IProductStore
{
    private static readonly BulkWriteOptions InAnyOrder = new() { IsOrdered = false };

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Product>> GetAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) => skus.Count switch
    {
        0 => [],
        1 => await reader.ReadAsync(token => ProductReading.FindAsync(collections, skus.First(), token), cancellationToken) is { } product ? [product] : [],
        _ => await reader.ReadSnapshotAsync((session, token) => ProductReading.GetAsync(collections, session, skus, token), cancellationToken),
    };

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ProductState>> GetStatesAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        skus.Count == 0
        ? new Dictionary<string, ProductState>()
        : await reader.ReadSnapshotAsync((session, token) => ProductReading.GetStatesAsync(collections, session, skus, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Product>> ListAsync(ProductQuery query, string after, int limit, CancellationToken cancellationToken) =>
        ProductFilters.IsEmpty(query) || limit <= 0
            ? []
            : await reader.ReadSnapshotAsync((session, token) => ProductReading.ListAsync(collections, session, query, after, limit, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<long> CountAsync(ProductQuery query, CancellationToken cancellationToken) => ProductFilters.IsEmpty(query)
        ? 0
        : await reader.ReadSnapshotAsync((session, token) => ProductReading.CountAsync(collections, session, query, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<CommitOutcome> CommitAsync(ProductCommit commit, CancellationToken cancellationToken)
    {
        ThrowIfTwice(commit.Changes);
        var documents = new ProductCommitDocuments(commit.Changes);
        return await writer.CommitAsync((transaction, token) => new ProductCommitting(transaction, commit, documents).RunAsync(token), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SaveStatesAsync(IReadOnlyList<ComputedState> states, CancellationToken cancellationToken)
    {
        if (states.Count == 0) return;
        // Each by itself, and only where the revision is still the same: a transaction would add nothing.
        var writes = states.Select(s => new UpdateOneModel<BsonDocument>(Of(s), Keeping(s.State))).ToList();
        await writer.WriteAsync(token => collections.Products.BulkWriteAsync(writes, InAnyOrder, token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProductRevision>> ListRevisionsAsync(string sku, long before, int limit, CancellationToken cancellationToken) =>
        reader.ReadSnapshotAsync((session, token) => RevisionReading.ListAsync(collections, session, sku, before, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<ProductRevision?> GetRevisionAsync(string sku, long revision, CancellationToken cancellationToken) =>
        reader.ReadSnapshotAsync((session, token) => RevisionReading.GetAsync(collections, session, sku, revision, token), cancellationToken);

    private static FilterDefinition<BsonDocument> Of(ComputedState state) =>
        Builders<BsonDocument>.Filter.Eq("_id", state.Sku) & Builders<BsonDocument>.Filter.Eq("revision", state.Revision);

    private static UpdateDefinition<BsonDocument> Keeping(ProductState state) => state == ProductState.None
        ? Builders<BsonDocument>.Update.Unset("state")
        : Builders<BsonDocument>.Update.Set("state", StateDocument.Write(state));

    private static void ThrowIfTwice(IReadOnlyList<ProductChange> changes)
    {
        if (changes.Count < 2) return;
        var seen = new HashSet<string>(changes.Count, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (!seen.Add(change.Sku)) throw new ArgumentException($"'{change.Sku}' is changed twice in one commit.", nameof(changes));
        }
    }
}
