using Pim.Application.Jobs;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Jobs;

/// <summary>Writes jobs.</summary>
internal sealed class JobTable(Session session)
{
    // A job that went through some products already stands for nobody else: those would be left out.
    private readonly Statement _add = session.Prepare("""
        INSERT INTO jobs (cause, kind, channel, family, model, state, cursor, total_count, done_count, issue_count, error, create_time, update_time)
        SELECT ?1, ?2, ?3, ?4, ?5, 1, '', 0, 0, 0, '', ?6, ?6
        WHERE NOT EXISTS (SELECT 1 FROM jobs WHERE state = 1 AND kind = ?2 AND channel = ?3 AND family = ?4 AND model = ?5 AND cursor = '')
        """);

    private readonly Statement _save = session.Prepare("""
        UPDATE jobs SET state = ?2, cursor = ?3, total_count = ?4, done_count = ?5, issue_count = ?6, error = ?7, update_time = ?8 WHERE id = ?1
        """);

    private readonly Statement _forget = session.Prepare("DELETE FROM jobs WHERE state = 3 AND update_time < ?1");
    private readonly Statement _retryFailed = session.Prepare("UPDATE jobs SET state = 1, error = '' WHERE state = 4");

    public void Add(IReadOnlyList<JobRequest> requests, DateTimeOffset time)
    {
        foreach (var (cause, scope) in requests)
        {
            _add.Bind(1, cause).Bind(2, (long)scope.Kind).Bind(3, scope.Channel).Bind(4, scope.Family).Bind(5, scope.Model).Bind(6, time).Run();
        }
    }

    public void Save(Job job)
    {
        _save.Bind(1, job.Id).Bind(2, (long)job.State).Bind(3, job.Cursor).Bind(4, job.TotalCount).Bind(5, job.DoneCount).Bind(6, job.IssueCount)
            .Bind(7, job.Error).Bind(8, job.UpdateTime).Run();
        _forget.Bind(1, job.UpdateTime - IJobStore.KeptFor).Run();
    }

    public void RetryFailed() => _retryFailed.Run();
}
