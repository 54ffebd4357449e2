using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>
/// What all sections have in common: documents of one collection, read in the order of their keys and added without looking at what is there.
/// </summary>
internal abstract class MongoSection<T>(Collections collections, Writer writer, Reader reader, string name, IMongoCollection<BsonDocument> collection)
    : IArchiveSection<T>
{
    private static readonly CountOptions CountingAll = new() { Hint = new BsonDocument("_id", 1) };
    private static readonly SortDefinition<BsonDocument> ById = Builders<BsonDocument>.Sort.Ascending("_id");

    protected static FilterDefinitionBuilder<BsonDocument> Filter => Builders<BsonDocument>.Filter;

    protected Collections Collections => collections;

    protected Reader Reader => reader;

    /// <inheritdoc/>
    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => collection.CountDocumentsAsync(Filter.Empty, CountingAll, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<T>> ReadAsync(string after, int limit, CancellationToken cancellationToken) => reader.ReadAsync(async token =>
    {
        foreach (var range in After(after))
        {
            if (await FindAsync(range, limit, token) is { Count: > 0 } documents) return await ReadAsync(documents, token);
        }
        return [];
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<SectionPosition> ReadPositionAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => CopyMark.ReadPositionAsync(collections, name, token), cancellationToken);

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyList<T> entries, SectionPosition reached, CancellationToken cancellationToken)
    {
        var documents = Prepare(entries);
        await writer.CommitAsync(async (transaction, token) =>
        {
            await transaction.Copy.MoveAsync(name, entries.Count, reached, token);
            foreach (var (target, added) in documents) await transaction.Copy.AddAsync(target, added, token);
            return CommitOutcome.Done(0);
        }, cancellationToken);
    }

    /// <summary>The order of the keys.</summary>
    protected virtual SortDefinition<BsonDocument> Order => ById;

    /// <summary>The documents behind a key: one range, or several that follow one another.</summary>
    protected abstract IReadOnlyList<FilterDefinition<BsonDocument>> After(string after);

    /// <summary>The entries of these documents.</summary>
    protected abstract Task<IReadOnlyList<T>> ReadAsync(List<BsonDocument> documents, CancellationToken cancellationToken);

    /// <summary>The documents of these entries, by the collection that takes them.</summary>
    protected abstract IReadOnlyList<(IMongoCollection<BsonDocument> Target, IReadOnlyList<BsonDocument> Added)> Prepare(IReadOnlyList<T> entries);

    private async Task<List<BsonDocument>> FindAsync(FilterDefinition<BsonDocument> range, int limit, CancellationToken cancellationToken)
    {
        var options = new FindOptions { BatchSize = Batches.HoldingAll(limit) };
        // One batch: the server ends it at 16 MB, which bounds a page of large documents.
        using var cursor = await collection.Find(range, options).Sort(Order).Limit(limit).ToCursorAsync(cancellationToken);
        return await cursor.MoveNextAsync(cancellationToken) ? cursor.Current.ToList() : [];
    }
}
