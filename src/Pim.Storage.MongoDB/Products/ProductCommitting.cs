using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.MongoDB.Publications;

namespace Pim.Storage.MongoDB.Products;

/// <summary>Carries out one commit of products. However many they are, it takes a handful of round trips.</summary>
internal sealed class ProductCommitting(Transaction transaction, ProductCommit commit, ProductCommitDocuments documents)
{
    private readonly ProductConflicts _conflicts = new(transaction, commit, documents);
    private readonly List<Product> _deleted = commit.Changes.Where(c => c.After is null).Select(c => c.Before!).ToList();

    /// <summary>Writes all of it, or answers what stands in the way and writes nothing that stays.</summary>
    public async Task<CommitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var count = commit.Changes.Count;
        var numbers = await transaction.Numbers.TakeAsync(new(count, commit.Jobs.Count) { Mark = _deleted.Count > 0 }, cancellationToken);
        var conflicts = await _conflicts.FindAsync(numbers.SchemaVersion, cancellationToken);
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        await WriteClaimsAsync(cancellationToken);
        // Before they go: the models above them are still to be found.
        await new Withdrawal(transaction, numbers).OfProductsAsync(_deleted, numbers.FirstRevision + count, commit.Time, cancellationToken);
        await WriteProductsAsync(numbers.FirstRevision, cancellationToken);
        await transaction.Jobs.AddAsync(commit.Jobs, numbers.FirstJob, commit.Time, cancellationToken);
        await transaction.Receipts.AddAsync(commit.Receipt, cancellationToken);
        return CommitOutcome.Done(count == 0 ? 0 : numbers.FirstRevision);
    }

    // Most changes leave claims as they are: then nothing is written. What passes from one product to another is given up and added.
    private Task WriteClaimsAsync(CancellationToken cancellationToken)
    {
        var claimed = new Dictionary<BsonDocument, (string Sku, string Value)>();
        for (var i = 0; i < commit.Changes.Count; i++)
        {
            var ids = documents.Claims(i);
            for (var j = 0; j < ids.Count; j++) claimed[ids[j]] = (commit.Changes[i].Sku, commit.Changes[i].Claims[j].Value);
        }
        var givenUp = _conflicts.Holders.Where(held => claimed.GetValueOrDefault(held.Key).Sku != held.Value).Select(held => held.Key).ToList();
        var added = claimed.Where(claim => _conflicts.Holders.GetValueOrDefault(claim.Key) != claim.Value.Sku)
            .Select(claim => ClaimDocument.Write(claim.Key, claim.Value.Sku, claim.Value.Value)).ToList();
        return transaction.Claims.WriteAsync(givenUp, added, cancellationToken);
    }

    private Task WriteProductsAsync(long firstRevision, CancellationToken cancellationToken)
    {
        var writes = new List<WriteModel<BsonDocument>>(commit.Changes.Count);
        var revisions = new List<BsonDocument>();
        for (var i = 0; i < commit.Changes.Count; i++)
        {
            var (change, revision) = (commit.Changes[i], firstRevision + i);
            if (change.Before is not null) revisions.Add(RevisionDocument.OfFormer(_conflicts.Stored[change.Sku]));
            if (change.After is null)
                revisions.Add(RevisionDocument.Of(new ProductRevision(change.Sku, revision, commit.Time, commit.Actor, Deleted: true, change.ChangedFields)));
            writes.Add(WriteOf(change, i, revision));
        }
        return transaction.Products.WriteAsync(writes, revisions, cancellationToken);
    }

    private WriteModel<BsonDocument> WriteOf(ProductChange change, int index, long revision) => change switch
    {
        { After: null } => new DeleteOneModel<BsonDocument>(BySku(change.Sku)),
        { Before: null } => new InsertOneModel<BsonDocument>(documents.Product(index, revision)),
        _ => new ReplaceOneModel<BsonDocument>(BySku(change.Sku), documents.Product(index, revision)),
    };

    private static FilterDefinition<BsonDocument> BySku(string sku) => Builders<BsonDocument>.Filter.Eq("_id", sku);
}

/// <summary>What a product was, or that it was deleted; its _id is the revision.</summary>
internal static class RevisionDocument
{
    /// <summary>A product as it was stored.</summary>
    public static BsonDocument OfFormer(BsonDocument stored)
    {
        var document = new BsonDocument { { "_id", stored["revision"] }, { "sku", stored["_id"] } };
        foreach (var field in stored)
        {
            if (field.Name is not ("_id" or "revision" or NamedAssets.Field)) document.Add(field);
        }
        return document;
    }

    /// <summary>A revision with its product, or a deletion.</summary>
    public static BsonDocument Of(ProductRevision revision) => revision.Product is null
        ? OfDeletion(revision)
        : OfFormer(ProductDocument.Write(revision.Product, revision.ChangedFields, ProductState.None).Set("revision", revision.Revision));

    private static BsonDocument OfDeletion(ProductRevision deletion)
    {
        var document = new BsonDocument { { "_id", deletion.Revision }, { "sku", deletion.Sku }, { "deleted", true } };
        document.AddTime("updateTime", deletion.Time);
        document.AddText("actor", deletion.Actor);
        document.AddCodes("changedFields", deletion.ChangedFields);
        return document;
    }
}
