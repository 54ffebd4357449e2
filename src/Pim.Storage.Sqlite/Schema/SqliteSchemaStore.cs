using Pim.Application;
using Pim.Application.Schema;
using Pim.Domain.Channels;
using Pim.Domain.Schema;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Products;
using Pim.Storage.Sqlite.Publications;

namespace Pim.Storage.Sqlite.Schema;

/// <summary>The schema on SQLite.</summary>
internal sealed class SqliteSchemaStore(Writer writer, ReaderPool readers) : ISchemaStore
{
    /// <inheritdoc/>
    public Task<CatalogSchema> ReadAsync(CatalogSchema known, CancellationToken cancellationToken) =>
        // One process writes, so that the writer knows the version without asking the file.
        known.Version == writer.SchemaVersion ? Task.FromResult(known) : readers.ReadAsync(SchemaTable.ReadAll, cancellationToken);

    /// <inheritdoc/>
    public async Task<CommitOutcome> CommitAsync(SchemaCommit commit, CancellationToken cancellationToken)
    {
        using var documents = new DocumentBuffer(4_096);
        var places = commit.Puts.Select(noun => documents.Add(noun, NounDocument.Write)).ToList();
        return await writer.CommitAsync(tables => Commit(tables, commit, documents, places), weight: 1, cancellationToken);
    }

    private static CommitOutcome Commit(Tables tables, SchemaCommit commit, DocumentBuffer documents, List<Range> places)
    {
        var conflicts = Check(tables, commit);
        if (conflicts.Count > 0) return CommitOutcome.Refused(conflicts);

        var revision = tables.Revisions.Take(1);
        tables.Revisions.SchemaVersion = revision;
        foreach (var noun in commit.Deletes)
        {
            tables.Schema.Delete(noun);
            if (noun is Channel) Withdrawal.OfChannel(tables, noun.Code);
        }
        for (var i = 0; i < commit.Puts.Count; i++) tables.Schema.Put(commit.Puts[i], revision, documents[places[i]]);
        tables.Jobs.Add(commit.Jobs, commit.Time);
        tables.Receipts.Add(commit.Receipt);
        return CommitOutcome.Done(revision);
    }

    private static List<CommitConflict> Check(Tables tables, SchemaCommit commit)
    {
        var conflicts = new List<CommitConflict>();
        if (tables.Receipts.WasSeen(commit.Receipt)) conflicts.Add(new(ConflictKind.RequestSeen));
        if (tables.Revisions.SchemaVersion != commit.SchemaVersion) conflicts.Add(new(ConflictKind.SchemaMoved));
        for (var i = 0; i < commit.MustBeEmpty.Count; i++)
        {
            if (ProductListing.FindFirst(tables.Session, commit.MustBeEmpty[i]) is { } sku) conflicts.Add(new(ConflictKind.InUse, i, sku));
        }
        return conflicts;
    }
}
