using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

[MongoServer]
public sealed class MongoMediaCrashTests : IAsyncLifetime
{
    private MongoStores? _stores;

    public async Task InitializeAsync() => _stores = MongoServerAttribute.ConnectionString is null ? null : (MongoStores)await MongoStores.OpenAsync();

    public async Task DisposeAsync()
    {
        if (_stores is not null) await _stores.DisposeAsync();
    }

    [EngineFact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_no_file_is_left_over()
    {
        var place = new MongoUrlBuilder(_stores!.Options.ConnectionString) { DatabaseName = _stores.Options.Database }.ToString();
        var kept = new Dictionary<string, string>();
        for (var kill = 0; kill < MediaCrash.Kills; kill++)
        {
            foreach (var (key, sha256) in await MediaCrash.UploadAndKillAsync(place, acknowledgements: 8 + (kill % 13))) kept[key] = sha256;

            await MediaCrash.AssertWholeAsync(_stores.Assets, _stores.Blobs, kept);
            var blobs = (await _stores.Blobs.ListAsync("", int.MaxValue, default)).Count;
            Assert.Equal(blobs, await CountAsync("fs.files", "_id"));
            Assert.Equal(blobs, await CountAsync("fs.chunks", "files_id"));
        }
    }

    private async Task<int> CountAsync(string collection, string field)
    {
        var found = await _stores!.Database.GetCollection<BsonDocument>(collection).Find(new BsonDocument()).Project(new BsonDocument(field, 1)).ToListAsync();
        return found.Select(d => d[field]).Distinct().Count();
    }
}
