using Pim.Application.Publications;

namespace Pim.Storage.Tests.Contracts;

public abstract class StaleContract : ChannelContract
{
    [EngineFact]
    public async Task What_mentions_a_product_put_or_removed_is_stale()
    {
        await MentionAsync(
            new("A", ["put", "x"]), new("B", ["removed"]), new("C", ["put", "removed"]), new("D", ["x"]), new("put", []), new("Größe 42", ["put"]));
        await CommitAsync(Web with { Channel = "app", Mentions = [new("E", ["put"])] });
        Assert.Empty(await StaleAsync());

        await CommitAsync(Web with { Puts = [new("put", "web", 1, Samples.Time, "")], Removes = ["removed"] });

        Assert.Equal(["web/A", "web/B", "web/C", "web/Größe 42"], (await StaleAsync()).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public async Task A_product_that_only_comes_to_be_seen_otherwise_makes_nothing_stale()
    {
        await MentionAsync(new ContentMentions("A", ["B"]));

        await CommitAsync(Web with { Contents = [Change("B", "en=1")], Mentions = [new("B", ["C"])] });

        Assert.Empty(await StaleAsync());
    }

    [EngineFact]
    public async Task What_was_made_with_the_commit_is_not_stale()
    {
        await MentionAsync(new("A", ["put"]), new("B", ["put"]));

        await CommitAsync(
            Web with { Puts = [new("put", "web", 1, Samples.Time, "")], Mentions = [new("A", ["put"]), new("put", []), new("M", [])], AlsoStale = ["M", "N"] });

        Assert.Equal(["web/B", "web/N"], (await StaleAsync()).Order(StringComparer.Ordinal));
    }

    [EngineFact]
    public async Task Mentions_replace_those_before()
    {
        await MentionAsync(new("A", ["x", "y", "ä"]), new("B", ["x"]));
        await MentionAsync(new("A", ["y", "z", "z"]), new("B", []));

        await CommitAsync(Web with { Puts = [new("x", "web", 1, Samples.Time, "")] });
        await CommitAsync(Web with { Removes = ["ä"] });
        Assert.Empty(await StaleAsync());

        await CommitAsync(Web with { Puts = [new("z", "web", 1, Samples.Time, "")] });
        Assert.Equal(["web/A"], await StaleAsync());
    }

    [EngineFact]
    public async Task Mentions_of_a_commit_count_before_its_publications()
    {
        // B mentions the product put, but was not made with it: it is stale. C does not any more.
        await MentionAsync(new("B", ["put"]), new("C", ["put"]));

        await CommitAsync(Web with { Puts = [new("put", "web", 1, Samples.Time, "")], Mentions = [new("C", [])] });

        Assert.Equal(["web/B"], await StaleAsync());
    }

    [EngineFact]
    public async Task A_removed_product_mentions_nothing_any_more()
    {
        await CommitAsync(Web with { Puts = [new("A", "web", 1, Samples.Time, "")], Mentions = [new("A", ["x"])] });
        await CommitAsync(Web with { Removes = ["A"] });

        await CommitAsync(Web with { Puts = [new("x", "web", 1, Samples.Time, "")] });

        Assert.Empty(await StaleAsync());
    }

    [EngineFact]
    public async Task What_is_made_anew_is_not_stale_any_more()
    {
        await CommitAsync(Web with { AlsoStale = ["A", "B"] });
        await CommitAsync(Web with { Channel = "app", AlsoStale = ["A"] });
        var read = await Contents.ReadStaleAsync(100, default);

        await CommitAsync(Web with { Refreshed = [.. read.Where(s => s is { Channel: "web", Sku: "A" })] });
        Assert.Equal(["app/A", "web/B"], (await StaleAsync()).Order(StringComparer.Ordinal));

        await CommitAsync(Web with { Refreshed = read });
        Assert.DoesNotContain("web/B", await StaleAsync());
    }

    [EngineFact]
    public async Task What_was_marked_again_since_it_was_read_stays_stale()
    {
        await CommitAsync(Web with { AlsoStale = ["A"] });
        var read = Assert.Single(await Contents.ReadStaleAsync(10, default));
        // None of these commits takes a number of the catalogue.
        await CommitAsync(Web with { AlsoStale = ["A"] });

        await CommitAsync(Web with { Refreshed = [read] });

        var again = Assert.Single(await Contents.ReadStaleAsync(10, default));
        Assert.True(again.Mark > read.Mark);
        await CommitAsync(Web with { Refreshed = [again] });
        Assert.Empty(await StaleAsync());

        // Nor does a mark come back that was there before.
        await CommitAsync(Web with { AlsoStale = ["A"] });
        await CommitAsync(Web with { Refreshed = [read, again] });
        Assert.Equal(["web/A"], await StaleAsync());
    }

    [EngineFact]
    public async Task A_commit_can_make_a_content_anew_and_stale_again()
    {
        await MentionAsync(new ContentMentions("A", ["put"]));
        await CommitAsync(Web with { AlsoStale = ["A"] });

        await CommitAsync(Web with { Refreshed = await Contents.ReadStaleAsync(10, default), Puts = [new("put", "web", 1, Samples.Time, "")] });

        Assert.Equal(["web/A"], await StaleAsync());
    }

    [EngineFact]
    public async Task The_longest_stale_come_first_of_all_channels()
    {
        await CommitAsync(Web with { AlsoStale = ["C"] });
        await CommitAsync(Web with { Channel = "app", AlsoStale = ["B"] });
        await CommitAsync(Web with { AlsoStale = ["A"] });
        await CommitAsync(Web with { AlsoStale = ["C"] });

        Assert.Equal(["web/C", "app/B", "web/A"], await StaleAsync());
        Assert.Equal(["C", "B"], (await Contents.ReadStaleAsync(2, default)).Select(s => s.Sku));
    }
}
