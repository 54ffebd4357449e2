using Pim.Application.Content;

namespace Pim.Storage.Tests.Contracts;

public abstract class FeedContract : ChannelContract
{
    [EngineFact]
    public async Task The_feed_holds_every_product_once_at_its_last_change()
    {
        var a = await CommitAsync(Web with { Contents = [Change("A", "en=1"), Change("B", "en=1"), Change("C", "en=1")] });
        var b = await CommitAsync(Web with { Contents = [Change("B", "en=2")] });
        var c = await CommitAsync(Web with { Contents = [Change("C")] });

        Assert.Equal([$"A@{a} en=1", $"B@{b} en=2", $"C@{c} withdrawn"], await FeedAsync(ReadWeb(locales: "en")));
        Assert.Equal([new(a, "web", "A"), new(b, "web", "B"), new ChangeKey(c, "web", "C")], await Contents.ReadKeysAsync(0, 10, default));
    }

    [EngineFact]
    public async Task A_read_starts_behind_a_sequence_and_ends_with_another()
    {
        var first = await CommitAsync(Web with { Contents = [Change("A", "en=1"), Change("B", "en=1"), Change("C", "en=1"), Change("D", "en=1")] });

        Assert.Equal([$"B@{first + 1}", $"C@{first + 2}"], await FeedAsync(ReadWeb(after: first, through: first + 2)));
        Assert.Equal([$"B@{first + 1}"], await FeedAsync(ReadWeb(after: first, maxCount: 1)));
        Assert.Empty(await FeedAsync(ReadWeb(after: first + 3)));
        Assert.Empty(await FeedAsync(ReadWeb(through: first - 1)));
        Assert.Empty(await FeedAsync(new("none", 0, long.MaxValue, ["en"], 10, 1_000)));
    }

    [EngineFact]
    public async Task Channels_have_feeds_of_their_own_over_one_row_of_numbers()
    {
        var sequences = new List<long>();
        foreach (var channel in (string[])["web", "app", "web"])
        {
            sequences.Add(await CommitAsync(Web with { Channel = channel, Contents = [Change($"{channel}{sequences.Count}", "en=1")] }));
            await AddAsync(Samples.Product($"P{sequences.Count}"));
        }

        Assert.Equal(sequences.Order(), sequences);
        Assert.Equal([$"web0@{sequences[0]}", $"web2@{sequences[2]}"], await FeedAsync(ReadWeb()));
        Assert.Equal(["web/web0", "app/app1", "web/web2"], (await Contents.ReadKeysAsync(0, 10, default)).Select(k => $"{k.Channel}/{k.Sku}"));
        Assert.Equal([new ChangeKey(sequences[1], "app", "app1")], await Contents.ReadKeysAsync(sequences[0], 1, default));
        Assert.Empty(await Contents.ReadKeysAsync(sequences[2], 10, default));
    }

    [EngineFact]
    public async Task Documents_come_in_the_locales_asked_for_and_in_their_order()
    {
        var first = await CommitAsync(
            Web with { Contents = [Change("A", "de-DE=Schuh", "en=shoe", "fr=soulier"), Change("B", "fr=sac", "en=bag"), Change("C", "it=x"), Change("D")] });

        Assert.Equal([$"A@{first} fr=soulier de-DE=Schuh", $"B@{first + 1} fr=sac", $"C@{first + 2}", $"D@{first + 3} withdrawn"],
            await FeedAsync(ReadWeb(locales: ["fr", "de-DE"])));
        Assert.Equal([$"A@{first}", $"B@{first + 1}", $"C@{first + 2}", $"D@{first + 3} withdrawn"], await FeedAsync(ReadWeb()));
        // A locale whose name begins like another's is another.
        Assert.All(await Contents.ReadChangesAsync(ReadWeb(locales: ["de", "e", "n", ""]), default), c => Assert.Empty(c.Documents));
    }

    [EngineFact]
    public async Task A_page_ends_at_its_bytes_but_always_goes_on()
    {
        await CommitAsync(Web with { Contents = [.. "ABCDEF".Select(c => Change($"{c}", $"en={new string('x', 400)}", $"fr={new string('x', 600)}"))] });

        // A thousand bytes each in both locales: the one that reaches the bound is the last.
        Assert.Equal(2, (await FeedAsync(ReadWeb(maxBytes: 2_000, locales: ["en", "fr"]))).Count);
        Assert.Equal(3, (await FeedAsync(ReadWeb(maxBytes: 2_001, locales: ["en", "fr"]))).Count);
        Assert.Single(await FeedAsync(ReadWeb(maxBytes: 1, locales: ["en", "fr"])));
        Assert.Equal(2, (await FeedAsync(ReadWeb(maxBytes: 800, locales: ["en"]))).Count);
        Assert.Equal(6, (await FeedAsync(ReadWeb(maxBytes: 1))).Count);
    }

    [EngineFact]
    public async Task Pages_follow_one_another_to_the_end()
    {
        for (var i = 0; i < 10; i++) await CommitAsync(Web with { Contents = [Change($"A{i}", "en=1"), Change($"B{i}")] });
        var head = await Contents.ReadHeadAsync(default);

        var told = new List<StoredChange>();
        while (await Contents.ReadChangesAsync(
            ReadWeb(told.Count == 0 ? 0 : told[^1].Sequence, head, maxCount: 3, locales: "en"), default) is { Count: > 0 } page)
            told.AddRange(page);

        Assert.Equal(Enumerable.Range(0, 10).SelectMany(i => (string[])[$"A{i}", $"B{i}"]), told.Select(c => c.Sku));
    }

    [EngineFact]
    public async Task Changes_behind_a_sequence_are_counted()
    {
        var first = await CommitAsync(Web with { Contents = [Change("A", "en=1"), Change("B", "en=1"), Change("C")] });
        await CommitAsync(Web with { Channel = "app", Contents = [Change("A", "en=1")] });

        Assert.Equal(3, await Contents.CountChangesAsync("web", 0, default));
        Assert.Equal(2, await Contents.CountChangesAsync("web", first, default));
        Assert.Equal(0, await Contents.CountChangesAsync("web", first + 2, default));
        Assert.Equal(0, await Contents.CountChangesAsync("none", 0, default));
    }

    [EngineFact]
    public async Task The_head_is_the_last_change_of_the_catalogue_whatever_it_was()
    {
        Assert.Equal(0, await Contents.ReadHeadAsync(default));

        var product = await AddAsync(Samples.Product("A"));
        Assert.Equal(product.Revision, await Contents.ReadHeadAsync(default));

        var sequence = await CommitAsync(Web with { Contents = [Change("A", "en=1"), Change("B", "en=1")] });
        Assert.Equal(sequence + 1, await Contents.ReadHeadAsync(default));

        var schema = await PutSchemaAsync(Samples.WholeSchema());
        Assert.Equal(schema.Version, await Contents.ReadHeadAsync(default));
    }
}
