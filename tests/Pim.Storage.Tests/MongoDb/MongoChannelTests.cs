using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Content;
using Pim.Application.Jobs;
using Pim.Domain;
using Pim.Storage.MongoDB;
using Pim.Storage.MongoDB.Content;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>What channels have and see, as it stands in the database and as several instances see it.</summary>
[MongoServer]
public sealed class MongoChannelTests : ChannelContract
{
    private new MongoStores Stores => (MongoStores)base.Stores;

    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();

    [EngineFact]
    public async Task What_is_kept_of_channels_can_be_read()
    {
        var product = await AddAsync(Samples.Product("Größe 42"));
        await CommitAsync(Web with
        {
            Puts = [PublicationOf(product)],
            Contents = [Change(product.Sku, "de-DE=Schuh", "en="), Change("gone")],
            Mentions = [new(product.Sku, ["b", "a", "b"])],
            AlsoStale = ["M"],
            Jobs = [new("channels/web", JobScope.ContentsOf("web", "shoes"))],
        });
        await Publications.SaveScheduleAsync(new("A", "web", Samples.Time.AddTicks(10_007), Samples.Time, "editor", "No."), default);
        await Publications.SaveReviewAsync(new("A", 7, Ready: false, "bob", Samples.Time, "Why?"), default);

        const string Time = """{ "$date": "2026-03-14T15:09:26Z" }""";
        await AssertAsync("publications", $$"""{ "_id": "web Größe 42", "channel": "web", "sku": "Größe 42", "revision": { "$numberLong": "1" }, "time": {{Time}}, "actor": "editor" }""");
        await AssertAsync("changes",
            $$"""{ "_id": "web Größe 42", "channel": "web", "sku": "Größe 42", "sequence": { "$numberLong": "2" }, "time": {{Time}}, "documents": { "de-DE": 5, "en": 0 } }""",
            $$"""{ "_id": "web gone", "channel": "web", "sku": "gone", "sequence": { "$numberLong": "3" }, "time": {{Time}}, "withdrawn": true }""");
        await AssertAsync("contents",
            $$"""{ "_id": "web de-DE Größe 42", "sequence": { "$numberLong": "2" }, "time": {{Time}}, "bytes": { "$binary": "U2NodWg=", "$type": "00" } }""",
            $$"""{ "_id": "web en Größe 42", "sequence": { "$numberLong": "2" }, "time": {{Time}}, "bytes": { "$binary": "", "$type": "00" } }""");
        await AssertAsync("mentions", """{ "_id": "web Größe 42", "channel": "web", "sku": "Größe 42", "mentioned": ["a", "b"] }""");
        await AssertAsync("stale", """{ "_id": "web M", "channel": "web", "sku": "M", "since": { "$numberLong": "1" }, "mark": { "$numberLong": "1" } }""");
        await AssertAsync("schedules", $$"""
            { "_id": "web A", "channel": "web", "sku": "A", "publishTime": { "$date": "2026-03-14T15:09:26.001Z" }, "publishTimeTicks": 7, "expireTime": {{Time}},
              "nextTime": {{Time}}, "actor": "editor", "error": "No." }
            """);
        await AssertAsync("reviews", $$"""{ "_id": "A", "revision": { "$numberLong": "7" }, "ready": false, "actor": "bob", "time": {{Time}}, "note": "Why?" }""");
        var job = Assert.Single(await Collection("jobs").Find(new BsonDocument()).ToListAsync());
        Assert.Equal(("contents", "web", "shoes"), (job["kind"].AsString, job["channel"].AsString, job["family"].AsString));
    }

    [EngineFact]
    public async Task Followers_miss_nothing_of_what_several_instances_publish()
    {
        const int Commits = 40;
        MongoCatalog[] instances = [Stores.Catalog, await Stores.OpenAnotherCatalogAsync(), await Stores.OpenAnotherCatalogAsync()];
        using var done = new CancellationTokenSource();
        var following = Task.Run(() => FollowAsync(instances[2].Contents, done.Token));

        var taken = await Task.WhenAll(instances.Select((instance, n) => Task.Run(async () =>
        {
            var sequences = new Dictionary<string, long>();
            for (var i = 0; i < Commits; i++)
            {
                var (often, once) = ($"{n} often {i % 5}", $"{n} once {i}");
                var outcome = await instance.Publications.CommitAsync(Web with { Contents = [Change(often, $"en={i}"), Change(once, $"en={i}")] }, default);
                (sequences[often], sequences[once]) = (outcome.FirstRevision, outcome.FirstRevision + 1);
            }
            return sequences;
        })));
        await done.CancelAsync();

        var known = await following;
        Assert.Equal(taken.SelectMany(t => t).ToDictionary(), known.ToDictionary(k => k.Key, k => k.Value.Sequence));
    }

    [EngineFact]
    public async Task An_instance_reads_what_another_was_told_to_be_done()
    {
        var other = await Stores.OpenAnotherCatalogAsync();
        for (var i = 0; i < 50; i++)
        {
            var sequence = await CommitAsync(Web with { Contents = [Change("A", $"en={i}")] });

            Assert.Equal(sequence, await other.Contents.ReadHeadAsync(default));
            var content = Assert.Single(await other.Contents.GetAsync("web", "en", ["A"], default));
            Assert.Equal((sequence, $"{i}"), (content.Sequence, Encoding.UTF8.GetString(content.Bytes.Span)));
        }
    }

    // Between the two reads of a change another may be committed, which on engines without snapshots shows.
    [EngineFact]
    public async Task A_document_of_a_later_change_is_not_taken_for_one_of_an_earlier()
    {
        var collections = new Collections(Stores.Database);
        using var session = await Stores.Database.Client.StartSessionAsync();
        var first = await CommitAsync(Web with { Contents = [Change("A", "en=1"), Change("B", "en=1")] });
        ChangeHead[] heads = [new("web", "A", first, Samples.Time, [("en", 1)]), new("web", "B", first + 1, Samples.Time, [("en", 1)])];
        Assert.Equal(["A", "B"], (await ChangeReading.ReadAsync(collections, session, heads, asked: null, default))!.Select(c => c.Sku));

        await CommitAsync(Web with { Contents = [Change("B", "en=2")] });

        Assert.Null(await ChangeReading.ReadAsync(collections, session, heads, asked: null, default));
        Assert.Single((await ChangeReading.ReadAsync(collections, session, heads[..1], asked: null, default))!);
    }

    [EngineFact]
    public async Task A_change_whose_document_is_gone_is_data_loss()
    {
        await CommitAsync(Web with { Contents = [Change("A", "en=1", "fr=1"), Change("B", "en=1")] });
        await Collection("contents").DeleteOneAsync(new BsonDocument("_id", "web fr A"));

        var error = await Assert.ThrowsAsync<PimException>(() => Contents.GetChangesAsync("web", ["A", "B"], default));

        Assert.Equal((ErrorKind.DataLoss, "STORE_UNREADABLE"), (error.Kind, error.Reason));
        Assert.Single(await Contents.GetChangesAsync("web", ["B"], default));
        Assert.Equal(2, (await Contents.ReadChangesAsync(ReadWeb(locales: "en"), default)).Count);
    }

    private static async Task<Dictionary<string, StoredChange>> FollowAsync(IContentStore contents, CancellationToken done)
    {
        var known = new Dictionary<string, StoredChange>();
        for (var after = 0L; ;)
        {
            var last = done.IsCancellationRequested;
            var changes = await contents.ReadChangesAsync(ReadWeb(after, maxCount: 7, locales: "en"), default);
            foreach (var change in changes)
            {
                Assert.True(change.Sequence > after);
                after = change.Sequence;
                known[change.Sku] = change;
            }
            if (last && changes.Count == 0) return known;
        }
    }

    private IMongoCollection<BsonDocument> Collection(string name) => Stores.Database.GetCollection<BsonDocument>(name);

    private async Task AssertAsync(string collection, params IReadOnlyList<string> expected)
    {
        var kept = await Collection(collection).Find(new BsonDocument()).Sort(new BsonDocument("_id", 1)).ToListAsync();
        Assert.Equal(expected.Select(e => Text(BsonDocument.Parse(e))), kept.Select(Text));
    }

    // A field that the server adds in another order is the same document.
    private static string Text(BsonDocument document) => string.Join(", ", document.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => f.ToString()));
}
