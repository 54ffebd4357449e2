using Pim.Application;
using Pim.Application.Publications;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Storage.Sqlite.Content;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Search;

namespace Pim.Storage.Sqlite.Publications;

/// <summary>Publications on SQLite.</summary>
internal sealed class SqlitePublicationStore(Writer writer, ReaderPool readers) : IPublicationStore
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<Publication>> GetAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => PublicationReading.Get(session, channel, skus), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Publication>> GetOfProductAsync(string sku, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => PublicationReading.GetOfProduct(session, sku), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Product>> GetProductsAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => PublicationReading.GetProducts(session, channel, skus), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Product>> ListProductsAsync(string channel, string after, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => PublicationReading.ListProducts(session, channel, after, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(string channel, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => PublicationReading.Count(session, channel), cancellationToken);

    /// <inheritdoc/>
    public Task<CommitOutcome> CommitAsync(PublicationCommit commit, CancellationToken cancellationToken)
    {
        ThrowIfUnkeepable(commit.Contents);
        var weight = Math.Max(commit.Searched.Count, Math.Max(commit.Contents.Count, commit.Puts.Count + commit.Removes.Count));
        var searched = SearchRow.Of(commit.Searched);
        return writer.CommitAsync(tables => new PublicationCommitting(tables, commit, searched).Run(), weight, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PublicationSchedule?> GetScheduleAsync(string sku, string channel, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ScheduleReading.Get(session, sku, channel), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PublicationSchedule>> ListDueAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ScheduleReading.ListDue(session, time, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) => readers.ReadAsync(ScheduleReading.FindNext, cancellationToken);

    /// <inheritdoc/>
    public Task SaveScheduleAsync(PublicationSchedule schedule, CancellationToken cancellationToken) => writer.CommitAsync(tables =>
    {
        tables.Schedules.Save(schedule);
        return true;
    }, weight: 1, cancellationToken);

    /// <inheritdoc/>
    public async Task<Review?> GetReviewAsync(string sku, CancellationToken cancellationToken) =>
        (await GetReviewsAsync([sku], cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<Review>> GetReviewsAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ScheduleReading.GetReviews(session, skus), cancellationToken);

    /// <inheritdoc/>
    public Task SaveReviewAsync(Review review, CancellationToken cancellationToken) => writer.CommitAsync(tables =>
    {
        tables.Reviews.Save(review);
        return true;
    }, weight: 1, cancellationToken);

    private static void ThrowIfUnkeepable(IReadOnlyList<ContentChange> contents)
    {
        var seen = new HashSet<string>(contents.Count, StringComparer.Ordinal);
        foreach (var (sku, documents) in contents)
        {
            if (!seen.Add(sku)) throw new ArgumentException($"'{sku}' is changed twice in one commit.", nameof(contents));
            if (documents.Count > ChangeTable.MaxDocuments) throw new ArgumentException($"'{sku}' has {documents.Count} documents.", nameof(contents));
        }
    }
}
