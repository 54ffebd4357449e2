using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Media;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Media;

/// <summary>Uploads: each has a document that names its file and who owns it.</summary>
internal sealed partial class MongoBlobStore
{
    private static readonly FindOneAndReplaceOptions<BsonDocument> ReplacedOne = new() { IsUpsert = true, ReturnDocument = ReturnDocument.Before };

    /// <inheritdoc/>
    public Task<Upload?> FindUploadAsync(string id, CancellationToken cancellationToken) => reader.ReadAsync<Upload?>(async token =>
        await FindRowAsync(id, token) is { } row ? await UploadOfAsync(row, token) : null, cancellationToken);

    /// <inheritdoc/>
    public async Task<IBlobUpload> OpenUploadAsync(string id, long size, long offset, DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (offset == 0) return Open(await BeginAsync(id, size, time, cancellationToken), 0);
        var before = await reader.ReadAsync(token => FindRowAsync(id, token), cancellationToken);
        var kept = before is null || before.Size != size
            ? 0
            : await reader.ReadAsync(token => _files.CountWholeAsync(before.File, size, token), cancellationToken);
        // Offsets that were told are those of whole chunks; the chunk that another stands in is cut off as a whole.
        if (offset > (long)kept * GridFiles.ChunkSize || offset % GridFiles.ChunkSize != 0)
            throw UploadErrors.OffsetBeyond(id, (long)kept * GridFiles.ChunkSize);
        return Open(await TakeOverAsync(before!, offset, time, cancellationToken), offset);
    }

    /// <inheritdoc/>
    public Task DropUploadAsync(string id, CancellationToken cancellationToken) => writer.WriteAsync(async token =>
    {
        // The file that the upload had in the very moment in which it went: one that has become a content is none of it any more.
        var dropped = await collections.Uploads.FindOneAndDeleteAsync(Filter.Eq("_id", id), cancellationToken: token);
        if (dropped is not null) await _files.DeleteAsync(ReadRow(dropped).File, token);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Upload>> ListUploadsAsync(DateTimeOffset untouchedSince, int limit, CancellationToken cancellationToken) =>
        reader.ReadAsync<IReadOnlyList<Upload>>(async token =>
        {
            if (limit <= 0) return [];
            var uploads = new List<Upload>();
            var untouched = collections.Uploads.Find(TimeConditions.Before("touchTime", untouchedSince))
                .Sort(Builders<BsonDocument>.Sort.Ascending("touchTime"));
            foreach (var document in await untouched.Limit(limit).ToListAsync(token)) uploads.Add(await UploadOfAsync(ReadRow(document), token));
            return uploads;
        }, cancellationToken);

    private async Task<UploadRow> BeginAsync(string id, long size, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var row = new UploadRow(id, size, time, ObjectId.GenerateNewId(), Guid.NewGuid());
        await writer.WriteAsync(async token =>
        {
            // The document first: a file that one points at is never swept.
            var former = await collections.Uploads.FindOneAndReplaceAsync(Filter.Eq("_id", id), WriteRow(row), ReplacedOne, token);
            if (former is not null && ReadRow(former).File is var file && file != row.File) await _files.DeleteAsync(file, token);
        }, cancellationToken);
        return row;
    }

    // Only from the owner that was seen: one that has finished since then has made a content of the file, which is not to be cut.
    private async Task<UploadRow> TakeOverAsync(UploadRow before, long offset, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var row = before with { Owner = Guid.NewGuid(), TouchTime = time };
        await writer.WriteAsync(async token =>
        {
            var seen = Filter.Eq("_id", row.Id) & Filter.Eq("owner", before.Owner.ToString());
            var taken = await collections.Uploads.ReplaceOneAsync(seen, WriteRow(row), cancellationToken: token);
            if (taken.MatchedCount == 0) throw UploadErrors.TakenOver(row.Id);
            await _files.CutAsync(row.File, (int)(offset / GridFiles.ChunkSize), token);
        }, cancellationToken);
        return row;
    }

    private GridUpload Open(UploadRow row, long offset) => new(row, offset, collections, _files, writer, reader);

    private async Task<UploadRow?> FindRowAsync(string id, CancellationToken cancellationToken) =>
        await collections.Uploads.Find(Filter.Eq("_id", id)).FirstOrDefaultAsync(cancellationToken) is { } found ? ReadRow(found) : null;

    private async Task<Upload> UploadOfAsync(UploadRow row, CancellationToken cancellationToken) =>
        new(row.Id, row.Size, (long)await _files.CountWholeAsync(row.File, row.Size, cancellationToken) * GridFiles.ChunkSize, row.TouchTime);

    private static UploadRow ReadRow(BsonDocument document) => document.Read(static d =>
        new UploadRow(d["_id"].AsString, d["size"].AsInt64, d.Time("touchTime"), d["file"].AsObjectId, Guid.Parse(d["owner"].AsString)));

    private static BsonDocument WriteRow(UploadRow row)
    {
        var document = new BsonDocument { { "_id", row.Id }, { "size", row.Size }, { "file", row.File }, { "owner", row.Owner.ToString() } };
        document.AddTime("touchTime", row.TouchTime);
        return document;
    }
}
