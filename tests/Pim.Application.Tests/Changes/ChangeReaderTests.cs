using Pim.Application.Changes;
using Pim.Domain;
using Pim.Domain.Attributes;
using Pim.Domain.Channels;
using Pim.Domain.Products;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Changes;

public sealed class ChangeReaderTests
{
    [Fact]
    public async Task A_reader_gets_all_there_is_and_then_what_changed_in_order()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateAsync(shop, "A", "B", "C");
        await shop.PublishAsync("web", "B", "A");
        var (first, token) = await shop.ChangesAsync("web");
        Assert.Equal(["B", "A"], first.Select(c => c.Sku));
        Assert.Equal(["en-US", "de-DE"], first[0].Documents.Select(d => d.Locale));

        await shop.PublishAsync("web", "C");
        await shop.Publisher.UnpublishAsync("web", ["B"], Shop.As, Shop.Token);

        var (then, _) = await shop.ChangesAsync("web", token);
        Assert.Equal([("C", false), ("B", true)], then.Select(c => (c.Sku, c.Withdrawn)));
        Assert.True(then[0].Sequence > first[1].Sequence);
        // Who begins now need not hear of what is gone.
        Assert.Equal(["A", "C"], (await shop.ChangesAsync("web")).Changes.Select(c => c.Sku));
        Assert.Empty((await shop.ChangesAsync("print")).Changes);
    }

    [Fact]
    public async Task What_alters_nothing_for_a_channel_makes_no_change()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateAsync(shop, "A");
        await shop.PublishAsync("web", "A");
        await shop.PublishAsync("print", "A");
        var (_, web) = await shop.ChangesAsync("web");
        var (_, print) = await shop.ChangesAsync("print");

        // A text for print alone, and a rule: the web sees neither.
        await shop.UpdateAsync(new ProductEdit { Sku = "A", Values = Shop.Text("description", "de-DE", "nur Druck", "print") });
        await shop.PublishAsync("web", "A");
        await shop.PublishAsync("print", "A");
        await ChangeAsync(shop, "name", a => a with { Rules = a.Rules with { MaxLength = 60 } });

        Assert.Empty((await shop.ChangesAsync("web", web)).Changes);
        Assert.Single((await shop.ChangesAsync("print", print)).Changes);
    }

    [Fact]
    public async Task A_label_reaches_all_that_show_it_and_nobody_else()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateAsync(shop, "plain");
        await shop.CreateAsync(Shop.Lamp("dimmed", ("dimmable", new BooleanValue(true))));
        await shop.PublishAsync("web", "plain", "dimmed");
        var (_, token) = await shop.ChangesAsync("web");

        await ChangeAsync(shop, "dimmable", a => a with { Labels = LocalizedText.Of([new("en-US", "Dimmable")]) });

        Assert.Equal("dimmed", Assert.Single((await shop.ChangesAsync("web", token)).Changes).Sku);
        Assert.Contains("(Dimmable)", await shop.ContentAsync("dimmed"));
    }

    [Fact]
    public async Task A_locale_more_or_less_reaches_everything_and_a_deleted_channel_ends_its_readers()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateAsync(shop, "A");
        await shop.PublishAsync("web", "A");
        var (_, token) = await shop.ChangesAsync("web");

        await shop.Schemas.UpdateAsync<Channel>("channels", "web", c =>
            c with { Locales = [new ChannelLocale("en-US", []), new ChannelLocale("fr-FR", ["en-US"])] }, null, null, Shop.As, Shop.Token);
        await shop.WorkAsync();
        Assert.Equal(["en-US", "fr-FR"], Assert.Single((await shop.ChangesAsync("web", token)).Changes).Documents.Select(d => d.Locale));
        await shop.ContentAsync("A", "web", "de-DE").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");

        await shop.Schemas.DeleteAsync("channels", "web", null, Shop.As, Shop.Token);
        await shop.WorkAsync();
        await shop.ChangesAsync("web", token).RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        await shop.ContentAsync("A").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task A_filter_gives_what_matches_and_withdraws_what_does_not_any_more()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateAsync(shop, "A", "B");
        await shop.UpdateAsync(new ProductEdit { Sku = "A", Categories = ["lighting"] });
        await shop.PublishAsync("web", "A", "B");
        var (first, token) = await shop.ChangesAsync("web", filter: "categories:home");
        Assert.Equal(["A"], first.Select(c => c.Sku));

        await shop.UpdateAsync(new ProductEdit { Sku = "A", Categories = [] });
        await shop.UpdateAsync(new ProductEdit { Sku = "B", Categories = ["home"] });
        await shop.PublishAsync("web", "A", "B");

        var (then, _) = await shop.ChangesAsync("web", token, "categories:home");
        Assert.Equal([("A", true), ("B", false)], then.Select(c => (c.Sku, c.Withdrawn)));
        await shop.ChangesAsync("web", filter: "nonsense = 1").RefusedAsync(ErrorKind.InvalidArgument, "INVALID_FILTER");
    }

    [Fact]
    public async Task Once_withdrawals_are_forgotten_a_reader_from_before_must_begin_again()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateAsync(shop, "A", "B");
        await shop.PublishAsync("web", "A", "B");
        var (_, before) = await shop.ChangesAsync("web");
        await shop.Publisher.UnpublishAsync("web", ["A"], Shop.As, Shop.Token);
        var (_, after) = await shop.ChangesAsync("web");

        while (await shop.ForgetWithdrawalsAsync())
        {
        }

        await shop.ChangesAsync("web", before).RefusedAsync(ErrorKind.OutOfRange, "RESYNC_NEEDED");
        Assert.Empty((await shop.ChangesAsync("web", after)).Changes);
        Assert.Equal(["B"], (await shop.ChangesAsync("web")).Changes.Select(c => c.Sku));
    }

    [Fact]
    public async Task Tokens_of_others_are_refused()
    {
        await using var shop = await Shop.OpenAsync();
        await using var other = await Shop.OpenAsync();
        await CreateAsync(shop, "A");
        await shop.PublishAsync("web", "A");
        var (_, token) = await shop.ChangesAsync("web");

        await shop.ChangesAsync("print", token).RefusedAsync(ErrorKind.InvalidArgument, "INVALID_RESUME_TOKEN");
        await shop.ChangesAsync("web", token[..^2] + "xx").RefusedAsync(ErrorKind.InvalidArgument, "INVALID_RESUME_TOKEN");
        await shop.ChangesAsync("web", "a").RefusedAsync(ErrorKind.InvalidArgument, "INVALID_RESUME_TOKEN");
        await other.ChangesAsync("web", token).RefusedAsync(ErrorKind.OutOfRange, "RESYNC_NEEDED");
    }

    [Fact]
    public async Task A_watcher_hears_of_a_change_as_it_happens()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateAsync(shop, "A", "B");
        await shop.PublishAsync("web", "A");
        await using var watch = shop.Changes.WatchAsync(new ChangeRequest("web", ["en-US"], "", ""), Timeout.InfiniteTimeSpan, Shop.Token).GetAsyncEnumerator();
        Assert.True(await watch.MoveNextAsync());
        Assert.Equal("A", Assert.Single(watch.Current.Changes).Sku);
        Assert.True(await watch.MoveNextAsync());
        Assert.True(watch.Current.CaughtUp);

        var next = watch.MoveNextAsync();
        Assert.False(next.IsCompleted);
        await shop.PublishAsync("web", "B");

        Assert.True(await next);
        Assert.Equal("B", Assert.Single(watch.Current.Changes).Sku);
        Assert.Equal(["en-US"], watch.Current.Changes[0].Documents.Select(d => d.Locale));
    }

    private static async Task CreateAsync(Shop shop, params string[] skus)
    {
        foreach (var sku in skus) await shop.CreateAsync(Shop.Lamp(sku));
    }

    private static async Task ChangeAsync(Shop shop, string attribute, Func<AttributeDefinition, AttributeDefinition> edit)
    {
        await shop.Schemas.UpdateAsync("attributes", attribute, edit, null, null, Shop.As, Shop.Token);
        await shop.WorkAsync();
    }
}
