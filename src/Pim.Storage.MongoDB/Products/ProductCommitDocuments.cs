using MongoDB.Bson;
using Pim.Application.Products;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Products;

/// <summary>The documents of a commit's changes, written before the commit is queued: those that wait behind it need not wait for that.</summary>
internal sealed class ProductCommitDocuments
{
    private readonly BsonDocument?[] _products;
    private readonly IReadOnlyList<BsonDocument>[] _claims;

    public ProductCommitDocuments(IReadOnlyList<ProductChange> changes)
    {
        _products = new BsonDocument?[changes.Count];
        _claims = new IReadOnlyList<BsonDocument>[changes.Count];
        for (var i = 0; i < changes.Count; i++)
        {
            var (after, claims) = (changes[i].After, changes[i].Claims);
            _products[i] = after is null ? null : ProductDocument.Write(after, changes[i].ChangedFields, changes[i].State);
            _claims[i] = after is null || claims.Count == 0 ? [] : claims.Select(claim => ClaimDocument.IdOf(claim)).ToList();
        }
        AllClaims = _claims.SelectMany(c => c).ToHashSet();
    }

    /// <summary>All that the commit claims.</summary>
    public IReadOnlyCollection<BsonDocument> AllClaims { get; }

    /// <summary>What the product claims after a change, in the order of the change's claims; nothing for deletions.</summary>
    public IReadOnlyList<BsonDocument> Claims(int change) => _claims[change];

    /// <summary>The product after a change that is no deletion, under its revision.</summary>
    public BsonDocument Product(int change, long revision) => _products[change]!.Set("revision", revision);
}
