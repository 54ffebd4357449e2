using MongoDB.Bson;
using MongoDB.Driver;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>
/// All indexes but those of _id, declared once and made at the start.
/// </summary>
/// <remarks>
/// <para>
/// Listings go by SKU, the _id of products, from a SKU on: every index of products holds the _id right behind its condition, so that a page is
/// one range of one index. Each index costs every new product a write, so those of rare conditions hold only the products that meet them. A
/// condition without an index here (enabled, not a model, without a parent, ...) is met by most products and is looked at along the _id.
/// </para>
/// <para>
/// On a sharded cluster: products by { _id: 1 }, because a listing is then a range of one shard, and not a hash, by which every page would ask
/// all of them; revisions by { sku: 1, _id: 1 }, so that what a product was stands in one place; claims by { _id: "hashed" }, because they are
/// only looked up one by one, and values like GTINs come in runs; publications, contents, mentions and search by { _id: 1 }, because a listing of a channel is
/// then a range of one shard; fs.chunks by { files_id: 1, n: 1 }, so that a file is read from one place. Each of these keys leads with what makes the
/// document unique, so that the shards cannot hold it twice. The rest is small and stays unsharded; changes too, though they are as many as publications,
/// because a feed is read in order, and by their _id each page of it would ask all shards. Histories by { _id: 1 }, for the same reason as products;
/// other collections of events stay unsharded. Sharding is the administrator's: nothing here depends on it.
/// </para>
/// </remarks>
internal static class Indexes
{
    private static readonly (string Collection, string Name, BsonDocument Keys, BsonDocument? Only)[] Declared =
    [
        (Collections.ProductsName, "family", new() { { "family", 1 }, { "_id", 1 } }, null),
        (Collections.ProductsName, "familyVariant", new() { { "familyVariant", 1 }, { "_id", 1 } }, Exists("familyVariant")),
        (Collections.ProductsName, "parent", new() { { "parent", 1 }, { "_id", 1 } }, Exists("parent")),
        (Collections.ProductsName, "models", new() { { "type", 1 }, { "_id", 1 } }, new BsonDocument("type", "model")),
        (Collections.ProductsName, "disabled", new() { { "enabled", 1 }, { "_id", 1 } }, new BsonDocument("enabled", false)),
        (Collections.ProductsName, "issues", new() { { "state.hasIssues", 1 }, { "_id", 1 } }, new BsonDocument("state.hasIssues", true)),
        (Collections.ProductsName, "categories", new() { { "categories", 1 }, { "_id", 1 } }, Exists("categories")),
        (Collections.ProductsName, "inheritedCategories", new() { { "state.inheritedCategories", 1 }, { "_id", 1 } }, Exists("state.inheritedCategories")),
        (Collections.ProductsName, "updateTime", new() { { "updateTime", 1 }, { "_id", 1 } }, null),

        // The percent comes last: a page is still one range in order of SKU, and it is told from the index which of them are that complete.
        (Collections.ProductsName, "completeness",
            new() { { "state.completeness.channel", 1 }, { "state.completeness.locale", 1 }, { "_id", 1 }, { "state.completeness.percent", 1 } },
            Exists("state.completeness")),

        (Collections.ProductsName, "assets", new() { { "assets", 1 }, { "_id", 1 } }, Exists("assets")),

        (Collections.RevisionsName, "sku", new() { { "sku", 1 }, { "_id", 1 } }, null),
        (Collections.ClaimsName, "sku", new() { { "sku", 1 } }, null),
        (Collections.PublicationsName, "sku", new() { { "sku", 1 } }, null),
        (Collections.SchedulesName, "sku", new() { { "sku", 1 }, { "channel", 1 } }, null),
        (Collections.SchedulesName, "nextTime", new() { { "nextTime", 1 }, { "nextTimeTicks", 1 } }, Exists("nextTime")),
        (Collections.ChangesName, "feed", new() { { "channel", 1 }, { "sequence", 1 } }, null),
        (Collections.ChangesName, "sequence", new() { { "sequence", 1 } }, null),
        (Collections.ChangesName, "withdrawn", new() { { "time", 1 } }, new BsonDocument("withdrawn", true)),
        (Collections.MentionsName, "mentioned", new() { { "channel", 1 }, { "mentioned", 1 } }, null),
        (Collections.MentionsName, "anywhere", new() { { "mentioned", 1 }, { "_id", 1 } }, null),
        (Collections.StaleName, "since", new() { { "since", 1 } }, null),
        // What is found by a token is read from the newest on; by title or SKU, either one of these is gone along or what is found is sorted.
        (Collections.SearchName, "tokens", new() { { "scope", 1 }, { "tokens", 1 }, { "order", -1 } }, null),
        (Collections.SearchName, "newest", new() { { "scope", 1 }, { "order", -1 } }, null),
        (Collections.SearchName, "title", new() { { "scope", 1 }, { "title", 1 }, { "sku", 1 } }, null),
        (Collections.SearchName, "scopeSku", new() { { "scope", 1 }, { "sku", 1 } }, null),
        (Collections.SearchName, "sku", new() { { "sku", 1 }, { "channel", 1 } }, null),

        (Collections.AssetsName, "sha256", new() { { "sha256", 1 }, { "_id", 1 } }, null),
        (Collections.AssetsName, "dueTime", new() { { "dueTime", 1 }, { "dueTimeTicks", 1 } }, Exists("dueTime")),
        (Collections.BlobsName, "loose", new() { { "touchTime", 1 } }, new BsonDocument("loose", true)),
        (Collections.BlobsName, "doomed", new() { { "doomed", 1 } }, Exists("doomed")),
        (Collections.BlobsName, "file", new() { { "file", 1 } }, null),
        (Collections.UploadsName, "touchTime", new() { { "touchTime", 1 } }, null),
        (Collections.RenditionsName, "sha256", new() { { "sha256", 1 } }, null),
        (Collections.RenditionsName, "file", new() { { "file", 1 } }, null),
        // As GridFS has them.
        (Collections.FilesName, "filename_1_uploadDate_1", new() { { "filename", 1 }, { "uploadDate", 1 } }, null),
        (Collections.ChunksName, "files_id_1_n_1", new() { { "files_id", 1 }, { "n", 1 } }, null),

        (Collections.JobsName, "state", new() { { "state", 1 }, { "_id", 1 } }, null),
        (Collections.ReceiptsName, "time", new() { { "time", 1 } }, null),

        // Whoever erases a customer looks for the visitors merged into them. All else of events is found by _id: histories by person, in whose order reports
        // read them, and waiting batches by when they came.
        (Collections.MergesName, "customer", new() { { "customer", 1 } }, null),
    ];

    /// <summary>The collections that have indexes.</summary>
    public static IReadOnlyCollection<string> All { get; } = Declared.Select(index => index.Collection).Distinct().ToList();

    /// <summary>Makes those of these collections that are not there.</summary>
    public static async Task CreateAsync(IMongoDatabase database, IEnumerable<string> collections, CancellationToken cancellationToken)
    {
        foreach (var ofCollection in Declared.Where(index => collections.Contains(index.Collection)).GroupBy(index => index.Collection))
        {
            var models = ofCollection.Select(
                index => new CreateIndexModel<BsonDocument>(index.Keys, Options(index.Name, index.Only, isUnique: index.Collection == Collections.ChunksName)));
            await database.GetCollection<BsonDocument>(ofCollection.Key).Indexes.CreateManyAsync(models, cancellationToken);
        }
    }

    private static CreateIndexOptions<BsonDocument> Options(string name, BsonDocument? only, bool isUnique) =>
        new() { Name = name, PartialFilterExpression = only, Unique = isUnique ? true : null };

    private static BsonDocument Exists(string field) => new(field, new BsonDocument("$exists", true));
}
