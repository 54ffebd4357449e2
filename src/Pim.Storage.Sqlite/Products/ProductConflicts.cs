using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Holds a commit against what is stored, without writing, and gathers all that stands in its way.</summary>
internal sealed class ProductConflicts
{
    private readonly Tables _tables;
    private readonly ProductCommit _commit;
    private readonly List<CommitConflict> _found = [];
    private readonly Dictionary<long, int> _changed = [];

    private ProductConflicts(Tables tables, ProductCommit commit)
    {
        _tables = tables;
        _commit = commit;
    }

    /// <summary>What stands in the way.</summary>
    /// <param name="tables">What is stored.</param>
    /// <param name="commit">The commit.</param>
    /// <param name="ids">Takes the ids of the products that exist, by the place of their change.</param>
    public static List<CommitConflict> Find(Tables tables, ProductCommit commit, Span<long> ids)
    {
        var conflicts = new ProductConflicts(tables, commit);
        conflicts.CheckWhole();
        for (var i = 0; i < commit.Changes.Count; i++) ids[i] = conflicts.CheckRevision(i);
        conflicts.CheckClaims();
        conflicts.CheckChildren();
        return conflicts._found;
    }

    private void CheckWhole()
    {
        if (_tables.Receipts.WasSeen(_commit.Receipt)) _found.Add(new(ConflictKind.RequestSeen));
        if (_tables.Revisions.SchemaVersion != _commit.SchemaVersion) _found.Add(new(ConflictKind.SchemaMoved));
        foreach (var (sku, revision) in _commit.DependsOn)
        {
            if ((_tables.Products.Find(sku)?.Revision ?? 0) != revision) _found.Add(new(ConflictKind.Stale, Holder: sku));
        }
    }

    private long CheckRevision(int index)
    {
        var change = _commit.Changes[index];
        var stored = _tables.Products.Find(change.Sku);
        if (stored?.Revision != change.Before?.Revision) _found.Add(new(ConflictKind.Stale, index));
        if (stored is null) return 0;
        _changed.Add(stored.Value.Id, index);
        return stored.Value.Id;
    }

    // As of the end of the commit: what another changed product holds now, it either claims again, which shows as claimed twice, or gives up.
    private void CheckClaims()
    {
        Dictionary<UniqueClaim, int>? claimed = null;
        for (var i = 0; i < _commit.Changes.Count; i++)
        {
            var change = _commit.Changes[i];
            if (change.After is null) continue;
            foreach (var claim in change.Claims)
            {
                claimed ??= [];
                if (!claimed.TryAdd(claim, i))
                {
                    if (claimed[claim] != i) _found.Add(new(ConflictKind.Claimed, i, _commit.Changes[claimed[claim]].Sku, claim));
                }
                else if (_tables.Claims.FindHolder(claim) is var (product, sku) && !_changed.ContainsKey(product))
                {
                    _found.Add(new(ConflictKind.Claimed, i, sku, claim));
                }
            }
        }
    }

    private void CheckChildren()
    {
        HashSet<string>? deleted = null;
        for (var i = 0; i < _commit.Changes.Count; i++)
        {
            if (_commit.Changes[i] is not { After: null, Before.Type: ProductType.Model } change) continue;
            deleted ??= _commit.Changes.Where(c => c.After is null).Select(c => c.Sku).ToHashSet(StringComparer.Ordinal);
            var child = _tables.Products.FindChild(change.Sku, deleted)
                ?? _commit.Changes.FirstOrDefault(c => c.Before is null && c.After?.Parent == change.Sku)?.Sku;
            if (child is not null) _found.Add(new(ConflictKind.HasChildren, i, child));
        }
    }
}
