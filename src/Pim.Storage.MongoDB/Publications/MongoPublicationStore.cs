using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Publications;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Publications;

/// <summary>Publications on MongoDB.</summary>
internal sealed class MongoPublicationStore(Collections collections, Writer writer, Reader reader) : IPublicationStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<Publication>> GetAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        skus.Count == 0
        ? []
        : await reader.ReadSnapshotAsync((session, token) => PublicationReading.GetAsync(collections, session, channel, skus, token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Publication>> GetOfProductAsync(string sku, CancellationToken cancellationToken) =>
        reader.ReadSnapshotAsync((session, token) => PublicationReading.GetOfProductAsync(collections, session, sku, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Product>> GetProductsAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken) =>
        skus.Count == 0
        ? []
        : await reader.ReadSnapshotAsync(
            (session, token) => PublicationReading.GetProductsAsync(collections, session, channel, skus, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Product>> ListProductsAsync(string channel, string after, int limit, CancellationToken cancellationToken) => limit <= 0
        ? []
        : await reader.ReadSnapshotAsync(
            (session, token) => PublicationReading.ListProductsAsync(collections, session, channel, after, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(string channel, CancellationToken cancellationToken) => reader.ReadSnapshotAsync((session, token) =>
        collections.Publications.CountDocumentsAsync(session, ChannelKey.Behind(channel, ""), cancellationToken: token), cancellationToken);

    /// <inheritdoc/>
    public Task<CommitOutcome> CommitAsync(PublicationCommit commit, CancellationToken cancellationToken)
    {
        ThrowIfTwice(commit.Contents);
        return writer.CommitAsync((transaction, token) => new PublicationCommitting(transaction, commit).RunAsync(token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<PublicationSchedule?> GetScheduleAsync(string sku, string channel, CancellationToken cancellationToken) =>
        reader.ReadAsync(token => ScheduleReading.GetAsync(collections, sku, channel, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<PublicationSchedule>> ListDueAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken) => limit <= 0
        ? []
        : await reader.ReadSnapshotAsync((session, token) => ScheduleReading.ListDueAsync(collections, session, time, limit, token), cancellationToken);

    /// <inheritdoc/>
    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken) =>
        reader.ReadAsync(token => ScheduleReading.FindNextAsync(collections, token), cancellationToken);

    /// <inheritdoc/>
    public Task SaveScheduleAsync(PublicationSchedule schedule, CancellationToken cancellationToken) =>
        writer.WriteAsync(token => ScheduleCollection.SaveAsync(collections, session: null, schedule, token), cancellationToken);

    /// <inheritdoc/>
    public async Task<Review?> GetReviewAsync(string sku, CancellationToken cancellationToken) =>
        (await GetReviewsAsync([sku], cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Review>> GetReviewsAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken) => skus.Count == 0
        ? []
        : await reader.ReadSnapshotAsync((session, token) => ScheduleReading.GetReviewsAsync(collections, session, skus, token), cancellationToken);

    /// <inheritdoc/>
    public Task SaveReviewAsync(Review review, CancellationToken cancellationToken) => writer.WriteAsync(token => collections.Reviews.ReplaceOneAsync(
        Builders<BsonDocument>.Filter.Eq("_id", review.Sku), ReviewDocument.Write(review), new ReplaceOptions { IsUpsert = true }, token), cancellationToken);

    private static void ThrowIfTwice(IReadOnlyList<ContentChange> contents)
    {
        var seen = new HashSet<string>(contents.Count, StringComparer.Ordinal);
        foreach (var (sku, _) in contents)
        {
            if (!seen.Add(sku)) throw new ArgumentException($"'{sku}' is changed twice in one commit.", nameof(contents));
        }
    }
}
