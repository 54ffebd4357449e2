using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Channels;

/// <summary>What requests about channels must look like.</summary>
internal static class ChannelShapes
{
    /// <summary>States the rules.</summary>
    public static void AddTo(RequestShapes shapes) => shapes
        .Add<V1.CreateChannelRequest>(v =>
        {
            v.RuleFor(r => r.Channel).Required();
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.GetChannelRequest>(v => v.RuleFor(r => r.Name).NameOf(ChannelMapping.Instance))
        .Add<V1.ListChannelsRequest>(v => v.RuleFor(r => r.PageSize).PageSize())
        .Add<V1.UpdateChannelRequest>(v =>
        {
            v.RuleFor(r => r.Channel).Names(ChannelMapping.Instance);
            v.RuleFor(r => r.UpdateMask).MaskOf(ChannelMapping.Instance);
            v.RuleFor(r => r.RequestId).RequestId();
        })
        .Add<V1.DeleteChannelRequest>(v => v.RuleFor(r => r.Name).NameOf(ChannelMapping.Instance));
}
