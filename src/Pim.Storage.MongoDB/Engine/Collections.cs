using MongoDB.Bson;
using MongoDB.Driver;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>
/// The collections of a catalogue. What stands in them: see the classes in Documents; how they are indexed and sharded: see <see cref="Indexes"/>.
/// </summary>
internal sealed class Collections(IMongoDatabase database)
{
    public const string CatalogName = "catalog";
    public const string SchemaName = "schema";
    public const string ProductsName = "products";
    public const string RevisionsName = "revisions";
    public const string ClaimsName = "claims";
    public const string PublicationsName = "publications";
    public const string SchedulesName = "schedules";
    public const string ReviewsName = "reviews";
    public const string ChangesName = "changes";
    public const string ContentsName = "contents";
    public const string MentionsName = "mentions";
    public const string StaleName = "stale";
    public const string SearchName = "search";
    public const string AssetsName = "assets";
    public const string BlobsName = "blobs";
    public const string UploadsName = "uploads";
    public const string RenditionsName = "renditions";
    public const string FilesName = "fs.files";
    public const string ChunksName = "fs.chunks";
    public const string JobsName = "jobs";
    public const string ReceiptsName = "receipts";
    public const string WaitingEventsName = "waitingEvents";
    public const string HistoriesName = "histories";
    public const string MergesName = "merges";
    public const string ErasuresName = "erasures";
    public const string EventStateName = "eventState";

    /// <summary>The database.</summary>
    public IMongoDatabase Database => database;

    /// <summary>One document: the numbers of the catalogue.</summary>
    public IMongoCollection<BsonDocument> Catalog { get; } = database.GetCollection<BsonDocument>(CatalogName);

    /// <summary>The parts of the schema.</summary>
    public IMongoCollection<BsonDocument> Schema { get; } = database.GetCollection<BsonDocument>(SchemaName);

    /// <summary>Products as they are, and their states.</summary>
    public IMongoCollection<BsonDocument> Products { get; } = database.GetCollection<BsonDocument>(ProductsName);

    /// <summary>What products were before their last change, and their deletions. What they are is not repeated here.</summary>
    public IMongoCollection<BsonDocument> Revisions { get; } = database.GetCollection<BsonDocument>(RevisionsName);

    /// <summary>Who holds which unique value.</summary>
    public IMongoCollection<BsonDocument> Claims { get; } = database.GetCollection<BsonDocument>(ClaimsName);

    /// <summary>Which revision of a product each channel has.</summary>
    public IMongoCollection<BsonDocument> Publications { get; } = database.GetCollection<BsonDocument>(PublicationsName);

    /// <summary>When publications are to change.</summary>
    public IMongoCollection<BsonDocument> Schedules { get; } = database.GetCollection<BsonDocument>(SchedulesName);

    /// <summary>What was last said of drafts.</summary>
    public IMongoCollection<BsonDocument> Reviews { get; } = database.GetCollection<BsonDocument>(ReviewsName);

    /// <summary>The last change of each product in each channel: a new one takes the place of the former.</summary>
    public IMongoCollection<BsonDocument> Changes { get; } = database.GetCollection<BsonDocument>(ChangesName);

    /// <summary>What channels see of products, in each locale.</summary>
    public IMongoCollection<BsonDocument> Contents { get; } = database.GetCollection<BsonDocument>(ContentsName);

    /// <summary>Which other products went into the content of a product.</summary>
    public IMongoCollection<BsonDocument> Mentions { get; } = database.GetCollection<BsonDocument>(MentionsName);

    /// <summary>Contents to be made anew: since which mark, and the last one.</summary>
    public IMongoCollection<BsonDocument> Stale { get; } = database.GetCollection<BsonDocument>(StaleName);

    /// <summary>By what contents are found.</summary>
    public IMongoCollection<BsonDocument> Search { get; } = database.GetCollection<BsonDocument>(SearchName);

    /// <summary>What is known of assets.</summary>
    public IMongoCollection<BsonDocument> Assets { get; } = database.GetCollection<BsonDocument>(AssetsName);

    /// <summary>Which contents are kept, and in which files.</summary>
    public IMongoCollection<BsonDocument> Blobs { get; } = database.GetCollection<BsonDocument>(BlobsName);

    /// <summary>Uploads that are not finished.</summary>
    public IMongoCollection<BsonDocument> Uploads { get; } = database.GetCollection<BsonDocument>(UploadsName);

    /// <summary>What was made of contents, and in which files it is.</summary>
    public IMongoCollection<BsonDocument> Renditions { get; } = database.GetCollection<BsonDocument>(RenditionsName);

    /// <summary>The files of GridFS.</summary>
    public IMongoCollection<BsonDocument> Files { get; } = database.GetCollection<BsonDocument>(FilesName);

    /// <summary>The chunks of GridFS.</summary>
    public IMongoCollection<BsonDocument> Chunks { get; } = database.GetCollection<BsonDocument>(ChunksName);

    /// <summary>Jobs.</summary>
    public IMongoCollection<BsonDocument> Jobs { get; } = database.GetCollection<BsonDocument>(JobsName);

    /// <summary>Receipts of requests.</summary>
    public IMongoCollection<BsonDocument> Receipts { get; } = database.GetCollection<BsonDocument>(ReceiptsName);

    /// <summary>Batches of events that are not folded yet.</summary>
    public IMongoCollection<BsonDocument> WaitingEvents { get; } = database.GetCollection<BsonDocument>(WaitingEventsName);

    /// <summary>What is known of each person.</summary>
    public IMongoCollection<BsonDocument> Histories { get; } = database.GetCollection<BsonDocument>(HistoriesName);

    /// <summary>Visitors who turned out to be customers.</summary>
    public IMongoCollection<BsonDocument> Merges { get; } = database.GetCollection<BsonDocument>(MergesName);

    /// <summary>Who was erased.</summary>
    public IMongoCollection<BsonDocument> Erasures { get; } = database.GetCollection<BsonDocument>(ErasuresName);

    /// <summary>One document: the number of changes of histories, and the key of the digests of erased persons.</summary>
    public IMongoCollection<BsonDocument> EventState { get; } = database.GetCollection<BsonDocument>(EventStateName);
}
