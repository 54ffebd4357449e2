using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Values;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Products;

/// <summary>Which assets products name: a field of its own beside their values, so that an index finds them.</summary>
internal static class NamedAssets
{
    /// <summary>Name of the field.</summary>
    public const string Field = "assets";

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>The assets that a product's own values name, in any channel and locale.</summary>
    public static ValueList<string> Of(Product product)
    {
        HashSet<string>? named = null;
        foreach (var scoped in product.Values.Span)
        {
            if (scoped.Value is AssetsValue assets) (named ??= new(StringComparer.Ordinal)).UnionWith(assets.Assets);
        }
        return named is null ? [] : named.ToCodeSet();
    }

    /// <summary>Adds the field to products that were kept before there was one. Doing it again does nothing.</summary>
    public static async Task AddToAllAsync(Collections collections, CancellationToken cancellationToken)
    {
        var without = Filter.Exists("values") & Filter.Exists(Field, false);
        using var products = await collections.Products.Find(without).ToCursorAsync(cancellationToken);
        while (await products.MoveNextAsync(cancellationToken))
        {
            var updates = products.Current.Select(document => (Id: document["_id"], Assets: Of(ProductDocument.Read(document))))
                .Where(product => product.Assets.Count > 0)
                .Select(product => new UpdateOneModel<BsonDocument>(
                    Filter.Eq("_id", product.Id), Builders<BsonDocument>.Update.Set(Field, BsonWriting.Codes(product.Assets)))).ToList();
            if (updates.Count > 0) await collections.Products.BulkWriteAsync(updates, new BulkWriteOptions { IsOrdered = false }, cancellationToken);
        }
    }
}
