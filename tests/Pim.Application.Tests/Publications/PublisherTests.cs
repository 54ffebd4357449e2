using Pim.Application.Publications;
using Pim.Domain;
using Pim.Domain.Channels;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Publications;

public sealed class PublisherTests
{
    [Fact]
    public async Task A_draft_is_seen_when_it_is_published_and_later_edits_are_not()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1") with { Values = Shop.Text("name", "en-US", "Desk lamp") });
        await shop.ContentAsync("L1").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");

        await shop.PublishAsync("web", "L1");
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("name", "en-US", "Better lamp") });

        Assert.StartsWith("L1: Desk lamp", await shop.ContentAsync("L1"));
        await shop.ContentAsync("L1", "print", "de-DE").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        await shop.PublishAsync("web", "L1");
        Assert.StartsWith("L1: Better lamp", await shop.ContentAsync("L1"));
    }

    [Fact]
    public async Task A_withdrawn_product_is_not_seen_and_comes_back()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));
        await shop.PublishAsync("web", "L1");

        await shop.Publisher.UnpublishAsync("web", ["L1"], Shop.As, Shop.Token);

        await shop.ContentAsync("L1").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        Assert.Null((await shop.Publisher.GetAsync("L1", "web", Shop.Token)).Publication);
        await shop.PublishAsync("web", "L1");
        Assert.StartsWith("L1: L1", await shop.ContentAsync("L1"));
    }

    [Fact]
    public async Task A_variant_takes_its_models_along_and_they_name_it()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateShoesAsync(shop);

        var views = await shop.Publisher.PublishAsync("web", ["M-blue-40"], Shop.As, Shop.Token);
        await shop.WorkAsync();

        Assert.Equal(["M-blue-40", "M-blue", "M"], views.Select(v => v.Sku));
        Assert.StartsWith("M-blue-40: Shoe", await shop.ContentAsync("M-blue-40"));
        Assert.Contains("variants: M-blue-40 Shoe", await shop.ContentAsync("M"));
        await shop.PublishAsync("web", "M-blue-41");
        Assert.Contains("variants: M-blue-40 Shoe, M-blue-41 Shoe", await shop.ContentAsync("M"));
    }

    [Fact]
    public async Task A_published_model_reaches_its_variants_and_those_that_name_them()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateShoesAsync(shop);
        await shop.CreateAsync(Shop.Lamp("L1") with { Associations = [new Association("upsell", ["M-blue-40"])] });
        await shop.PublishAsync("web", "M-blue-40", "L1");
        Assert.Contains("Better ones: M-blue-40 Shoe", await shop.ContentAsync("L1"));

        await shop.UpdateAsync(new ProductEdit { Sku = "M", Values = Shop.Text("name", "en-US", "Boot") });
        Assert.StartsWith("M-blue-40: Shoe", await shop.ContentAsync("M-blue-40"));
        await shop.PublishAsync("web", "M");

        Assert.StartsWith("M-blue-40: Boot", await shop.ContentAsync("M-blue-40"));
        Assert.Contains("Better ones: M-blue-40 Boot", await shop.ContentAsync("L1"));
        Assert.Contains("variants: M-blue-40 Boot", await shop.ContentAsync("M"));
    }

    [Fact]
    public async Task Without_its_model_a_variant_is_not_seen()
    {
        await using var shop = await Shop.OpenAsync();
        await CreateShoesAsync(shop);
        await shop.PublishAsync("web", "M-blue-40");

        await shop.Publisher.UnpublishAsync("web", ["M"], Shop.As, Shop.Token);
        await shop.WorkAsync();
        await shop.ContentAsync("M-blue-40").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");

        await shop.PublishAsync("web", "M");
        Assert.StartsWith("M-blue-40: Shoe", await shop.ContentAsync("M-blue-40"));
    }

    [Fact]
    public async Task What_is_named_shows_once_it_is_published_and_goes_with_its_deletion()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("bulb"));
        await shop.CreateAsync(Shop.Lamp("L1", ("bulb", new ProductsValue(["bulb"]))));
        await shop.PublishAsync("web", "L1");
        Assert.DoesNotContain("bulb (", await shop.ContentAsync("L1"));

        await shop.PublishAsync("web", "bulb");
        Assert.Contains("bulb (", await shop.ContentAsync("L1"));

        await shop.Products.DeleteAsync("bulb", null, allowMissing: false, Shop.As, Shop.Token);
        await shop.ContentAsync("bulb").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        await shop.WorkAsync();
        Assert.DoesNotContain("bulb (", await shop.ContentAsync("L1"));
    }

    [Fact]
    public async Task Below_the_channels_completeness_nothing_is_published_and_what_is_missing_is_told()
    {
        await using var shop = await Shop.OpenAsync();
        await ChangeWebAsync(shop, c => c with { MinCompleteness = 75 });
        await shop.CreateAsync(Shop.Lamp("L1") with { Values = Shop.Text("name", "en-US", "Desk lamp") });
        await shop.CreateAsync(Shop.Lamp("L2") with { Values = Shop.Text("name", "en-US", "Desk lamp") });

        var error = await shop.Publisher.PublishAsync("web", ["L1", "L2"], Shop.As, Shop.Token).RefusedAsync(ErrorKind.FailedPrecondition, "VIOLATIONS");

        var violation = error.Violations[0];
        Assert.Equal(("products[0].completeness.web.\"en-US\"", "INCOMPLETE"), (violation.Field, violation.Reason));
        Assert.Contains("description, weight", violation.Description);
        Assert.Contains(error.Violations, v => v.Field.StartsWith("products[1].", StringComparison.Ordinal));
        Assert.Empty((await shop.ChangesAsync("web")).Changes);
    }

    [Fact]
    public async Task A_channel_that_asks_for_review_takes_only_the_very_draft_that_was_submitted()
    {
        await using var shop = await Shop.OpenAsync();
        await ChangeWebAsync(shop, c => c with { ReviewRequired = true });
        await shop.CreateAsync(Shop.Lamp("L1"));
        await shop.Publisher.PublishAsync("web", ["L1"], Shop.As, Shop.Token).RefusedAsync(ErrorKind.FailedPrecondition, "NOT_REVIEWED");

        await shop.Reviews.SubmitAsync("L1", null, "done", "ann", Shop.Token);
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Categories = ["home"] });
        await shop.Publisher.PublishAsync("web", ["L1"], Shop.As, Shop.Token).RefusedAsync(ErrorKind.FailedPrecondition, "NOT_REVIEWED");
        Assert.Equal(ReviewState.Draft, (await shop.Reviews.GetAsync("L1", Shop.Token)).State);

        var submitted = await shop.Reviews.SubmitAsync("L1", null, "done", "ann", Shop.Token);
        Assert.Equal((ReviewState.Ready, "ann", "done"), (submitted.State, submitted.Actor, submitted.Note));
        await shop.PublishAsync("web", "L1");
        Assert.Equal((ReviewState.Published, "editor"), await shop.Reviews.GetAsync("L1", Shop.Token) is var now ? (now.State, now.Actor) : default);
    }

    [Fact]
    public async Task Bulk_publishing_counts_first_and_leaves_out_what_is_refused()
    {
        await using var shop = await Shop.OpenAsync();
        await ChangeWebAsync(shop, c => c with { MinCompleteness = 50 });
        await CreateShoesAsync(shop);
        await shop.CreateAsync(Shop.Lamp("L1"));
        await shop.CreateAsync(Shop.Lamp("L2") with { Values = Shop.Set(("weight", new MeasurementValue(1, "GRAM"))) });

        var dry = await BulkAsync(shop, "", Shop.As with { ValidateOnly = true });
        Assert.Equal((6, 0), (dry.Matched, (await shop.ChangesAsync("web")).Changes.Count));
        var done = await BulkAsync(shop, "", Shop.As);
        Assert.Equal((dry.Changed, dry.Refused), (done.Changed, done.Refused));
        Assert.Equal((6, 5, 0, 1), (done.Matched, done.Changed, done.Unchanged, done.Refused));
        Assert.Equal((6, 0, 5, 1), await BulkAsync(shop, "", Shop.As) is var again ? (again.Matched, again.Changed, again.Unchanged, again.Refused) : default);
        Assert.Equal(2, (await BulkAsync(shop, "family = lamps", Shop.As)).Matched);
    }

    [Fact]
    public async Task The_difference_to_what_is_published_is_told_field_by_field()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1") with { Values = Shop.Text("name", "en-US", "Desk lamp"), Categories = ["home"] });
        Assert.NotEmpty((await shop.Publisher.DiffAsync("L1", "web", Shop.Token)).Differences);
        await shop.PublishAsync("web", "L1");
        Assert.Empty((await shop.Publisher.DiffAsync("L1", "web", Shop.Token)).Differences);

        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("name", "de-DE", "Lampe"), Categories = ["home", "lighting"] });

        var diff = await shop.Publisher.DiffAsync("L1", "web", Shop.Token);
        Assert.Equal(["categories", "values.name"], diff.Differences.Select(d => d.Field));
        Assert.Equal(("home", "home, lighting"), (diff.Differences[0].TextBefore, diff.Differences[0].TextAfter));
        Assert.Empty(diff.Differences[1].Before);
        Assert.Equal(new TextValue("Lampe"), Assert.Single(diff.Differences[1].After).Value);
    }

    [Fact]
    public async Task Validating_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));

        var view = Assert.Single(await shop.Publisher.PublishAsync("web", ["L1"], Shop.As with { ValidateOnly = true }, Shop.Token));

        Assert.NotNull(view.Publication);
        Assert.Null((await shop.Publisher.GetAsync("L1", "web", Shop.Token)).Publication);
        await shop.ContentAsync("L1").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    private static async Task<BulkProgress> BulkAsync(Shop shop, string filter, WriteOptions options)
    {
        BulkProgress? last = null;
        await foreach (var progress in shop.Publisher.RunAsync(new BulkPublication("web", Publish: true, filter), options, Shop.Token)) last = progress;
        return last!;
    }

    private static Task<Channel> ChangeWebAsync(Shop shop, Func<Channel, Channel> edit) =>
        shop.Schemas.UpdateAsync("channels", "web", edit, null, null, Shop.As, Shop.Token);

    private static async Task CreateShoesAsync(Shop shop)
    {
        await shop.CreateAsync(new ProductEdit
        {
            Sku = "M", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_color_size", Values = Shop.Text("name", "en-US", "Shoe"),
        });
        await shop.CreateAsync(
            new ProductEdit { Sku = "M-blue", Type = ProductType.Model, Parent = "M", Values = Shop.Set(("color", new OptionValue("blue"))) });
        await shop.CreateAsync(new ProductEdit { Sku = "M-blue-40", Parent = "M-blue", Values = Shop.Set(("size", new NumberValue(40))) });
        await shop.CreateAsync(new ProductEdit { Sku = "M-blue-41", Parent = "M-blue", Values = Shop.Set(("size", new NumberValue(41))) });
    }
}
