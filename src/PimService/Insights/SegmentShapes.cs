using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>What requests about segments must look like.</summary>
internal static class SegmentShapes
{
    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.CreateSegmentRequest>(v =>
        {
            v.RuleFor(r => r.Segment).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetSegmentRequest>(v => v.RuleFor(r => r.Name).NameOf(SegmentMapping.Instance))
        .Add<V1.ListSegmentsRequest>(v => v.RuleFor(r => r.PageSize).PageSize())
        .Add<V1.UpdateSegmentRequest>(v =>
        {
            v.RuleFor(r => r.Segment).Names(SegmentMapping.Instance);
            v.RuleFor(r => r.UpdateMask).MaskOf(SegmentMapping.Instance);
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteSegmentRequest>(v => v.RuleFor(r => r.Name).NameOf(SegmentMapping.Instance));
}
