using Grpc.Core;
using PimService.Tests.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Insights;

public sealed class SegmentServiceTests(CatalogFixture fixture) : SchemaContract<V1.Segment>(fixture, "segments", "segment")
{
    private V1.SegmentService.SegmentServiceClient Client => new(Fixture.Channel);

    [Fact]
    public async Task Everything_set_comes_back()
    {
        var segment = New(Fixture.Fresh());
        segment.Stages.Add([V1.LifecycleStage.Repeat, V1.LifecycleStage.WonBack]);
        (segment.HorizonDays, segment.MinOrders, segment.MaxOrders, segment.MinDaysSinceOrder, segment.MaxDaysSinceOrder) = (60, 2, 9, 1, 300);
        (segment.MinRevenueMicros, segment.CurrencyCode, segment.Channel, segment.Category) = (5_000_000, "EUR", "web", "any");

        var created = await CreateAsync(segment);
        var read = await GetAsync(created.Name);

        Assert.Equal(created, read);
        (segment.Name, segment.Etag, segment.CreateTime, segment.UpdateTime) = (read.Name, read.Etag, read.CreateTime, read.UpdateTime);
        Assert.Equal(segment, read);
    }

    [Fact]
    public async Task Everything_wrong_is_named()
    {
        var segment = New(Fixture.Fresh());
        (segment.HorizonDays, segment.MinOrders, segment.MaxOrders, segment.MinRevenueMicros, segment.Channel) = (9_999, 3, 2, 1, "a b");
        segment.Stages.Add([V1.LifecycleStage.Repeat, V1.LifecycleStage.Repeat]);

        var refusal = await Refusal.OfAsync(() => CreateAsync(segment));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal(["segment.stages[1]", "segment.horizon_days", "segment.max_orders", "segment.currency_code", "segment.channel"], refusal.Fields);
    }

    protected override V1.Segment New(string code) => new() { Code = code };

    protected override async Task<V1.Segment> CreateAsync(V1.Segment? message, bool validateOnly = false, string requestId = "") =>
        await Client.CreateSegmentAsync(new() { Segment = message, ValidateOnly = validateOnly, RequestId = requestId });

    protected override async Task<V1.Segment> GetAsync(string name) => await Client.GetSegmentAsync(new() { Name = name });

    protected override async Task<(IReadOnlyList<V1.Segment> Items, string Token)> ListAsync(int pageSize, string pageToken)
    {
        var page = await Client.ListSegmentsAsync(new() { PageSize = pageSize, PageToken = pageToken });
        return (page.Segments, page.NextPageToken);
    }

    protected override async Task<V1.Segment> UpdateAsync(V1.Segment message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false) =>
        await Client.UpdateSegmentAsync(new() { Segment = message, UpdateMask = Mask(mask), AllowMissing = allowMissing, ValidateOnly = validateOnly });

    protected override async Task DeleteAsync(string name, string etag = "", bool validateOnly = false) =>
        await Client.DeleteSegmentAsync(new() { Name = name, Etag = etag, ValidateOnly = validateOnly });
}
