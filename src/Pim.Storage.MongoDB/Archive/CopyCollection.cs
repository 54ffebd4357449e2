using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>What a copy writes, within a transaction.</summary>
internal sealed class CopyCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly InsertManyOptions InAnyOrder = new() { IsOrdered = false };

    /// <summary>Moves a section's position behind so many more entries.</summary>
    public Task MoveAsync(string section, int entries, SectionPosition reached, CancellationToken cancellationToken) =>
        CopyMark.MoveAsync(session, collections, section, entries, reached, cancellationToken);

    /// <summary>Adds documents.</summary>
    public Task AddAsync(IMongoCollection<BsonDocument> target, IReadOnlyList<BsonDocument> added, CancellationToken cancellationToken) =>
        added.Count == 0 ? Task.CompletedTask : target.InsertManyAsync(session, added, InAnyOrder, cancellationToken);
}
