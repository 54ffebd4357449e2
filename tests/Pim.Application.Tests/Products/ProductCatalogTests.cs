using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Products;

public sealed class ProductCatalogTests
{
    [Fact]
    public async Task Create_keeps_the_product_and_tells_how_complete_it_is()
    {
        await using var shop = await Shop.OpenAsync();

        var created = await shop.CreateAsync(Shop.Lamp("L1", ("weight", new MeasurementValue(1.20m, "KILOGRAM"))));

        Assert.True(created.Product.Revision > 0);
        Assert.Equal("editor", created.Product.Actor);
        Assert.Equivalent(created.Product, (await shop.GetAsync("L1")).Product);
        var web = Assert.Single((await shop.GetAsync("L1")).State.Completeness, c => c is { Channel: "web", Locale: "de-DE" });
        Assert.Equal((4, 50), (web.Required, web.Percent));
        Assert.Equal(["description", "name"], web.Missing);
    }

    [Fact]
    public async Task Create_of_a_taken_sku_is_refused_and_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var first = await shop.CreateAsync(Shop.Lamp("L1"));

        await shop.CreateAsync(Shop.Lamp("L1", ("dimmable", new BooleanValue(true)))).RefusedAsync(ErrorKind.AlreadyExists, "ALREADY_EXISTS");

        Assert.Equal(first.Product.Revision, (await shop.GetAsync("L1")).Product.Revision);
    }

    [Fact]
    public async Task All_violations_come_in_one_answer()
    {
        await using var shop = await Shop.OpenAsync();
        var edit = Shop.Lamp(
            "L1", ("nonsense", new TextValue("x")), ("weight", new TextValue("heavy")), ("color", new OptionValue("blue"))) with { Categories = ["nowhere"] };

        var error = await shop.CreateAsync(edit).RefusedAsync(ErrorKind.InvalidArgument, "VIOLATIONS");

        Assert.Equal(["NOT_IN_FAMILY", "UNKNOWN_ATTRIBUTE", "UNKNOWN_CATEGORY", "WRONG_TYPE"], error.Violations.Select(v => v.Reason).Distinct().Order());
    }

    [Fact]
    public async Task Update_with_stale_etag_is_aborted_and_names_the_current_one()
    {
        await using var shop = await Shop.OpenAsync();
        var first = await shop.CreateAsync(Shop.Lamp("L1"));
        var second = await shop.UpdateAsync(new ProductEdit { Sku = "L1", Enabled = false });

        var error = await shop.UpdateAsync(new ProductEdit { Sku = "L1", Enabled = true, ExpectedRevision = first.Product.Revision })
            .RefusedAsync(ErrorKind.Aborted, "STALE_ETAG");

        Assert.Equal(Etag.Of(second.Product.Revision), error.Details["etag"]);
        Assert.False((await shop.GetAsync("L1")).Product.Enabled);
    }

    [Fact]
    public async Task An_update_that_changes_nothing_keeps_the_revision()
    {
        await using var shop = await Shop.OpenAsync();
        var created = await shop.CreateAsync(Shop.Lamp("L1", ("weight", new MeasurementValue(5m, "GRAM"))));
        shop.Clock.Now += TimeSpan.FromHours(1);

        var same = await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Set(("weight", new MeasurementValue(5m, "GRAM"))) });

        Assert.Equal(created.Product.Revision, same.Product.Revision);
        Assert.Single((await shop.Products.ListRevisionsAsync("L1", 0, "", Shop.Token)).Items);
    }

    [Fact]
    public async Task Concurrent_edits_of_different_fields_are_all_kept()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));
        var numbers = Enumerable.Range(0, 50).ToList();

        await Task.WhenAll(numbers.Select(n => Task.Run(
            () => shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("description", n % 2 == 0 ? "en-US" : "de-DE", $"text {n}", "web") }))));

        Assert.Equal(2, (await shop.GetAsync("L1")).Product.Values.Of("description").Length);
        Assert.Equal(51, (await shop.Products.ListRevisionsAsync("L1", 100, "", Shop.Token)).Items.Count);
    }

    [Fact]
    public async Task Of_contended_conditional_updates_each_state_is_taken_by_one()
    {
        await using var shop = await Shop.OpenAsync();
        var created = await shop.CreateAsync(Shop.Lamp("L1"));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(async () =>
        {
            try
            {
                await shop.UpdateAsync(
                    new ProductEdit { Sku = "L1", Values = Shop.Text("name", "en-US", $"{n}"), ExpectedRevision = created.Product.Revision });
                return 1;
            }
            catch (PimException e) when (e.Reason == "STALE_ETAG")
            {
                return 0;
            }
        })));

        Assert.Equal(1, outcomes.Sum());
    }

    [Fact]
    public async Task Batch_update_is_all_or_nothing_and_says_which_request_is_at_fault()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));
        var good = new ProductEdit { Sku = "L1", Enabled = false };
        var bad = Shop.Lamp("L2", ("weight", new MeasurementValue(1, "STONE")));

        var error = await shop.Products.BatchUpdateAsync([new(good, null), new(bad, bad)], Shop.As, Shop.Token)
            .RefusedAsync(ErrorKind.InvalidArgument, "UNKNOWN_UNIT");

        Assert.Equal("requests[1].values.weight", error.Violations[0].Field);
        Assert.True((await shop.GetAsync("L1")).Product.Enabled);
    }

    [Fact]
    public async Task Unique_values_may_be_swapped_in_a_batch_but_not_shared()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1", ("gtin", new TextValue("1"))));
        await shop.CreateAsync(Shop.Lamp("L2", ("gtin", new TextValue("2"))));
        await shop.CreateAsync(Shop.Lamp("L3", ("gtin", new TextValue("2")))).RefusedAsync(ErrorKind.AlreadyExists, "VALUE_TAKEN");

        var swap = new[] { ("L1", "2"), ("L2", "1") }.Select(
            s => new ProductUpdate(new ProductEdit { Sku = s.Item1, Values = Shop.Set(("gtin", new TextValue(s.Item2))) }, null)).ToList();
        await shop.Products.BatchUpdateAsync(swap, Shop.As, Shop.Token);

        Assert.Equal(new TextValue("2"), (await shop.GetAsync("L1")).Product.Values.Find("gtin"));
    }

    [Fact]
    public async Task Validate_only_answers_as_if_done_and_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync();

        var view = await shop.Products.CreateAsync(Shop.Lamp("L1"), Shop.As with { ValidateOnly = true }, Shop.Token);

        Assert.Equal("lamps", view.Product.Family);
        await shop.GetAsync("L1").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task A_request_sent_again_changes_nothing_and_another_under_its_id_is_refused()
    {
        await using var shop = await Shop.OpenAsync();
        var options = Shop.As with { RequestId = Guid.NewGuid(), Fingerprint = "a" };
        var first = await shop.Products.CreateAsync(Shop.Lamp("L1"), options, Shop.Token);

        var again = await shop.Products.CreateAsync(Shop.Lamp("L1"), options, Shop.Token);

        Assert.Equal(first.Product.Revision, again.Product.Revision);
        await shop.Products.CreateAsync(Shop.Lamp("L2"), options with { Fingerprint = "b" }, Shop.Token)
            .RefusedAsync(ErrorKind.InvalidArgument, "REQUEST_ID_REUSED");
        shop.Clock.Now += RequestReceipt.KeptFor;
        await shop.Products.CreateAsync(Shop.Lamp("L1"), options, Shop.Token).RefusedAsync(ErrorKind.AlreadyExists, "ALREADY_EXISTS");
    }

    [Fact]
    public async Task Restore_brings_back_a_past_state_and_a_deleted_product()
    {
        await using var shop = await Shop.OpenAsync();
        var first = await shop.CreateAsync(Shop.Lamp("L1", ("dimmable", new BooleanValue(true))));
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = new ValuesEdit { ReplacesAll = true }, Enabled = false });
        await shop.Products.DeleteAsync("L1", null, false, Shop.As, Shop.Token);

        var revisions = (await shop.Products.ListRevisionsAsync("L1", 0, "", Shop.Token)).Items;
        Assert.Equal([true, false, false], revisions.Select(r => r.Deleted));
        Assert.Equal(["enabled", "values.dimmable"], revisions[1].ChangedFields);

        await shop.Products.RestoreAsync("L1", first.Product.Revision, null, Shop.As, Shop.Token);
        Assert.True((await shop.GetAsync("L1")).Product.SameAs(first.Product));
        await shop.Products.RestoreAsync("L1", revisions[0].Revision, null, Shop.As, Shop.Token).RefusedAsync(ErrorKind.FailedPrecondition, "DELETED_REVISION");
    }

    [Fact]
    public async Task Variants_keep_only_values_of_their_level_and_differ_by_their_axes()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(new ProductEdit
        {
            Sku = "M", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_color_size", Values = Shop.Text("name", "en-US", "Shoe"),
        });
        await shop.CreateAsync(
            new ProductEdit { Sku = "M-blue", Type = ProductType.Model, Parent = "M", Values = Shop.Set(("color", new OptionValue("blue"))) });
        var variant = new ProductEdit { Sku = "M-blue-40", Parent = "M-blue", Values = Shop.Set(("size", new NumberValue(40))) };
        var created = await shop.CreateAsync(variant);

        Assert.Equal(("shoes", "shoes_color_size"), (created.Product.Family, created.Product.FamilyVariant));
        Assert.Equal(100, created.State.Completeness.Single(c => c is { Channel: "web", Locale: "en-US" }).Percent);
        await shop.CreateAsync(variant with { Sku = "twin", Values = Shop.Set(("size", new NumberValue(40.0m))) })
            .RefusedAsync(ErrorKind.AlreadyExists, "VARIANT_EXISTS");
        await shop.CreateAsync(variant with { Sku = "no-axis", Values = null }).RefusedAsync(ErrorKind.FailedPrecondition, "AXIS_REQUIRED");
        await shop.CreateAsync(variant with { Sku = "wrong", Parent = "M" }).RefusedAsync(ErrorKind.FailedPrecondition, "VIOLATIONS");
        await shop.UpdateAsync(variant with { Values = Shop.Set(("color", new OptionValue("red"))) }).RefusedAsync(ErrorKind.FailedPrecondition, "WRONG_LEVEL");
        await shop.Products.DeleteAsync("M-blue", null, false, Shop.As, Shop.Token).RefusedAsync(ErrorKind.FailedPrecondition, "HAS_CHILDREN");
    }

    [Fact]
    public async Task Pages_hold_each_product_once_while_others_come_and_go()
    {
        await using var shop = await Shop.OpenAsync();
        foreach (var n in Enumerable.Range(10, 30)) await shop.CreateAsync(Shop.Lamp($"L{n}"));

        var first = await shop.Products.ListAsync("family = lamps", 10, "", Shop.Token);
        await shop.Products.DeleteAsync("L10", null, false, Shop.As, Shop.Token);
        await shop.CreateAsync(Shop.Lamp("A-before"));
        var rest = await shop.Products.ListAsync("family = lamps", 1_000, first.NextPageToken, Shop.Token);

        Assert.Equal(Enumerable.Range(10, 30).Select(n => $"L{n}"), first.Items.Concat(rest.Items).Select(v => v.Product.Sku));
        Assert.Equal("", rest.NextPageToken);
    }

    [Theory]
    [InlineData("not a token")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA")]
    public async Task A_broken_page_token_is_refused(string token)
    {
        await using var shop = await Shop.OpenAsync();

        await shop.Products.ListAsync("", 10, token, Shop.Token).RefusedAsync(ErrorKind.InvalidArgument, "INVALID_PAGE_TOKEN");
    }

    [Fact]
    public async Task A_page_token_is_good_for_its_filter_only()
    {
        await using var shop = await Shop.OpenAsync();
        foreach (var n in Enumerable.Range(10, 3)) await shop.CreateAsync(Shop.Lamp($"L{n}"));
        var page = await shop.Products.ListAsync("family = lamps", 1, "", Shop.Token);

        await shop.Products.ListAsync("family = shoes", 1, page.NextPageToken, Shop.Token).RefusedAsync(ErrorKind.InvalidArgument, "INVALID_PAGE_TOKEN");
        await shop.Products.ListAsync("family = lamps", -1, "", Shop.Token).RefusedAsync(ErrorKind.InvalidArgument, "OUT_OF_RANGE");
    }
}
