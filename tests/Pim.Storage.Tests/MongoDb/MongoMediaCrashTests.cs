using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Media;
using Pim.Domain;
using Pim.Storage.MongoDB;
using Pim.Storage.MongoDB.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

[MongoKills]
public sealed class MongoMediaCrashTests
{
    [EngineFact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_no_chunk_is_left_over()
    {
        await using var stores = (MongoStores)await MongoStores.OpenAsync();
        var kept = new Dictionary<string, string>();
        for (var kill = 0; kill < MediaCrash.Kills; kill++)
        {
            var acknowledged = await MediaCrash.UploadAndKillAsync("upload-to-mongodb", stores.Options.Database, acknowledgements: 8 + (kill % 13));
            foreach (var (key, sha256) in acknowledged) kept[key] = sha256;

            await WaitUntilWritableAsync(stores.Blobs);
            await MediaCrash.AssertWholeAsync(stores.Assets, stores.Blobs, kept);
            var blobs = (await stores.Blobs.ListAsync("", int.MaxValue, default)).Count;
            Assert.Equal(blobs, await CountAsync(stores, Collections.FilesName, "_id"));
            Assert.Equal(blobs, await CountAsync(stores, Collections.ChunksName, "files_id"));
        }
    }

    /// <summary>What the process to kill does.</summary>
    public static async Task<int> UploadUntilKilledAsync(string database)
    {
        await using var catalog =
            new MongoCatalog(new() { ConnectionString = MongoServerAttribute.ConnectionString!, Database = database }, TimeProvider.System);
        await catalog.OpenAsync(default);
        return await MediaCrash.UploadUntilKilledAsync(catalog.Assets, catalog.Blobs);
    }

    // Until the server has ended the transaction of the process that died, all others wait for it: a minute, unless it is set otherwise.
    private static async Task WaitUntilWritableAsync(IBlobStore blobs)
    {
        const int Tries = 6;
        for (var left = Tries; ; left--)
        {
            try
            {
                await blobs.TouchAsync(new string('0', 64), Samples.Time, default);
                return;
            }
            catch (PimException busy) when (busy.Kind == ErrorKind.Unavailable && left > 1)
            {
            }
        }
    }

    private static async Task<int> CountAsync(MongoStores stores, string collection, string field)
    {
        var distinct = await stores.Database.GetCollection<BsonDocument>(collection).DistinctAsync<ObjectId>(field, FilterDefinition<BsonDocument>.Empty);
        return (await distinct.ToListAsync()).Count;
    }
}

/// <summary>Tests that kill clients, for servers that then end their transactions: not every engine that stands in for MongoDB does.</summary>
public sealed class MongoKillsAttribute : RequirementAttribute
{
    public override string? Missing => MongoServerAttribute.ConnectionString is null || MediaCrash.Kills is null
        ? "PIM_TEST_MONGODB names no server, or PIM_TEST_MEDIA_KILLS not how often to kill its client."
        : null;
}
