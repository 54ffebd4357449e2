namespace Pim.Application.Jobs;

/// <summary>Which products to compute again: those of a family, those below a model, or all when both are empty.</summary>
public sealed record JobScope(string Family = "", string Model = "")
{
    /// <summary>All products.</summary>
    public static readonly JobScope All = new();
}

/// <summary>Work that a commit sets off. A job that waits with the same scope and has gone through no product yet stands for both.</summary>
/// <param name="Cause">Resource name of what changed, such as "families/shoes".</param>
/// <param name="Scope">Which products.</param>
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

/// <summary>Computes completeness and issues again, product by product, and remembers where it is.</summary>
public sealed record RecomputeJob
{
    /// <summary>Given by the store: unique, and later jobs have greater ones.</summary>
    public required long Id { get; init; }

    /// <summary>Resource name of what changed.</summary>
    public required string Cause { get; init; }

    /// <summary>Which products.</summary>
    public required JobScope Scope { get; init; }

    /// <summary>How far it is.</summary>
    public JobState State { get; init; } = JobState.Pending;

    /// <summary>SKU of the last product gone through.</summary>
    public string Cursor { get; init; } = "";

    /// <summary>Products to go through, counted at the start.</summary>
    public long TotalCount { get; init; }

    /// <summary>Products gone through.</summary>
    public long DoneCount { get; init; }

    /// <summary>Products found with issues.</summary>
    public long IssueCount { get; init; }

    /// <summary>Why it failed.</summary>
    public string Error { get; init; } = "";

    /// <summary>When it was set off, UTC.</summary>
    public required DateTimeOffset CreateTime { get; init; }

    /// <summary>When it last moved, UTC.</summary>
    public DateTimeOffset UpdateTime { get; init; }
}

/// <summary>Keeps jobs; commits add them.</summary>
public interface IJobStore
{
    /// <summary>How long finished jobs are kept.</summary>
    static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <summary>The job of this id, or null.</summary>
    Task<RecomputeJob?> GetAsync(long id, CancellationToken cancellationToken);

    /// <summary>Jobs below an id, newest first. <see cref="long.MaxValue"/> starts with the newest; fewer than the limit mean the end.</summary>
    Task<IReadOnlyList<RecomputeJob>> ListAsync(long before, int limit, CancellationToken cancellationToken);

    /// <summary>The oldest job that is not done and not failed, or null.</summary>
    Task<RecomputeJob?> NextAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a job's progress, and forgets jobs finished longer ago than <see cref="KeptFor"/>.</summary>
    Task SaveAsync(RecomputeJob job, CancellationToken cancellationToken);

    /// <summary>Makes failed jobs pending again; called once at start.</summary>
    Task RetryFailedAsync(CancellationToken cancellationToken);
}
