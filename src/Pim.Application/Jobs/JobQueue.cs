using System.Globalization;
using Pim.Domain;

namespace Pim.Application.Jobs;

/// <summary>Tells how far jobs are, hands them to the workers of this process, and wakes these when there are new ones.</summary>
public sealed class JobQueue(IJobStore store, TimeProvider time) : IDisposable
{
    /// <summary>What binds a page token to the listing of jobs; for callers that cut a page shorter.</summary>
    public const string Listing = "jobs";

    // Longer than any part of a job takes.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(15);

    private readonly string _owner = Guid.NewGuid().ToString("N");
    private readonly SemaphoreSlim _states = new(0, 1);
    private readonly SemaphoreSlim _contents = new(0, 1);

    /// <summary>One job. NotFound when there is none of that id.</summary>
    public async Task<Job> GetAsync(long id, CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken) ?? throw PimException.NotFound($"jobs/{id}");

    /// <summary>A page of jobs, newest first.</summary>
    public async Task<Page<Job>> ListAsync(int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        var size = Paging.Size(pageSize);
        var after = Paging.After(Listing, pageToken);
        var before = after.Length == 0 ? long.MaxValue : long.Parse(after, CultureInfo.InvariantCulture);
        var jobs = await store.ListAsync(before, size, cancellationToken);
        return new Page<Job>(jobs, jobs.Count < size ? "" : Paging.Token(Listing, jobs[^1].Id.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Tells the workers of this process that there may be work.</summary>
    public void Wake()
    {
        Release(_states);
        Release(_contents);
    }

    /// <summary>Tells the worker of this process that there may be stale contents.</summary>
    public void WakeContents() => Release(_contents);

    /// <summary>The next job of a kind for this process, or null.</summary>
    internal Task<Job?> TakeAsync(JobKind kind, CancellationToken cancellationToken) => store.TakeAsync(kind, Lease(), cancellationToken);

    /// <summary>Keeps the progress of a job that was taken, unless another process has taken it over meanwhile, and goes on with it.</summary>
    internal Task SaveAsync(Job job, CancellationToken cancellationToken)
    {
        var lease = Lease();
        return store.SaveAsync(job with { UpdateTime = lease.Now }, lease, cancellationToken);
    }

    /// <summary>Makes failed jobs wait again.</summary>
    internal Task RetryFailedAsync(CancellationToken cancellationToken) => store.RetryFailedAsync(cancellationToken);

    /// <summary>Waits until woken, or for a while: jobs of other processes wake nobody here.</summary>
    internal Task<bool> WaitAsync(JobKind kind, TimeSpan atMost, CancellationToken cancellationToken) =>
        (kind == JobKind.States ? _states : _contents).WaitAsync(atMost, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _states.Dispose();
        _contents.Dispose();
    }

    private JobLease Lease()
    {
        var now = time.GetUtcNow();
        return new JobLease(_owner, now, now + LeaseTime);
    }

    private static void Release(SemaphoreSlim wake)
    {
        try
        {
            wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake already.
        }
    }
}
