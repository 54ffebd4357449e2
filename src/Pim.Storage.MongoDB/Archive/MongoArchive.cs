using Pim.Application;
using Pim.Application.Archive;
using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Domain.Media;
using Pim.Domain.Publications;
using Pim.Domain.Schema;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Archive;

/// <summary>The whole catalogue on MongoDB.</summary>
internal sealed class MongoArchive(
    MongoStoreOptions options, Collections collections, Writer writer, Reader reader, IBlobStore blobs, IEventStore events) : ICatalogArchive
{
    // The indexes of a large catalogue are made in one go, and the server answers when they are.
    private static readonly TimeSpan LongestIndexing = TimeSpan.FromHours(12);

    /// <inheritdoc/>
    public IArchiveSection<SchemaNoun> Schema { get; } = new SchemaSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedProduct> Products { get; } = new ProductSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<ProductRevision> History { get; } = new HistorySection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<Publication> Publications { get; } = new PublicationSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedChange> Changes { get; } = new ChangeSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedMentions> Mentions { get; } = new MentionSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<ArchivedStale> Stale { get; } = new StaleSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<PublicationSchedule> Schedules { get; } = new ScheduleSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<Review> Reviews { get; } = new ReviewSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<Asset> Assets { get; } = new AssetSection(collections, writer, reader);

    /// <inheritdoc/>
    public IBlobStore Blobs => blobs;

    /// <inheritdoc/>
    public IArchiveSection<Job> Jobs { get; } = new JobSection(collections, writer, reader);

    /// <inheritdoc/>
    public IArchiveSection<RequestReceipt> Receipts { get; } = new ReceiptSection(collections, writer, reader);

    /// <inheritdoc/>
    public IEventStore Events => events;

    /// <inheritdoc/>
    public Task<CatalogHead> ReadHeadAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => CatalogNumbers.ReadHeadAsync(collections, token), cancellationToken);

    /// <inheritdoc/>
    public Task<string?> FindCopyAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => CopyMark.FindSourceAsync(collections, token), cancellationToken);

    /// <inheritdoc/>
    public Task BeginAsync(string source, CatalogHead head, CancellationToken cancellationToken) =>
        writer.WriteAsync(token => CopyMark.SetAsync(collections, source, head, token), cancellationToken);

    /// <inheritdoc/>
    public Task EndAsync(CancellationToken cancellationToken) => writer.WriteAsync(async token =>
    {
        using var patient = Connection.Open(options.ConnectionString, LongestIndexing);
        await Indexes.CreateAsync(patient.GetDatabase(options.Database), Indexes.All, token);
        await CopyMark.RemoveAsync(collections, token);
    }, cancellationToken);
}
