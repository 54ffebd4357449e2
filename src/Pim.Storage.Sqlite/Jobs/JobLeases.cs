using Pim.Application.Jobs;

namespace Pim.Storage.Sqlite.Jobs;

/// <summary>Who works on which job. Not in the file: the lock of the folder lets no other process in, and whoever had a job before is gone.</summary>
internal sealed class JobLeases
{
    private readonly Dictionary<long, JobLease> _byJob = [];
    private readonly Lock _lock = new();

    /// <summary>Gives a job to an owner; false while another has it.</summary>
    public bool Take(long job, JobLease lease) => Keep(job, lease, held => held.Until <= lease.Now);

    /// <summary>Leaves a job to its owner; false when another has it.</summary>
    public bool Renew(long job, JobLease lease) => Keep(job, lease, _ => false);

    /// <summary>Nobody has a job any more.</summary>
    public void End(long job)
    {
        lock (_lock) _byJob.Remove(job);
    }

    private bool Keep(long job, JobLease lease, Func<JobLease, bool> hasLapsed)
    {
        lock (_lock)
        {
            if (_byJob.TryGetValue(job, out var held) && held.Owner != lease.Owner && !hasLapsed(held)) return false;
            _byJob[job] = lease;
            return true;
        }
    }
}
