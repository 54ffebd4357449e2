using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Products on SQLite.</summary>
internal sealed class SqliteProductStore(Writer writer, ReaderPool readers) : IProductStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Product>> GetAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ProductReading.Get(session, skus), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, ProductState>> GetStatesAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ProductReading.GetStates(session, skus), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Product>> ListAsync(ProductQuery query, string after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ProductReading.Get(session, ProductListing.FindIds(session, query, after, limit)), cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(ProductQuery query, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ProductListing.Count(session, query), cancellationToken);

    /// <inheritdoc/>
    public async Task<CommitOutcome> CommitAsync(ProductCommit commit, CancellationToken cancellationToken)
    {
        ThrowIfTwice(commit.Changes);
        using var documents = new ProductCommitDocuments(commit.Changes);
        return await writer.CommitAsync(tables => new ProductCommitting(tables, commit, documents).Run(), commit.Changes.Count, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task SaveStatesAsync(IReadOnlyList<ComputedState> states, CancellationToken cancellationToken)
    {
        using var documents = new DocumentBuffer(512 * states.Count);
        var places = states.Select(s => s.State == ProductState.None ? default : documents.Add(s.State, StateDocument.Write)).ToArray();
        await writer.CommitAsync(tables =>
        {
            for (var i = 0; i < places.Length; i++)
            {
                if (tables.Products.Find(states[i].Sku) is var (id, revision) && revision == states[i].Revision)
                    tables.States.Replace(id, states[i].Sku, states[i].State, documents[places[i]]);
            }
            return true;
        }, states.Count, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<ProductRevision>> ListRevisionsAsync(string sku, long before, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => RevisionReading.List(session, sku, before, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<ProductRevision?> GetRevisionAsync(string sku, long revision, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => RevisionReading.Get(session, sku, revision), cancellationToken);

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
