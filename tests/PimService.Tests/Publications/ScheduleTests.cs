using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Publications;
using V1 = Pim.V1;

namespace PimService.Tests.Publications;

public sealed class ScheduleTests(ScheduleTests.TimedFixture fixture) : IClassFixture<ScheduleTests.TimedFixture>
{
    [Fact]
    public async Task A_product_is_published_and_withdrawn_at_its_times()
    {
        var lamp = await fixture.NewLampAsync();
        var (publish, expire) = (InHours(1), InHours(2));
        var set = await ScheduleAsync(lamp, "web", publish, expire);
        Assert.Equal((false, publish, expire, "ann", ""),
            (set.Published, set.Schedule.PublishTime, set.Schedule.ExpireTime, set.Schedule.Scheduler, set.Schedule.Error));
        Assert.Equal(set, await fixture.GetAsync("web", lamp));

        await fixture.AdvanceAsync(TimeSpan.FromHours(1));
        var published = await fixture.GetAsync("web", lamp);
        Assert.Equal((true, null, expire), (published.Published, published.Schedule.PublishTime, published.Schedule.ExpireTime));

        await fixture.AdvanceAsync(TimeSpan.FromHours(1));
        var withdrawn = await fixture.GetAsync("web", lamp);
        Assert.Equal((false, null), (withdrawn.Published, withdrawn.Schedule));
    }

    [Fact]
    public async Task What_is_refused_at_its_time_says_why()
    {
        var lamp = await fixture.NewLampAsync();
        await ScheduleAsync(lamp, "strict", InHours(1), null);
        await fixture.AdvanceAsync(TimeSpan.FromHours(1));
        var refused = await fixture.GetAsync("strict", lamp);
        Assert.False(refused.Published);
        Assert.Contains("Missing: weight", refused.Schedule.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_without_times_is_dropped()
    {
        var lamp = await fixture.NewLampAsync();
        await ScheduleAsync(lamp, "web", InHours(1), null);
        Assert.Null((await ScheduleAsync(lamp, "web", null, null)).Schedule);
        await fixture.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.False((await fixture.GetAsync("web", lamp)).Published);
    }

    [Fact]
    public async Task Withdrawing_must_come_after_publishing()
    {
        var lamp = await fixture.NewLampAsync();
        var refusal = await Refusal.OfAsync(() => ScheduleAsync(lamp, "web", InHours(2), InHours(1)));
        Assert.Equal((StatusCode.InvalidArgument, "expire_time"), (refusal.Code, refusal.Fields.Single()));
        Assert.Null((await fixture.GetAsync("web", lamp)).Schedule);
    }

    private Timestamp InHours(int hours) => Timestamp.FromDateTimeOffset(fixture.Time.GetUtcNow().AddHours(hours));

    private async Task<V1.Publication> ScheduleAsync(V1.Product product, string channel, Timestamp? publish, Timestamp? expire) =>
        await fixture.Publications.SchedulePublicationAsync(
            new() { Name = $"{product.Name}/publications/{channel}", PublishTime = publish, ExpireTime = expire }, new Metadata { { "pim-actor", "ann" } });

    public sealed class TimedFixture : PublicationFixture
    {
        private readonly ManualTime _time = new();

        public TimeProvider Time => _time;

        /// <summary>Moves time on, and waits until all that is due was carried out.</summary>
        public Task AdvanceAsync(TimeSpan by)
        {
            _time.Advance(by);
            return Services.GetRequiredService<Publisher>().RunDueAsync(default);
        }

        protected override void Adjust(WebApplicationBuilder builder)
        {
            base.Adjust(builder);
            builder.Services.AddSingleton<TimeProvider>(_time);
        }
    }
}
