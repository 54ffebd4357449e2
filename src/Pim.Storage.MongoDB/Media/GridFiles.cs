using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Media;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Media;

/// <summary>
/// Files in chunks, as GridFS lays them down (fs.files and fs.chunks), so that its tools read them. They are written with plain commands: an
/// upload that goes on after days is not what the drivers' own streams do.
/// </summary>
internal sealed class GridFiles(Collections collections)
{
    /// <summary>Bytes of a chunk but the last: what the standard proposes.</summary>
    public const int ChunkSize = 255 << 10;

    // Chunks whose file is looked up in one read.
    private const int SweptAtOnce = 20_000;

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly ProjectionDefinition<BsonDocument> PlaceOnly = Builders<BsonDocument>.Projection.Include("n").Exclude("_id");

    /// <summary>The bytes of a chunk, or null.</summary>
    public async Task<byte[]?> ReadAsync(ObjectId file, int place, CancellationToken cancellationToken) =>
        (await collections.Chunks.Find(At(file, place)).FirstOrDefaultAsync(cancellationToken))?["data"].AsBsonBinaryData.Bytes;

    /// <summary>Adds a chunk. Fails when there is one in its place.</summary>
    public Task AddAsync(ObjectId file, int place, byte[] bytes, CancellationToken cancellationToken)
    {
        var chunk = new BsonDocument { { "_id", ObjectId.GenerateNewId() }, { "files_id", file }, { "n", place }, { "data", new BsonBinaryData(bytes) } };
        return collections.Chunks.InsertOneAsync(chunk, cancellationToken: cancellationToken);
    }

    /// <summary>Puts other bytes in a chunk.</summary>
    public Task ReplaceAsync(ObjectId file, int place, byte[] bytes, CancellationToken cancellationToken) =>
        collections.Chunks.UpdateOneAsync(
            At(file, place), Builders<BsonDocument>.Update.Set("data", new BsonBinaryData(bytes)), cancellationToken: cancellationToken);

    /// <summary>Takes away the chunks from a place on.</summary>
    public Task CutAsync(ObjectId file, int place, CancellationToken cancellationToken) =>
        collections.Chunks.DeleteManyAsync(Filter.Eq("files_id", file) & Filter.Gte("n", place), cancellationToken);

    /// <summary>Deletes a file.</summary>
    public async Task DeleteAsync(ObjectId file, CancellationToken cancellationToken)
    {
        await collections.Files.DeleteOneAsync(Filter.Eq("_id", file), cancellationToken);
        await collections.Chunks.DeleteManyAsync(Filter.Eq("files_id", file), cancellationToken);
    }

    /// <summary>Whole chunks from the first on without a gap, of a file that is to have so many bytes.</summary>
    public async Task<int> CountWholeAsync(ObjectId file, long size, CancellationToken cancellationToken)
    {
        var whole = (int)(size / ChunkSize);
        var options = new FindOptions { BatchSize = Batches.HoldingAll(whole) };
        var inOrder = collections.Chunks.Find(Filter.Eq("files_id", file) & Filter.Lt("n", whole), options).Sort(Builders<BsonDocument>.Sort.Ascending("n"));
        var places = await inOrder.Project(PlaceOnly).ToListAsync(cancellationToken);
        var count = 0;
        while (count < places.Count && places[count]["n"].AsInt32 == count) count++;
        return count;
    }

    /// <summary>The first files behind another that have chunks and were begun before a time; none at the end.</summary>
    public async Task<List<ObjectId>> ListAsync(ObjectId after, DateTimeOffset begunBefore, CancellationToken cancellationToken)
    {
        var first = new BsonDocument { { "$gt", after }, { "$lt", ObjectId.GenerateNewId(begunBefore.UtcDateTime) } };
        var found = await collections.Chunks.Aggregate<BsonDocument>(new BsonDocument[]
        {
            new("$match", new BsonDocument("files_id", first)), new("$sort", new BsonDocument("files_id", 1)), new("$limit", SweptAtOnce),
            new("$group", new BsonDocument("_id", "$files_id")), new("$sort", new BsonDocument("_id", 1)),
        }, cancellationToken: cancellationToken).ToListAsync(cancellationToken);
        return found.ConvertAll(static d => d["_id"].AsObjectId);
    }

    private static FilterDefinition<BsonDocument> At(ObjectId file, int place) => Filter.Eq("files_id", file) & Filter.Eq("n", place);
}

/// <summary>A file to read from, a chunk at a time.</summary>
internal sealed class GridContent(GridFiles files, Reader reader, ObjectId file, long length) : IBlobContent
{
    private byte[] _chunk = [];
    private int _place = -1;

    /// <inheritdoc/>
    public long Length => length;

    /// <inheritdoc/>
    public async ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (offset >= length) return 0;
        var (place, within) = ((int)(offset / GridFiles.ChunkSize), (int)(offset % GridFiles.ChunkSize));
        if (place != _place)
        {
            _chunk = await reader.ReadAsync(token => files.ReadAsync(file, place, token), cancellationToken)
                ?? throw StoreErrors.Unreadable($"chunk {place} of the file {file} is gone.");
            _place = place;
        }
        var count = Math.Min(buffer.Length, _chunk.Length - within);
        _chunk.AsMemory(within, count).CopyTo(buffer);
        return count;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
