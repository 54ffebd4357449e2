using MongoDB.Bson;
using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Products;

/// <summary>Holds a commit against what is stored, without writing, and gathers all that stands in its way.</summary>
internal sealed class ProductConflicts(Transaction transaction, ProductCommit commit, ProductCommitDocuments documents)
{
    private readonly List<CommitConflict> _found = [];

    /// <summary>The products of the commit that exist, by SKU, as they are stored.</summary>
    public IReadOnlyDictionary<string, BsonDocument> Stored { get; private set; } = new Dictionary<string, BsonDocument>();

    /// <summary>Who holds what the commit claims, and all that its products hold.</summary>
    public IReadOnlyDictionary<BsonDocument, string> Holders { get; private set; } = new Dictionary<BsonDocument, string>();

    /// <summary>What stands in the way.</summary>
    /// <param name="schemaVersion">Version of the stored schema.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<CommitConflict>> FindAsync(long schemaVersion, CancellationToken cancellationToken)
    {
        if (await transaction.Receipts.WasSeenAsync(commit.Receipt, cancellationToken)) _found.Add(new(ConflictKind.RequestSeen));
        if (schemaVersion != commit.SchemaVersion) _found.Add(new(ConflictKind.SchemaMoved));
        await CheckRevisionsAsync(cancellationToken);
        await CheckClaimsAsync(cancellationToken);
        await CheckChildrenAsync(cancellationToken);
        return _found;
    }

    private async Task CheckRevisionsAsync(CancellationToken cancellationToken)
    {
        var skus = commit.Changes.Select(c => c.Sku).Concat(commit.DependsOn.Select(d => d.Sku)).ToHashSet(StringComparer.Ordinal);
        var keepsFormer = commit.Changes.Any(c => c.Before is not null);
        Stored = await transaction.Products.FindAsync(skus, whole: keepsFormer, cancellationToken);
        foreach (var (sku, revision) in commit.DependsOn)
        {
            if ((RevisionOf(sku) ?? 0) != revision) _found.Add(new(ConflictKind.Stale, Holder: sku));
        }
        for (var i = 0; i < commit.Changes.Count; i++)
        {
            if (RevisionOf(commit.Changes[i].Sku) != commit.Changes[i].Before?.Revision) _found.Add(new(ConflictKind.Stale, i));
        }
    }

    private long? RevisionOf(string sku) => Stored.TryGetValue(sku, out var product) ? product["revision"].AsInt64 : null;

    // As of the end of the commit: what another changed product holds now, it either claims again, which shows as claimed twice, or gives up.
    private async Task CheckClaimsAsync(CancellationToken cancellationToken)
    {
        var changed = commit.Changes.Select(c => c.Sku).Where(Stored.ContainsKey).ToHashSet(StringComparer.Ordinal);
        var claimed = new Dictionary<BsonDocument, int>();
        Holders = await transaction.Claims.FindHoldersAsync(changed, documents.AllClaims, cancellationToken);
        for (var i = 0; i < commit.Changes.Count; i++)
        {
            var (claims, ids) = (commit.Changes[i].Claims, documents.Claims(i));
            for (var n = 0; n < ids.Count; n++)
            {
                if (!claimed.TryAdd(ids[n], i))
                {
                    if (claimed[ids[n]] != i) _found.Add(new(ConflictKind.Claimed, i, commit.Changes[claimed[ids[n]]].Sku, claims[n]));
                }
                else if (Holders.TryGetValue(ids[n], out var holder) && !changed.Contains(holder))
                {
                    _found.Add(new(ConflictKind.Claimed, i, holder, claims[n]));
                }
            }
        }
    }

    private async Task CheckChildrenAsync(CancellationToken cancellationToken)
    {
        var models = commit.Changes.Where(c => c is { After: null, Before.Type: ProductType.Model }).Select(c => c.Sku).ToList();
        if (models.Count == 0) return;
        var deleted = commit.Changes.Where(c => c.After is null).Select(c => c.Sku).ToList();
        var children = await transaction.Products.FindChildrenAsync(models, deleted, cancellationToken);
        for (var i = 0; i < commit.Changes.Count; i++)
        {
            if (commit.Changes[i] is not { After: null, Before.Type: ProductType.Model } change) continue;
            var child = children.GetValueOrDefault(change.Sku) ?? commit.Changes.FirstOrDefault(c => c.Before is null && c.After?.Parent == change.Sku)?.Sku;
            if (child is not null) _found.Add(new(ConflictKind.HasChildren, i, child));
        }
    }
}
