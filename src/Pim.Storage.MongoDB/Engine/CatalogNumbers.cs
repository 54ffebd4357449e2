using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Domain;
using Pim.Storage.MongoDB.Archive;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Products;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>
/// The one document of the catalogue: its guid, the last revision, job and stale mark taken, the schema's version, the number of commits, the
/// format of its content, and for each channel that ever had something the greatest sequence of a withdrawal that was forgotten (0: none), which outlives
/// the channel. Every commit begins by writing it. So commits follow one another, whoever makes them; what a commit has checked stays true until its end;
/// and revisions become visible in their order, none skipped and none too early.
/// </summary>
internal sealed class CatalogNumbers(IClientSessionHandle session, Collections collections)
{
    /// <summary>The _id of the document.</summary>
    public const string Id = "catalog";

    private const string Feeds = "feeds";
    private const string ContentFormat = "contentFormat";

    private static readonly FilterDefinition<BsonDocument> TheOne = Builders<BsonDocument>.Filter.Eq("_id", Id);
    private static readonly UpdateDefinitionBuilder<BsonDocument> Update = Builders<BsonDocument>.Update;

    /// <summary>The command that opens the transaction, which is not to be aborted before the server has it.</summary>
    public Task Opening { get; private set; } = Task.CompletedTask;

    /// <summary>Takes numbers.</summary>
    public async Task<TakenNumbers> TakeAsync(NumbersToTake wanted, CancellationToken cancellationToken)
    {
        var (changes, jobs) = (wanted.Changes, wanted.Jobs);
        // The commits are counted because an update that changes nothing is none: commits that take no number would not see each other.
        var take = Update.Inc("revision", (long)changes).Inc("job", (long)jobs).Inc("commits", 1L);
        if (wanted.Mark) take = take.Inc("mark", 1L);
        if (wanted.Channel.Length > 0) take = take.Max(FeedOf(wanted.Channel), 0L);
        var options = new FindOneAndUpdateOptions<BsonDocument> { ReturnDocument = ReturnDocument.After };
        var opening = collections.Catalog.FindOneAndUpdateAsync(session, TheOne, take, options, CancellationToken.None);
        Opening = opening;
        var numbers = await opening.WaitAsync(cancellationToken) ?? throw Missing();
        CopyMark.Refuse(numbers, collections);
        return numbers.Read(d => new TakenNumbers(
            FirstRevision: d["revision"].AsInt64 - changes + 1, FirstJob: d["job"].AsInt64 - jobs + 1, SchemaVersion: d["schemaVersion"].AsInt64,
            Mark: d["mark"].AsInt64, Channels: d[Feeds].AsBsonDocument.Names.Order(StringComparer.Ordinal).ToList()));
    }

    /// <summary>Takes revisions behind those that the commit took.</summary>
    public Task TakeFurtherAsync(int changes, CancellationToken cancellationToken) =>
        collections.Catalog.UpdateOneAsync(session, TheOne, Update.Inc("revision", (long)changes), cancellationToken: cancellationToken);

    /// <summary>Remembers withdrawals that were forgotten: the greatest sequence of each channel.</summary>
    public Task SetForgottenAsync(IEnumerable<(string Channel, long Sequence)> forgotten, CancellationToken cancellationToken)
    {
        var byChannel = forgotten.GroupBy(withdrawal => withdrawal.Channel, withdrawal => withdrawal.Sequence, StringComparer.Ordinal);
        var greatest = Update.Combine(byChannel.Select(ofChannel => Update.Max(FeedOf(ofChannel.Key), ofChannel.Max())));
        return collections.Catalog.UpdateOneAsync(session, TheOne, greatest, cancellationToken: cancellationToken);
    }

    /// <summary>Makes a revision the version of the schema.</summary>
    public Task SetSchemaVersionAsync(long revision, CancellationToken cancellationToken) =>
        collections.Catalog.UpdateOneAsync(session, TheOne, Update.Set("schemaVersion", revision), cancellationToken: cancellationToken);

    /// <summary>Revision of the last change of the schema, within a session or outside.</summary>
    public static Task<long> ReadSchemaVersionAsync(Collections collections, IClientSessionHandle? session, CancellationToken cancellationToken) =>
        ReadAsync(collections, session, "schemaVersion", static d => d["schemaVersion"].AsInt64, cancellationToken);

    /// <summary>The last revision taken.</summary>
    public static Task<long> ReadRevisionAsync(Collections collections, CancellationToken cancellationToken) =>
        ReadAsync(collections, session: null, "revision", static d => d["revision"].AsInt64, cancellationToken);

    /// <summary>The catalogue's own mark.</summary>
    public static Task<Guid> ReadGuidAsync(Collections collections, CancellationToken cancellationToken) =>
        ReadAsync(collections, session: null, "guid", ReadGuid, cancellationToken);

    /// <summary>The greatest sequence of a withdrawal of a channel that was forgotten; 0 when none was.</summary>
    public static Task<long> ReadForgottenAsync(Collections collections, string channel, CancellationToken cancellationToken) =>
        ReadAsync(collections, session: null, FeedOf(channel), d => d[Feeds].AsBsonDocument.LongNumber(channel), cancellationToken);

    /// <summary>The format that all content is in; empty when it is not known.</summary>
    public static Task<string> ReadContentFormatAsync(Collections collections, CancellationToken cancellationToken) =>
        ReadAsync(collections, session: null, ContentFormat, static d => d.Text(ContentFormat), cancellationToken);

    /// <summary>Keeps the format that all content is in.</summary>
    public static Task SetContentFormatAsync(Collections collections, string format, CancellationToken cancellationToken) =>
        collections.Catalog.UpdateOneAsync(TheOne, Update.Set(ContentFormat, format), cancellationToken: cancellationToken);

    /// <summary>The counters as they stand, also while a copy goes into this database.</summary>
    public static async Task<CatalogHead> ReadHeadAsync(Collections collections, CancellationToken cancellationToken)
    {
        var numbers = await collections.Catalog.Find(TheOne).FirstOrDefaultAsync(cancellationToken) ?? throw Missing();
        return numbers.Read(
            static d => new CatalogHead(ReadGuid(d), d["revision"].AsInt64, d["schemaVersion"].AsInt64, d["job"].AsInt64, d["mark"].AsInt64, ReadFeeds(d)));
    }

    /// <summary>Sets the counters as they stand elsewhere.</summary>
    public static UpdateDefinition<BsonDocument> SetTo(CatalogHead head) => Update.Set("guid", head.Id.ToString()).Set("revision", head.Revision)
        .Set("schemaVersion", head.SchemaVersion).Set("job", head.LastJob).Set("mark", head.LastMark)
        .Set(Feeds, new BsonDocument(head.Feeds.Select(feed => new BsonElement(feed.Channel, feed.Forgotten))));

    /// <summary>The layout of the database; null when it is new.</summary>
    public static async Task<int?> ReadLayoutAsync(Collections collections, CancellationToken cancellationToken)
    {
        var numbers = await collections.Catalog.Find(TheOne).FirstOrDefaultAsync(cancellationToken);
        return numbers?.Read(static d => d["layout"].AsInt32);
    }

    /// <summary>Begins a new catalogue, unless there is one.</summary>
    public static async Task CreateAsync(Collections collections, int layout, CancellationToken cancellationToken)
    {
        var begin = Update.SetOnInsert("layout", layout).SetOnInsert("guid", Guid.NewGuid().ToString()).SetOnInsert("revision", 0L)
            .SetOnInsert("schemaVersion", 0L).SetOnInsert("job", 0L).SetOnInsert("mark", 0L).SetOnInsert("commits", 0L).SetOnInsert(Feeds, new BsonDocument());
        try
        {
            await collections.Catalog.UpdateOneAsync(TheOne, begin, new UpdateOptions { IsUpsert = true }, cancellationToken);
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            // Another instance began it at this moment.
        }
    }

    /// <summary>Brings a catalogue of an earlier layout to this one, step by step.</summary>
    public static async Task RaiseAsync(Collections collections, CancellationToken cancellationToken)
    {
        // Of the channels of layout 1 nothing was kept.
        await RaiseFromAsync(1, Update.Set("guid", Guid.NewGuid().ToString()).Set("mark", 0L).Set(Feeds, new BsonDocument()));
        await NamedAssets.AddToAllAsync(collections, cancellationToken);
        await RaiseFromAsync(2, Update.Combine());

        Task RaiseFromAsync(int layout, UpdateDefinition<BsonDocument> raise) => collections.Catalog.UpdateOneAsync(
            TheOne & Builders<BsonDocument>.Filter.Eq("layout", layout), Update.Combine(raise, Update.Set("layout", layout + 1)),
                cancellationToken: cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(
        Collections collections, IClientSessionHandle? session, string field, Func<BsonDocument, T> read, CancellationToken cancellationToken)
    {
        var found = session is null ? collections.Catalog.Find(TheOne) : collections.Catalog.Find(session, TheOne);
        var numbers = await found.Project(Builders<BsonDocument>.Projection.Include(field).Include(CopyMark.Source)).FirstOrDefaultAsync(cancellationToken)
            ?? throw Missing();
        CopyMark.Refuse(numbers, collections);
        return numbers.Read(read);
    }

    private static Guid ReadGuid(BsonDocument numbers) => Guid.Parse(numbers["guid"].AsString);

    private static ValueList<ArchivedFeed> ReadFeeds(BsonDocument numbers) => numbers[Feeds].AsBsonDocument
        .Select(feed => new ArchivedFeed(feed.Name, feed.Value.AsInt64)).OrderBy(feed => feed.Channel, StringComparer.Ordinal).ToValueList();

    // Codes of channels hold no full stop: they can stand in a path.
    private static string FeedOf(string channel) => $"{Feeds}.{channel}";

    private static PimException Missing() => StoreErrors.Unreadable("the document of the catalogue's numbers is gone.");
}

/// <summary>What a commit takes.</summary>
/// <param name="Changes">How many revisions.</param>
/// <param name="Jobs">How many ids of jobs.</param>
internal readonly record struct NumbersToTake(int Changes, int Jobs)
{
    /// <summary>Whether a mark for stale contents.</summary>
    public bool Mark { get; init; }

    /// <summary>A channel that has something from now on; empty for none.</summary>
    public string Channel { get; init; } = "";
}

/// <summary>What a commit took, and found.</summary>
/// <param name="FirstRevision">Revision of its first change.</param>
/// <param name="FirstJob">Id of its first job.</param>
/// <param name="SchemaVersion">Version of the schema.</param>
/// <param name="Mark">The last mark for stale contents: its own if it took one.</param>
/// <param name="Channels">The channels that ever had something.</param>
internal readonly record struct TakenNumbers(long FirstRevision, long FirstJob, long SchemaVersion, long Mark, IReadOnlyList<string> Channels);
