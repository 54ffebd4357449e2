using Pim.Application;
using Pim.Application.Products;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Carries out commits of products, on the writer's thread.</summary>
internal static class ProductCommits
{
    /// <summary>Writes all of it, or answers what stands in the way and writes nothing.</summary>
    public static CommitOutcome Apply(Tables tables, ProductCommit commit, ProductCommitDocuments documents)
    {
        var ids = new long[commit.Changes.Count];
        var conflicts = ProductConflicts.Find(tables, commit, ids);
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        GiveUpClaims(tables, commit, ids);
        var first = commit.Changes.Count == 0 ? 0 : tables.Revisions.Take(commit.Changes.Count);
        for (var i = 0; i < ids.Length; i++)
        {
            var change = commit.Changes[i];
            if (change.After is null) Delete(tables, commit, i, ids[i], first + i, documents);
            else if (change.Before is null) Insert(tables, change, i, first + i, documents);
            else Update(tables, change, i, ids[i], first + i, documents);
        }
        tables.Jobs.Add(commit.Jobs, commit.Time);
        tables.Receipts.Add(commit.Receipt);
        return CommitOutcome.Done(first);
    }

    // First of all of them: two products may swap what they claim.
    private static void GiveUpClaims(Tables tables, ProductCommit commit, long[] ids)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] != 0) tables.Claims.RemoveOthers(ids[i], commit.Changes[i].After is null ? [] : commit.Changes[i].Claims);
        }
    }

    private static void Insert(Tables tables, ProductChange change, int index, long revision, ProductCommitDocuments documents)
    {
        var product = change.After!;
        var id = tables.Products.Insert(product, revision, change.State.Issues.Count > 0, documents.ChangedFields(index), documents.Product(index));
        tables.States.Add(id, product.Sku, change.State, documents.State(index));
        tables.Claims.Add(id, change.Claims);
    }

    private static void Update(Tables tables, ProductChange change, int index, long id, long revision, ProductCommitDocuments documents)
    {
        tables.Products.Update(id, change.Before!, change.After!, revision, documents.ChangedFields(index), documents.Product(index));
        tables.States.Replace(id, change.Sku, change.State, documents.State(index));
        tables.Claims.Add(id, change.Claims);
    }

    private static void Delete(Tables tables, ProductCommit commit, int index, long id, long revision, ProductCommitDocuments documents)
    {
        var before = commit.Changes[index].Before!;
        tables.States.Replace(id, before.Sku, Pim.Domain.Products.ProductState.None, []);
        tables.Products.Delete(id, before, revision, commit.Time, commit.Actor, documents.ChangedFields(index));
    }
}
