using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Jobs;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Jobs;

/// <summary>Jobs on MongoDB.</summary>
internal sealed class MongoJobStore(Collections collections, Writer writer, Reader reader) : IJobStore
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;
    private static readonly FilterDefinition<BsonDocument> Unfinished = Filter.In("state", [JobDocument.Pending, JobDocument.Running]);
    private static readonly FindOneAndUpdateOptions<BsonDocument> Updated = new() { ReturnDocument = ReturnDocument.After };
    private static readonly SortDefinition<BsonDocument> OldestFirst = Builders<BsonDocument>.Sort.Ascending("_id");
    private static readonly SortDefinition<BsonDocument> NewestFirst = Builders<BsonDocument>.Sort.Descending("_id");

    /// <inheritdoc/>
    public Task<Job?> GetAsync(long id, CancellationToken cancellationToken) =>
        reader.ReadAsync(token => ReadFirstAsync(collections.Jobs.Find(Filter.Eq("_id", id)), token), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Job>> ListAsync(long before, int limit, CancellationToken cancellationToken) =>
        reader.ReadSnapshotAsync<IReadOnlyList<Job>>(async (session, token) =>
        {
            if (limit <= 0) return [];
            var options = new FindOptions { BatchSize = Batches.HoldingAll(limit) };
            var found = await collections.Jobs.Find(session, Filter.Lt("_id", before), options).Sort(NewestFirst).Limit(limit).ToListAsync(token);
            return found.ConvertAll(JobDocument.Read);
        }, cancellationToken);

    /// <inheritdoc/>
    public async Task<Job?> TakeAsync(JobKind kind, JobLease lease, CancellationToken cancellationToken)
    {
        var waiting = Filter.Eq("kind", BsonWriting.OrNull(JobDocument.NameOf(kind))) & Unfinished;
        var next = await reader.ReadAsync(token => collections.Jobs.Find(waiting).Sort(OldestFirst).Limit(1).FirstOrDefaultAsync(token), cancellationToken);
        // Written only when it is not the owner's already: he asks before each part.
        if (next is null || JobDocument.IsHeldBy(next, lease)) return next is null ? null : JobDocument.Read(next);
        BsonDocument? taken = null;
        var free = Filter.Eq("_id", next["_id"]) & Unfinished & (Mine(lease) | TimeConditions.NotBehind(JobDocument.LeaseEnd, lease.Now));
        await writer.WriteAsync(
            async token => taken = await collections.Jobs.FindOneAndUpdateAsync(free, JobDocument.Hold(lease), Updated, token), cancellationToken);
        return taken is null ? null : JobDocument.Read(taken);
    }

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(Job job, JobLease lease, CancellationToken cancellationToken)
    {
        ReplaceOneResult? replaced = null;
        await writer.WriteAsync(async token =>
        {
            replaced = await collections.Jobs.ReplaceOneAsync(
                Filter.Eq("_id", job.Id) & Mine(lease), JobDocument.Write(job, job.IsOver ? null : lease), cancellationToken: token);
            var tooOld = Filter.Eq("state", JobDocument.Done) & Filter.Lt("updateTime", BsonWriting.Date(job.UpdateTime - IJobStore.KeptFor));
            await collections.Jobs.DeleteManyAsync(tooOld, token);
        }, cancellationToken);
        return replaced!.MatchedCount > 0;
    }

    /// <inheritdoc/>
    public Task RetryFailedAsync(CancellationToken cancellationToken) => writer.WriteAsync(token =>
    {
        var again = Builders<BsonDocument>.Update.Set("state", JobDocument.Pending).Unset("error");
        return collections.Jobs.UpdateManyAsync(Filter.Eq("state", JobDocument.Failed), again, cancellationToken: token);
    }, cancellationToken);

    private static FilterDefinition<BsonDocument> Mine(JobLease lease) => Filter.In<BsonValue>(JobDocument.Owner, [BsonNull.Value, lease.Owner]);

    private static async Task<Job?> ReadFirstAsync(IFindFluent<BsonDocument, BsonDocument> jobs, CancellationToken cancellationToken) =>
        await jobs.Limit(1).FirstOrDefaultAsync(cancellationToken) is { } found ? JobDocument.Read(found) : null;
}
