using Pim.Application.Jobs;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Jobs as the only worker there is takes and saves them.</summary>
internal static class SampleLeases
{
    public static readonly JobLease Lease = new("worker", Samples.Time, Samples.Time.AddSeconds(30));

    public static Task<Job?> NextAsync(this IJobStore jobs, JobKind kind, CancellationToken cancellationToken) =>
        jobs.TakeAsync(kind, Lease, cancellationToken);

    public static Task SaveAsync(this IJobStore jobs, Job job, CancellationToken cancellationToken) => jobs.SaveAsync(job, Lease, cancellationToken);
}
