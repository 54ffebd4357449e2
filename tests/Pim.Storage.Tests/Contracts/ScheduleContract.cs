using Pim.Domain.Publications;

namespace Pim.Storage.Tests.Contracts;

public abstract class ScheduleContract : ChannelContract
{
    private static DateTimeOffset Hour(int hour) => Samples.Time.AddHours(hour);

    [EngineFact]
    public async Task A_schedule_is_kept_in_place_of_the_one_before()
    {
        var schedule = new PublicationSchedule("Größe 42", "web", Hour(1).AddTicks(1), Hour(2).AddTicks(7), "日本", "Was \"refused\".");
        await Publications.SaveScheduleAsync(schedule with { PublishTime = null, Error = "" }, default);
        await Publications.SaveScheduleAsync(schedule with { Channel = "app" }, default);

        await Publications.SaveScheduleAsync(schedule, default);

        Assert.Equal(schedule, await Publications.GetScheduleAsync("Größe 42", "web", default));
        Assert.Equal(schedule with { Channel = "app" }, await Publications.GetScheduleAsync("Größe 42", "app", default));
        Assert.Null(await Publications.GetScheduleAsync("Größe 42", "print", default));
        Assert.Null(await Publications.GetScheduleAsync("none", "web", default));
    }

    [EngineFact]
    public async Task A_spent_schedule_is_removed()
    {
        await SaveAsync("A", Hour(1), null);

        await SaveAsync("A", null, null);

        Assert.Null(await Publications.GetScheduleAsync("A", "web", default));
        Assert.Null(await Publications.NextDueAsync(default));
    }

    [EngineFact]
    public async Task What_is_due_comes_by_its_next_time()
    {
        await SaveAsync("expires", null, Hour(3));
        await SaveAsync("publishes", Hour(2), Hour(9));
        await SaveAsync("expires first", Hour(8), Hour(1));
        await SaveAsync("refused", Hour(1), Hour(4), "No.");
        await SaveAsync("refused for good", Hour(1), null, "No.");
        await SaveAsync("later", Hour(5), null);

        Assert.Equal(["expires first", "publishes", "expires", "refused"], await DueAsync(Hour(4)));
        Assert.Equal(["expires first", "publishes"], await DueAsync(Hour(4), limit: 2));
        Assert.Equal(["expires first"], await DueAsync(Hour(2).AddTicks(-1)));
        Assert.Empty(await DueAsync(Hour(0)));
        Assert.Equal(Hour(1), await Publications.NextDueAsync(default));
    }

    [EngineFact]
    public async Task The_next_time_moves_with_what_is_saved()
    {
        Assert.Null(await Publications.NextDueAsync(default));
        await SaveAsync("A", Hour(2), Hour(5));
        Assert.Equal(Hour(2), await Publications.NextDueAsync(default));

        await SaveAsync("A", null, Hour(5));
        Assert.Equal(Hour(5), await Publications.NextDueAsync(default));
        Assert.Empty(await DueAsync(Hour(4)));

        await SaveAsync("A", Hour(1), null, "No.");
        Assert.Null(await Publications.NextDueAsync(default));
        Assert.NotNull(await Publications.GetScheduleAsync("A", "web", default));
    }

    [EngineFact]
    public async Task A_review_is_kept_in_place_of_the_one_before()
    {
        var review = new Review("Größe 42", 7, Ready: true, "日本", Samples.Time.AddTicks(3), new string('ü', Review.MaxNoteLength));
        await Publications.SaveReviewAsync(review, default);
        await Publications.SaveReviewAsync(review with { Sku = "B", Note = "" }, default);
        Assert.Equal(review, await Publications.GetReviewAsync("Größe 42", default));

        var second = review with { Revision = 8, Ready = false, Actor = "bob", Time = Samples.Time, Note = "\"No\"" };
        await Publications.SaveReviewAsync(second, default);

        Assert.Equal(second, await Publications.GetReviewAsync("Größe 42", default));
        Assert.Null(await Publications.GetReviewAsync("none", default));
        Assert.Equal([review with { Sku = "B", Note = "" }, second],
            (await Publications.GetReviewsAsync(["Größe 42", "none", "B", "B"], default)).OrderBy(r => r.Sku, StringComparer.Ordinal));
    }

    private Task SaveAsync(string sku, DateTimeOffset? publish, DateTimeOffset? expire, string error = "") =>
        Publications.SaveScheduleAsync(new(sku, "web", publish, expire, "editor", error), default);

    private async Task<IReadOnlyList<string>> DueAsync(DateTimeOffset time, int limit = 10) =>
        (await Publications.ListDueAsync(time, limit, default)).Select(s => s.Sku).ToList();
}
