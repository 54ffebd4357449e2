using Pim.Application.Jobs;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Jobs;

/// <summary>Writes jobs into messages.</summary>
internal static class JobWriter
{
    /// <summary>The job as a resource.</summary>
    public static V1.Job Resource(Job job) => new()
    {
        Name = ResourceNames.OfJob(job.Id),
        Cause = job.Cause,
        State = (V1.Job.Types.State)job.State,
        TotalCount = job.TotalCount,
        DoneCount = job.DoneCount,
        IssueCount = job.Scope.Kind == JobKind.States ? job.IssueCount : 0,
        Error = job.Error,
        CreateTime = Wire.Write(job.CreateTime),
        UpdateTime = Wire.Write(job.UpdateTime == default ? job.CreateTime : job.UpdateTime),
        Kind = (V1.Job.Types.Kind)job.Scope.Kind,
        Channel = job.Scope.Channel,
        ChangedCount = job.Scope.Kind == JobKind.Contents ? job.IssueCount : 0,
    };
}
