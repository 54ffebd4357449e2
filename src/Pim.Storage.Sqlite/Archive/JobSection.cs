using Pim.Application.Archive;
using Pim.Application.Jobs;
using Pim.Storage.Sqlite.Documents;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Jobs;

namespace Pim.Storage.Sqlite.Archive;

/// <summary>Jobs.</summary>
internal sealed class JobSection(Writer writer, ReaderPool readers) : SqliteSection<Job>(writer, readers, ArchiveSections.Jobs, "jobs")
{
    protected override Statement Start(Session session, string after, int limit) =>
        session.Use($"SELECT {SqliteJobStore.Columns} FROM jobs WHERE id > ?1 ORDER BY id LIMIT ?2").Bind(1, ArchiveSections.ParseNumber(after)).Bind(2, limit);

    protected override Job Read(Session session, Statement row) => SqliteJobStore.Read(row);

    protected override Action<Tables> Prepare(IReadOnlyList<Job> entries, DocumentBuffer documents) => tables =>
    {
        foreach (var job in entries) Add(tables.Session, job);
    };

    private static void Add(Session session, Job job) =>
        session.Use($"INSERT INTO jobs ({SqliteJobStore.Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)")
            .Bind(1, job.Id).Bind(2, job.Cause).Bind(3, (long)job.Scope.Kind).Bind(4, job.Scope.Channel).Bind(5, job.Scope.Family).Bind(6, job.Scope.Model)
            .Bind(7, (long)job.State).Bind(8, job.Cursor).Bind(9, job.TotalCount).Bind(10, job.DoneCount).Bind(11, job.IssueCount).Bind(12, job.Error)
            .Bind(13, job.CreateTime).Bind(14, job.UpdateTime).Run();
}
