using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Jobs;

/// <summary>What requests about jobs must look like.</summary>
internal static class JobShapes
{
    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.GetJobRequest>(v => v.RuleFor(r => r.Name).JobName())
        .Add<V1.ListJobsRequest>(v => v.RuleFor(r => r.PageSize).PageSize());
}
