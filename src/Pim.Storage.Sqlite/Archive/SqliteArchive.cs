using Pim.Application;
using Pim.Application.Archive;
using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Media;
using Pim.Domain.Publications;
using Pim.Domain.Schema;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>The whole catalogue on SQLite.</summary>
internal sealed class SqliteArchive(Writer writer, ReaderPool readers, IBlobStore blobs, IEventStore events) : ICatalogArchive
{
    /// <inheritdoc/>
    public IArchiveSection<SchemaNoun> Schema { get; } = new SchemaSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedProduct> Products { get; } = new ProductSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<ProductRevision> History { get; } = new HistorySection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<Publication> Publications { get; } = new PublicationSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedChange> Changes { get; } = new ChangeSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedMentions> Mentions { get; } = new MentionSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedStale> Stale { get; } = new StaleSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<PublicationSchedule> Schedules { get; } = new ScheduleSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<Review> Reviews { get; } = new ReviewSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<Asset> Assets { get; } = new AssetSection(writer, readers);

    /// <inheritdoc/>
    public IBlobStore Blobs => blobs;

    /// <inheritdoc/>
    public IArchiveSection<Job> Jobs { get; } = new JobSection(writer, readers);

    /// <inheritdoc/>
    public IArchiveSection<RequestReceipt> Receipts { get; } = new ReceiptSection(writer, readers);

    /// <inheritdoc/>
    public IEventStore Events => events;

    /// <inheritdoc/>
    public Task<CatalogHead> ReadHeadAsync(CancellationToken cancellationToken) => readers.ReadAsync(static session =>
    {
        var lastJob = session.Use("SELECT seq FROM sqlite_sequence WHERE name = 'jobs'").ReadNumber() ?? 0;
        var feeds = ReadFeeds(session);
        using var row = session.Use("SELECT guid, revision, schema_version, mark FROM catalog");
        row.Step();
        return new CatalogHead(Guid.ParseExact(row.Text(0), "N"), row.Number(1), row.Number(2), lastJob, row.Number(3), feeds);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindCopyAsync(CancellationToken cancellationToken) => readers.ReadAsync(CopyTable.FindSource, cancellationToken);

    /// <inheritdoc/>
    public Task BeginAsync(string source, CatalogHead head, CancellationToken cancellationToken) => writer.CommitAsync(tables =>
    {
        CopyTable.Create(tables.Session, source);
        tables.Session.Use("UPDATE catalog SET guid = ?1, revision = ?2, schema_version = ?3, mark = ?4")
            .Bind(1, head.Id.ToString("N")).Bind(2, head.Revision).Bind(3, head.SchemaVersion).Bind(4, head.LastMark).Run();
        foreach (var (channel, forgotten) in head.Feeds)
            tables.Session.Use("INSERT INTO feeds (channel, forgotten) VALUES (?1, ?2)").Bind(1, channel).Bind(2, forgotten).Run();
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

    private static ValueList<ArchivedFeed> ReadFeeds(Session session)
    {
        var feeds = new List<ArchivedFeed>();
        using var rows = session.Use("SELECT channel, forgotten FROM feeds ORDER BY channel");
        while (rows.Step()) feeds.Add(new(rows.Text(0), rows.Number(1)));
        return feeds.ToValueList();
    }
}
