using Pim.Application.Archive;
using Pim.Application.Jobs;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Jobs;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>Jobs.</summary>
internal sealed class JobSection(Writer writer, ReaderPool readers) : SqliteSection<RecomputeJob>(writer, readers, ArchiveSections.Jobs, "jobs")
{
    protected override Statement Start(Session session, string after, int limit) =>
        session.Use($"SELECT {SqliteJobStore.Columns} FROM jobs WHERE id > ?1 ORDER BY id LIMIT ?2").Bind(1, ArchiveSections.ParseJob(after)).Bind(2, limit);

    protected override RecomputeJob Read(Session session, Statement row) => SqliteJobStore.Read(row);

    protected override Action<Tables> Prepare(IReadOnlyList<RecomputeJob> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var job in entries) Add(tables.Session, job);
    };

    private static void Add(Session session, RecomputeJob job) =>
        session.Use($"INSERT INTO jobs ({SqliteJobStore.Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)")
            .Bind(1, job.Id).Bind(2, job.Cause).Bind(3, job.Scope.Family).Bind(4, job.Scope.Model).Bind(5, (long)job.State).Bind(6, job.Cursor)
            .Bind(7, job.TotalCount).Bind(8, job.DoneCount).Bind(9, job.IssueCount).Bind(10, job.Error).Bind(11, job.CreateTime).Bind(12, job.UpdateTime)
            .Run();
}
