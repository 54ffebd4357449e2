using Pim.Application.Publications;
using Pim.Domain;
using Pim.Domain.Channels;

namespace Pim.Application.Tests.Publications;

public sealed class ScheduleTests
{
    [Fact]
    public async Task A_draft_is_published_at_its_time_and_withdrawn_at_its_time()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));
        var start = shop.Clock.Now;
        await shop.Publisher.ScheduleAsync("L1", "web", start.AddHours(1).AddMilliseconds(300), start.AddHours(2), "ann", Shop.Token);

        await RunAtAsync(shop, start.AddMinutes(59));
        await shop.ContentAsync("L1").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");

        // To the second: the fraction is cut off.
        await RunAtAsync(shop, start.AddHours(1));
        Assert.StartsWith("L1: L1", await shop.ContentAsync("L1"));
        Assert.Equal("schedule by ann", (await shop.Publisher.GetAsync("L1", "web", Shop.Token)).Publication!.Actor);

        await RunAtAsync(shop, start.AddHours(2));
        await shop.ContentAsync("L1").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        Assert.Null((await shop.Publisher.GetAsync("L1", "web", Shop.Token)).Schedule);
    }

    [Fact]
    public async Task What_is_refused_at_its_time_says_why_and_is_not_tried_again()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));
        await shop.Schemas.UpdateAsync<Channel>("channels", "web", c => c with { MinCompleteness = 100 }, null, null, Shop.As, Shop.Token);
        await shop.Publisher.ScheduleAsync("L1", "web", shop.Clock.Now, null, "ann", Shop.Token);

        await RunAtAsync(shop, shop.Clock.Now);

        Assert.Contains("asks for 100 %", (await shop.Publisher.GetAsync("L1", "web", Shop.Token)).Schedule!.Error);
        await shop.Schemas.UpdateAsync<Channel>("channels", "web", c => c with { MinCompleteness = 0 }, null, null, Shop.As, Shop.Token);
        await RunAtAsync(shop, shop.Clock.Now.AddDays(1));
        await shop.ContentAsync("L1").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task A_schedule_set_anew_replaces_the_one_before_and_one_without_times_is_dropped()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));
        var start = shop.Clock.Now;
        await shop.Publisher.ScheduleAsync("L1", "web", start.AddHours(1), null, "ann", Shop.Token);
        await shop.Publisher.ScheduleAsync("L1", "web", start.AddHours(3), null, "bob", Shop.Token);
        await RunAtAsync(shop, start.AddHours(2));
        Assert.Equal("bob", (await shop.Publisher.GetAsync("L1", "web", Shop.Token)).Schedule!.Actor);

        Assert.Null((await shop.Publisher.ScheduleAsync("L1", "web", null, null, "bob", Shop.Token)).Schedule);
        await RunAtAsync(shop, start.AddHours(4));
        await shop.ContentAsync("L1").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        await shop.Publisher.ScheduleAsync("L1", "web", start.AddHours(6), start.AddHours(5), "bob", Shop.Token)
            .RefusedAsync(ErrorKind.InvalidArgument, "OUT_OF_RANGE");
    }

    private static async Task RunAtAsync(Shop shop, DateTimeOffset time)
    {
        shop.Clock.Now = time;
        await shop.Publisher.RunDueAsync(Shop.Token);
    }
}
