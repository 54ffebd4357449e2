using Pim.Application;
using Pim.Application.Archive;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain.Schema;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>The whole catalogue on SQLite.</summary>
internal sealed class SqliteArchive(Writer writer, ReaderPool readers) : ICatalogArchive
{
    /// <inheritdoc/>
    public IArchiveSection<SchemaNoun> Schema { get; } = new SchemaSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedProduct> Products { get; } = new ProductSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<ProductRevision> History { get; } = new HistorySection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<RecomputeJob> Jobs { get; } = new JobSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<RequestReceipt> Receipts { get; } = new ReceiptSection(writer, readers);

    /// <inheritdoc/>
    public Task<CatalogHead> ReadHeadAsync(CancellationToken cancellationToken) => readers.ReadAsync(static session =>
    {
        var lastJob = session.Use("SELECT seq FROM sqlite_sequence WHERE name = 'jobs'").ReadNumber() ?? 0;
        using var row = session.Use("SELECT revision, schema_version FROM catalog");
        row.Step();
        return new CatalogHead(row.Number(0), row.Number(1), lastJob);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindCopyAsync(CancellationToken cancellationToken) => readers.ReadAsync(CopyTable.FindSource, cancellationToken);

    /// <inheritdoc/>
    public Task BeginAsync(string source, CatalogHead head, CancellationToken cancellationToken) => writer.CommitAsync(tables =>
    {
        CopyTable.Create(tables.Session, source);
        tables.Session.Use("UPDATE catalog SET revision = ?1, schema_version = ?2").Bind(1, head.Revision).Bind(2, head.SchemaVersion).Run();
        // SQLite keeps the last id in a table of its own; jobs added with their ids only raise it.
        tables.Session.Use("INSERT INTO sqlite_sequence (name, seq) VALUES ('jobs', ?1)").Bind(1, head.LastJob).Run();
        return true;
    }, weight: 1, cancellationToken);

    /// <inheritdoc/>
    public Task EndAsync(CancellationToken cancellationToken) => writer.CommitAsync(static tables =>
    {
        CopyTable.Drop(tables.Session);
        return true;
    }, weight: 1, cancellationToken);
}
