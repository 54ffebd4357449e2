using Pim.Application.Jobs;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Jobs;

/// <summary>Jobs on SQLite.</summary>
internal sealed class SqliteJobStore(Writer writer, ReaderPool readers) : IJobStore
{
    /// <summary>What is kept of a job.</summary>
    public const string Columns = "id, cause, family, model, state, cursor, total_count, done_count, issue_count, error, create_time, update_time";

    /// <inheritdoc/>
    public Task<RecomputeJob?> GetAsync(long id, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ReadFirst(session.Use($"SELECT {Columns} FROM jobs WHERE id = ?1").Bind(1, id)), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecomputeJob>> ListAsync(long before, int limit, CancellationToken cancellationToken) =>
        readers.ReadAsync<IReadOnlyList<RecomputeJob>>(session => List(session, before, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<RecomputeJob?> NextAsync(CancellationToken cancellationToken) =>
        readers.ReadAsync(session => ReadFirst(session.Use($"SELECT {Columns} FROM jobs WHERE state IN (1, 2) ORDER BY id LIMIT 1")), cancellationToken);

    /// <inheritdoc/>
    public Task SaveAsync(RecomputeJob job, CancellationToken cancellationToken) => writer.CommitAsync(tables =>
    {
        tables.Jobs.Save(job);
        return true;
    }, weight: 1, cancellationToken);

    /// <inheritdoc/>
    public Task RetryFailedAsync(CancellationToken cancellationToken) => writer.CommitAsync(tables =>
    {
        tables.Jobs.RetryFailed();
        return true;
    }, weight: 1, cancellationToken);

    private static List<RecomputeJob> List(Session session, long before, int limit)
    {
        var jobs = new List<RecomputeJob>();
        using var rows = session.Use($"SELECT {Columns} FROM jobs WHERE id < ?1 ORDER BY id DESC LIMIT ?2").Bind(1, before).Bind(2, limit);
        while (rows.Step()) jobs.Add(Read(rows));
        return jobs;
    }

    private static RecomputeJob? ReadFirst(Statement rows)
    {
        using (rows) return rows.Step() ? Read(rows) : null;
    }

    /// <summary>The job of a row of <see cref="Columns"/>.</summary>
    public static RecomputeJob Read(Statement row) => new()
    {
        Id = row.Number(0),
        Cause = row.Text(1),
        Scope = new JobScope(row.Text(2), row.Text(3)),
        State = (JobState)row.Number(4),
        Cursor = row.Text(5),
        TotalCount = row.Number(6),
        DoneCount = row.Number(7),
        IssueCount = row.Number(8),
        Error = row.Text(9),
        CreateTime = row.Time(10),
        UpdateTime = row.Time(11),
    };
}
