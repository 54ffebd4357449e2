using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Domain;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>
/// How far a copy into this database is: the field "copy" in the document of the catalogue's numbers, there from the beginning of the copy to its
/// end. Everybody who reads or commits looks at that document, so an instance that served the database before does so no more.
/// </summary>
internal static class CopyMark
{
    /// <summary>Name of the field, and of the part of it that is always there.</summary>
    public const string Field = "copy";

    /// <summary>Field that holds the fingerprint of the source.</summary>
    public const string Source = $"{Field}.source";

    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly FilterDefinition<BsonDocument> TheOne = Filter.Eq("_id", CatalogNumbers.Id);

    /// <summary>Throws <see cref="PimException"/> when a document of the catalogue's numbers bears the mark.</summary>
    public static void Refuse(BsonDocument numbers, Collections collections)
    {
        if (numbers.Contains(Field)) throw CopyErrors.Unfinished($"the database {collections.Database.DatabaseNamespace.DatabaseName}");
    }

    /// <summary>The fingerprint of the source; null when no copy goes into this database.</summary>
    public static async Task<string?> FindSourceAsync(Collections collections, CancellationToken cancellationToken)
    {
        var numbers = await collections.Catalog.Find(TheOne).FirstOrDefaultAsync(cancellationToken);
        return numbers?.Read(static d => d.TryGetValue(Field, out var copy) ? copy["source"].AsString : null);
    }

    /// <summary>How far the copy of a section is.</summary>
    public static async Task<SectionPosition> ReadPositionAsync(Collections collections, string section, CancellationToken cancellationToken)
    {
        var numbers = await collections.Catalog.Find(TheOne).FirstOrDefaultAsync(cancellationToken);
        return numbers?.Read(d => d[Field].AsBsonDocument.TryGetValue(section, out var position) ? ReadPosition(position.AsBsonDocument) : null)
            ?? SectionPosition.Start;
    }

    /// <summary>Begins a copy into an empty catalogue.</summary>
    public static async Task SetAsync(Collections collections, string source, CatalogHead head, CancellationToken cancellationToken)
    {
        var isEmpty = TheOne & Filter.Eq("revision", 0L) & Filter.Exists(Field, false);
        var begin = CatalogNumbers.SetTo(head).Set(Field, new BsonDocument("source", source));
        var begun = await collections.Catalog.UpdateOneAsync(isEmpty, begin, cancellationToken: cancellationToken);
        if (begun.MatchedCount == 0) throw CopyErrors.TargetNotEmpty();
    }

    /// <summary>Moves a section's position, within a transaction.</summary>
    public static async Task MoveAsync(
        IClientSessionHandle session, Collections collections, string section, int entries, SectionPosition reached, CancellationToken cancellationToken)
    {
        var field = $"{Field}.{section}";
        var before = reached.Count - entries;
        var isBefore = TheOne & Filter.Exists(Source) & (before == 0 ? Filter.Exists(field, false) : Filter.Eq($"{field}.count", before));
        var move = Builders<BsonDocument>.Update.Set(
            field, new BsonDocument { { "after", reached.After }, { "count", reached.Count }, { "hash", reached.Hash } });
        var moved = await collections.Catalog.UpdateOneAsync(session, isBefore, move, cancellationToken: cancellationToken);
        if (moved.MatchedCount == 0)
            throw new PimException(ErrorKind.Aborted, "COPY_MOVED", "Another copy into the same database is under way: let one of the two come to its end.");
    }

    /// <summary>Ends the copy.</summary>
    public static Task RemoveAsync(Collections collections, CancellationToken cancellationToken) =>
        collections.Catalog.UpdateOneAsync(TheOne, Builders<BsonDocument>.Update.Unset(Field), cancellationToken: cancellationToken);

    private static SectionPosition ReadPosition(BsonDocument document) => new(document["after"].AsString, document["count"].AsInt64, document["hash"].AsString);
}
