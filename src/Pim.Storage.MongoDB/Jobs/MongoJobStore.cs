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
    public Task<Job?> NextAsync(JobKind kind, CancellationToken cancellationToken)
    {
        var waiting = Filter.In("state", [JobDocument.Pending, JobDocument.Running]) & Filter.Eq("kind", BsonWriting.OrNull(JobDocument.NameOf(kind)));
        return reader.ReadAsync(token => ReadFirstAsync(collections.Jobs.Find(waiting).Sort(OldestFirst), token), cancellationToken);
    }

    /// <inheritdoc/>
    public Task SaveAsync(Job job, CancellationToken cancellationToken) => writer.WriteAsync(async token =>
    {
        await collections.Jobs.ReplaceOneAsync(Filter.Eq("_id", job.Id), JobDocument.Write(job), cancellationToken: token);
        var tooOld = Filter.Eq("state", JobDocument.Done) & Filter.Lt("updateTime", BsonWriting.Date(job.UpdateTime - IJobStore.KeptFor));
        await collections.Jobs.DeleteManyAsync(tooOld, token);
    }, cancellationToken);

    /// <inheritdoc/>
    public Task RetryFailedAsync(CancellationToken cancellationToken) => writer.WriteAsync(token =>
    {
        var again = Builders<BsonDocument>.Update.Set("state", JobDocument.Pending).Unset("error");
        return collections.Jobs.UpdateManyAsync(Filter.Eq("state", JobDocument.Failed), again, cancellationToken: token);
    }, cancellationToken);

    private static async Task<Job?> ReadFirstAsync(IFindFluent<BsonDocument, BsonDocument> jobs, CancellationToken cancellationToken) =>
        await jobs.Limit(1).FirstOrDefaultAsync(cancellationToken) is { } found ? JobDocument.Read(found) : null;
}
