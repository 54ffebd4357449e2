using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Media;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Media;

/// <summary>Uploads: each has a document that names its file and who owns it.</summary>
internal sealed partial class MongoBlobStore
{
    /// <inheritdoc/>
    public Task<Upload?> FindUploadAsync(string id, CancellationToken cancellationToken) => reader.ReadAsync<Upload?>(async token =>
        await FindRowAsync(id, token) is { } row ? await UploadOfAsync(row, token) : null, cancellationToken);

    /// <inheritdoc/>
    public async Task<IBlobUpload> OpenUploadAsync(string id, long size, long offset, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var before = await reader.ReadAsync(token => FindRowAsync(id, token), cancellationToken);
        if (offset == 0) return Open(await BeginAsync(id, size, before, time, cancellationToken), 0);
        var kept = before is null || before.Size != size ? 0 : await reader.ReadAsync(token => _files.CountWholeAsync(before.File, size, token), cancellationToken);
        // Offsets that were told are those of whole chunks; the chunk that another stands in is cut off as a whole.
        if (offset > (long)kept * GridFiles.ChunkSize || offset % GridFiles.ChunkSize != 0) throw UploadErrors.OffsetBeyond(id, (long)kept * GridFiles.ChunkSize);
        var row = before! with { Owner = Guid.NewGuid(), TouchTime = time };
        await SaveAsync(row, cancellationToken);
        await writer.WriteAsync(token => _files.CutAsync(row.File, (int)(offset / GridFiles.ChunkSize), token), cancellationToken);
        return Open(row, offset);
    }

    /// <inheritdoc/>
    public async Task DropUploadAsync(string id, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(token => FindRowAsync(id, token), cancellationToken) is not { } row) return;
        await writer.WriteAsync(async token =>
        {
            await collections.Uploads.DeleteOneAsync(Filter.Eq("_id", id) & Filter.Eq("file", row.File), token);
            await _files.DeleteAsync(row.File, token);
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Upload>> ListUploadsAsync(DateTimeOffset untouchedSince, int limit, CancellationToken cancellationToken) => reader.ReadAsync<IReadOnlyList<Upload>>(async token =>
    {
        if (limit <= 0) return [];
        var uploads = new List<Upload>();
        var found = await collections.Uploads.Find(TimeConditions.Before("touchTime", untouchedSince)).Sort(Builders<BsonDocument>.Sort.Ascending("touchTime")).Limit(limit).ToListAsync(token);
        foreach (var document in found) uploads.Add(await UploadOfAsync(ReadRow(document), token));
        return uploads;
    }, cancellationToken);

    private async Task<UploadRow> BeginAsync(string id, long size, UploadRow? former, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var row = new UploadRow(id, size, time, ObjectId.GenerateNewId(), Guid.NewGuid());
        // The document first: a file that one points at is never swept.
        await SaveAsync(row, cancellationToken);
        if (former is not null) await writer.WriteAsync(token => _files.DeleteAsync(former.File, token), cancellationToken);
        return row;
    }

    private GridUpload Open(UploadRow row, long offset) => new(row, offset, collections, _files, writer, reader);

    private Task SaveAsync(UploadRow row, CancellationToken cancellationToken) => writer.WriteAsync(token =>
    {
        var document = new BsonDocument { { "_id", row.Id }, { "size", row.Size }, { "file", row.File }, { "owner", row.Owner.ToString() } };
        document.AddTime("touchTime", row.TouchTime);
        return collections.Uploads.ReplaceOneAsync(Filter.Eq("_id", row.Id), document, new ReplaceOptions { IsUpsert = true }, token);
    }, cancellationToken);

    private async Task<UploadRow?> FindRowAsync(string id, CancellationToken cancellationToken) =>
        await collections.Uploads.Find(Filter.Eq("_id", id)).FirstOrDefaultAsync(cancellationToken) is { } found ? ReadRow(found) : null;

    private async Task<Upload> UploadOfAsync(UploadRow row, CancellationToken cancellationToken) =>
        new(row.Id, row.Size, (long)await _files.CountWholeAsync(row.File, row.Size, cancellationToken) * GridFiles.ChunkSize, row.TouchTime);

    private static UploadRow ReadRow(BsonDocument document) => document.Read(static d =>
        new UploadRow(d["_id"].AsString, d["size"].AsInt64, d.Time("touchTime"), d["file"].AsObjectId, Guid.Parse(d["owner"].AsString)));
}
