using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Jobs;
using Pim.Storage.MongoDB.Documents;
using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.MongoDB.Jobs;

/// <summary>Adds jobs within commits.</summary>
internal sealed class JobCollection(IClientSessionHandle session, Collections collections)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>Adds those jobs that no waiting one stands for.</summary>
    public async Task AddAsync(IReadOnlyList<JobRequest> requests, long firstId, DateTimeOffset time, CancellationToken cancellationToken)
    {
        if (requests.Count == 0) return;
        var waiting = await FindWaitingAsync(requests, cancellationToken);
        var known = waiting.Keys.ToHashSet();
        var added = new List<BsonDocument>();
        for (var i = 0; i < requests.Count; i++)
        {
            var (cause, scope) = requests[i];
            if (!known.Add(scope)) continue;
            added.Add(JobDocument.Write(new Job { Id = firstId + i, Cause = cause, Scope = scope, CreateTime = time, UpdateTime = time }));
        }
        await RelyOnAsync(requests.Select(r => r.Scope).Distinct().Where(waiting.ContainsKey).Select(scope => waiting[scope]).ToList(), cancellationToken);
        if (added.Count > 0) await collections.Jobs.InsertManyAsync(session, added, cancellationToken: cancellationToken);
    }

    // A job that went through some products already stands for nobody else: those would be left out. Found by the parts of the scopes alone,
    // which may be some too many; the whole scope decides.
    private async Task<Dictionary<JobScope, BsonValue>> FindWaitingAsync(IReadOnlyList<JobRequest> requests, CancellationToken cancellationToken)
    {
        var filter = Filter.Eq("state", JobDocument.Pending) & Filter.Exists("cursor", false)
            & Filter.In("kind", requests.Select(r => BsonWriting.OrNull(JobDocument.NameOf(r.Scope.Kind))).Distinct())
            & Filter.In("channel", requests.Select(r => BsonWriting.OrNull(r.Scope.Channel)).Distinct())
            & Filter.In("family", requests.Select(r => BsonWriting.OrNull(r.Scope.Family)).Distinct())
            & Filter.In("model", requests.Select(r => BsonWriting.OrNull(r.Scope.Model)).Distinct());
        var found = await collections.Jobs.Find(session, filter).ToListAsync(cancellationToken);
        var waiting = new Dictionary<JobScope, BsonValue>();
        foreach (var job in found) waiting.TryAdd(JobDocument.ReadScope(job), job["_id"]);
        return waiting;
    }

    // Written, not only read: when a worker takes such a job up before this commit is there, it would not see what the commit changed. So the two
    // conflict, and the later of them sees the other.
    private Task RelyOnAsync(List<BsonValue> jobs, CancellationToken cancellationToken) => jobs.Count == 0
        ? Task.CompletedTask
        : collections.Jobs.UpdateManyAsync(
            session, Filter.In("_id", jobs), Builders<BsonDocument>.Update.Inc("furtherRequests", 1), cancellationToken: cancellationToken);
}
