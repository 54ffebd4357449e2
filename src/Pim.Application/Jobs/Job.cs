namespace Pim.Application.Jobs;

/// <summary>What a job computes again.</summary>
public enum JobKind
{
    /// <summary>Completeness and issues of drafts.</summary>
    States = 1,

    /// <summary>Content that a channel sees.</summary>
    Contents,
}

/// <summary>
/// What to compute again, and of which products: those of a family, those below a model, or all when both are empty. Contents are those of one
/// channel, and never of a model's products alone: these are marked as stale one by one.
/// </summary>
public sealed record JobScope(string Family = "", string Model = "")
{
    /// <summary>States of all products.</summary>
    public static readonly JobScope All = new();

    /// <summary>What to compute again.</summary>
    public JobKind Kind { get; init; } = JobKind.States;

    /// <summary>For contents: code of the channel.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Contents of a channel, of one family's products or of all.</summary>
    public static JobScope ContentsOf(string channel, string family = "") => new(family) { Kind = JobKind.Contents, Channel = channel };
}

/// <summary>Work that a commit sets off. A job that waits with the same scope and has gone through no product yet stands for both.</summary>
/// <param name="Cause">Resource name of what changed, such as "families/shoes".</param>
/// <param name="Scope">What of which products.</param>
public sealed record JobRequest(string Cause, JobScope Scope);

/// <summary>How far a job is.</summary>
public enum JobState
{
    /// <summary>Waits.</summary>
    Pending = 1,

    /// <summary>Goes through the products.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Stopped by an error; tried again at the next start.</summary>
    Failed,
}

/// <summary>Computes something again, product by product, and remembers where it is.</summary>
public sealed record Job
{
    /// <summary>Given by the store: unique, and later jobs have greater ones.</summary>
    public required long Id { get; init; }

    /// <summary>Resource name of what changed.</summary>
    public required string Cause { get; init; }

    /// <summary>What of which products.</summary>
    public required JobScope Scope { get; init; }

    /// <summary>How far it is.</summary>
    public JobState State { get; init; } = JobState.Pending;

    /// <summary>SKU of the last product gone through.</summary>
    public string Cursor { get; init; } = "";

    /// <summary>Products to go through, counted at the start.</summary>
    public long TotalCount { get; init; }

    /// <summary>Products gone through.</summary>
    public long DoneCount { get; init; }

    /// <summary>States: products found with issues. Contents: products whose content changed.</summary>
    public long IssueCount { get; init; }

    /// <summary>Why it failed.</summary>
    public string Error { get; init; } = "";

    /// <summary>When it was set off, UTC.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>When it last moved, UTC.</summary>
    public DateTimeOffset UpdateTime { get; init; }

    /// <summary>Whether nothing more is done for it.</summary>
    public bool IsOver => State is JobState.Done or JobState.Failed;
}

/// <summary>
/// Who works on a job, and until when it is left to him. It is renewed with his progress; when it lapses, because he is gone or hangs, another takes the
/// job.
/// </summary>
/// <param name="Owner">Tells the process from all others.</param>
/// <param name="Now">The time, UTC. Processes whose clocks differ by more than a lease work on a job together, which is right but done twice.</param>
/// <param name="Until">When it lapses, UTC.</param>
public sealed record JobLease(string Owner, DateTimeOffset Now, DateTimeOffset Until);

/// <summary>Keeps jobs; commits add them.</summary>
public interface IJobStore
{
    /// <summary>How long finished jobs are kept.</summary>
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The job of this id, or null.</summary>
    Task<Job?> GetAsync(long id, CancellationToken cancellationToken);

    /// <summary>Jobs below an id, newest first. <see cref="long.MaxValue"/> starts with the newest; fewer than the limit mean the end.</summary>
    Task<IReadOnlyList<Job>> ListAsync(long before, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The oldest job of a kind that is not done and not failed; the lease's owner has it from then on. Null when there is none, and while another owner
    /// has it: jobs of a kind are done one after the other.
    /// </summary>
    Task<Job?> TakeAsync(JobKind kind, JobLease lease, CancellationToken cancellationToken);

    /// <summary>Keeps a job's progress, renews the lease or ends it with the job, and forgets jobs finished longer ago than <see cref="KeptFor"/>.</summary>
    /// <returns>False when another owner has taken the job: its progress is kept as he has it.</returns>
    Task<bool> SaveAsync(Job job, JobLease lease, CancellationToken cancellationToken);

    /// <summary>Makes failed jobs pending again; called once at start.</summary>
    Task RetryFailedAsync(CancellationToken cancellationToken);
}
