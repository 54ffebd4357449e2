using Pim.Application.Jobs;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Jobs;

/// <summary>Jobs on SQLite.</summary>
internal sealed class SqliteJobStore(Writer writer, ReaderPool readers) : IJobStore
{
    /// <summary>What is kept of a job.</summary>
    public const string Columns =
        "id, cause, kind, channel, family, model, state, cursor, total_count, done_count, issue_count, error, create_time, update_time";

    /// <summary>Finds the next job of a kind.</summary>
    public const string Next = $"SELECT {Columns} FROM jobs WHERE kind = ?1 AND state IN (1, 2) ORDER BY id LIMIT 1";

    private readonly JobLeases _leases = new();

    /// <inheritdoc/>
    public Task<Job?> GetAsync(long id, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ReadFirst(session.Use($"SELECT {Columns} FROM jobs WHERE id = ?1").Bind(1, id)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Job>> ListAsync(long before, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync<IReadOnlyList<Job>>(session => List(session, before, limit), cancellationToken);

    /// <inheritdoc/>
    public async Task<Job?> TakeAsync(JobKind kind, JobLease lease, CancellationToken cancellationToken)
    {
        var next = await readers.ReadAsync(session => ReadFirst(session.Use(Next).Bind(1, (long)kind)), cancellationToken);
        return next is not null && _leases.Take(next.Id, lease) ? next : null;
    }

    /// <inheritdoc/>
    public async Task<bool> SaveAsync(Job job, JobLease lease, CancellationToken cancellationToken)
    {
        if (!_leases.Renew(job.Id, lease)) return false;
        await writer.CommitAsync(tables =>
        {
            tables.Jobs.Save(job);
            return true;
        }, weight: 1, cancellationToken);
        if (job.IsOver) _leases.End(job.Id);
        return true;
    }

    /// <inheritdoc/>
    public Task RetryFailedAsync(CancellationToken cancellationToken) => writer.CommitAsync(tables =>
    {
        tables.Jobs.RetryFailed();
        return true;
    }, weight: 1, cancellationToken);

    private static List<Job> List(Session session, long before, int limit)
    {
        var jobs = new List<Job>();
        using var rows = session.Use($"SELECT {Columns} FROM jobs WHERE id < ?1 ORDER BY id DESC LIMIT ?2").Bind(1, before).Bind(2, limit);
        while (rows.Step()) jobs.Add(Read(rows));
        return jobs;
    }

    private static Job? ReadFirst(Statement rows)
    {
        using (rows) return rows.Step() ? Read(rows) : null;
    }

    /// <summary>The job of a row of <see cref="Columns"/>.</summary>
    public static Job Read(Statement row) => new()
    {
        Id = row.Number(0),
        Cause = row.Text(1),
        Scope = new JobScope(row.Text(4), row.Text(5)) { Kind = (JobKind)row.Number(2), Channel = row.Text(3) },
        State = (JobState)row.Number(6),
        Cursor = row.Text(7),
        TotalCount = row.Number(8),
        DoneCount = row.Number(9),
        IssueCount = row.Number(10),
        Error = row.Text(11),
        CreateTime = row.Time(12),
        UpdateTime = row.Time(13),
    };
}
