using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Publications;

namespace Pim.Storage.Sqlite.Products;

/// <summary>Carries out one commit of products, on the writer's thread.</summary>
internal sealed class ProductCommitting(Tables tables, ProductCommit commit, ProductCommitDocuments documents)
{
    // By the place of the change; 0 for products that do not exist yet.
    private readonly long[] _ids = new long[commit.Changes.Count];

    /// <summary>Writes all of it, or answers what stands in the way and writes nothing.</summary>
    public CommitOutcome Run()
    {
        var conflicts = ProductConflicts.Find(tables, commit, _ids);
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        GiveUpClaims();
        var first = _ids.Length == 0 ? 0 : tables.Revisions.Take(_ids.Length);
        WithdrawDeleted();
        for (var i = 0; i < _ids.Length; i++) Write(i, first + i);
        tables.Jobs.Add(commit.Jobs, commit.Time);
        tables.Receipts.Add(commit.Receipt);
        return CommitOutcome.Done(first);
    }

    // Before any of them claims anew: two products may swap what they hold.
    private void GiveUpClaims()
    {
        for (var i = 0; i < _ids.Length; i++)
        {
            if (_ids[i] != 0) tables.Claims.RemoveOthers(_ids[i], commit.Changes[i].After is null ? [] : commit.Changes[i].Claims);
        }
    }

    // Before they go: the models above them are still to be found.
    private void WithdrawDeleted()
    {
        var deleted = commit.Changes.Where(c => c.After is null).Select(c => c.Before!).ToList();
        if (deleted.Count > 0) Withdrawal.OfProducts(tables, deleted, commit.Time);
    }

    private void Write(int index, long revision)
    {
        switch (commit.Changes[index])
        {
            case { After: null, Before: { } before }: Delete(before, index, revision); break;
            case { After: { } after, Before: null } change: Insert(after, change, index, revision); break;
            case { After: { } after, Before: { } before } change: Update(before, after, change, index, revision); break;
        }
    }

    private void Insert(Product after, ProductChange change, int index, long revision)
    {
        var id = tables.Products.Insert(after, revision, change.State.Issues.Count > 0, documents.ChangedFields(index), documents.Product(index));
        tables.States.Add(id, after.Sku, change.State, documents.State(index));
        tables.Claims.Add(id, change.Claims);
        tables.Assets.ReplaceUses(after.Sku, null, after);
    }

    private void Update(Product before, Product after, ProductChange change, int index, long revision)
    {
        tables.Products.Update(_ids[index], before, after, revision, documents.ChangedFields(index), documents.Product(index));
        tables.States.Replace(_ids[index], after.Sku, change.State, documents.State(index));
        tables.Claims.Add(_ids[index], change.Claims);
        tables.Assets.ReplaceUses(after.Sku, before, after);
    }

    private void Delete(Product before, int index, long revision)
    {
        tables.States.Replace(_ids[index], before.Sku, ProductState.None, []);
        tables.Products.Delete(_ids[index], before, revision, commit.Time, commit.Actor, documents.ChangedFields(index));
        tables.Assets.ReplaceUses(before.Sku, before, null);
    }
}
