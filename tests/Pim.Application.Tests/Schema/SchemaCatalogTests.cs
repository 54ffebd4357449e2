using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Schema;

public sealed class SchemaCatalogTests
{
    [Theory]
    [InlineData("attributes", "weight", "ATTRIBUTE_IN_USE")]
    [InlineData("attributeGroups", "basics", "ATTRIBUTE_GROUP_IN_USE")]
    [InlineData("families", "shoes", "FAMILY_IN_USE")]
    [InlineData("families", "lamps", "IN_USE_BY_PRODUCTS")]
    [InlineData("categories", "home", "CATEGORY_IN_USE")]
    [InlineData("categories", "shop", "VIOLATIONS")]
    [InlineData("categories", "lighting", "IN_USE_BY_PRODUCTS")]
    [InlineData("channels", "web", "IN_USE_BY_PRODUCTS")]
    [InlineData("associationTypes", "upsell", "IN_USE_BY_PRODUCTS")]
    public async Task What_is_in_use_cannot_be_deleted(string collection, string code, string reason)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1") with { Categories = ["lighting"], Values = Shop.Text("description", "en-US", "x", "web"),
            Associations = [new Association("upsell", ["L2"])] });

        await shop.Schemas.DeleteAsync(collection, code, null, Shop.As, Shop.Token).RefusedAsync(ErrorKind.FailedPrecondition, reason);
    }

    [Fact]
    public async Task Deleting_an_unused_channel_takes_its_requirements_along()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.Schemas.DeleteAsync("channels", "print", null, Shop.As, Shop.Token);

        Assert.Equal(["web"], (await shop.Schemas.GetAsync<Family>("families", "lamps", Shop.Token)).Requirements.Select(r => r.Channel));
    }

    [Fact]
    public async Task An_option_that_a_product_holds_cannot_be_removed()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(new ProductEdit { Sku = "S1", Family = "shoes", Values = Shop.Set(("color", new OptionValue("red"))) });

        var error = await Remove("red").RefusedAsync(ErrorKind.FailedPrecondition, "IN_USE_BY_PRODUCTS");
        await Remove("blue");

        Assert.Contains("products/S1", error.Message, StringComparison.Ordinal);

        Task Remove(string option) => shop.Schemas.UpdateAsync<AttributeDefinition>("attributes", "color",
            a => a with { Options = a.Options.Where(o => o.Code != option).ToValueList() }, null, null, Shop.As, Shop.Token);
    }

    [Fact]
    public async Task A_tightened_rule_is_reported_on_the_products_that_break_it_and_does_not_stand_in_the_way_of_edits()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1") with { Values = Shop.Text("name", "en-US", "A rather long name") });
        var etag = (await shop.GetAsync("L1")).Product.Revision;

        await shop.Schemas.UpdateAsync<AttributeDefinition>(
            "attributes", "name", a => a with { Rules = new AttributeRules { MaxLength = 5 } }, null, null, Shop.As, Shop.Token);
        await shop.WorkAsync();

        var view = await shop.GetAsync("L1");
        Assert.Equal(("values.name.values[0].text", "TEXT_TOO_LONG"), (view.State.Issues[0].Field, view.State.Issues[0].Reason));
        Assert.Equal(etag, view.Product.Revision);
        Assert.Equal("L1", Assert.Single((await shop.Products.ListAsync("issues:*", 0, "", Shop.Token)).Items).Product.Sku);
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Enabled = false });
        Assert.Single((await shop.GetAsync("L1")).State.Issues);
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("name", "en-US", "Still too long") })
            .RefusedAsync(ErrorKind.InvalidArgument, "TEXT_TOO_LONG");
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("name", "en-US", "Short") });
        Assert.Empty((await shop.GetAsync("L1")).State.Issues);
    }

    [Fact]
    public async Task A_changed_requirement_recomputes_completeness_without_touching_products_and_says_how_far_it_is()
    {
        await using var shop = await Shop.OpenAsync();
        foreach (var n in Enumerable.Range(0, 600)) await shop.CreateAsync(Shop.Lamp($"L{n:000}"));
        var revision = (await shop.GetAsync("L300")).Product.Revision;

        await shop.Schemas.UpdateAsync<Family>(
            "families", "lamps", f => f with { Requirements = [new ChannelRequirements("web", ["sku"])] }, null, null, Shop.As, Shop.Token);
        await shop.Worker.StepAsync(Shop.Token);
        await shop.Worker.StepAsync(Shop.Token);

        var job = (await shop.Queue.ListAsync(1, "", Shop.Token)).Items[0];
        Assert.Equal(("families/lamps", 600, 500), (job.Cause, job.TotalCount, job.DoneCount));
        await shop.WorkAsync();
        var view = await shop.GetAsync("L300");
        Assert.Equal(revision, view.Product.Revision);
        Assert.All(view.State.Completeness, c => Assert.Equal(100, c.Percent));
        Assert.Equal(600, (await shop.Products.ListAsync("completeness.web.en-US = 100", 1_000, "", Shop.Token)).Items.Count);
    }

    [Fact]
    public async Task A_changed_model_recomputes_its_variants()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(new ProductEdit { Sku = "M", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_color_size" });
        await shop.CreateAsync(
            new ProductEdit { Sku = "M-blue", Type = ProductType.Model, Parent = "M", Values = Shop.Set(("color", new OptionValue("blue"))) });
        await shop.CreateAsync(new ProductEdit { Sku = "M-blue-40", Parent = "M-blue", Values = Shop.Set(("size", new NumberValue(40))) });

        await shop.UpdateAsync(new ProductEdit { Sku = "M", Values = Shop.Text("name", "en-US", "Shoe") });
        await shop.WorkAsync();

        Assert.Equal(100, (await shop.GetAsync("M-blue-40")).State.Completeness.Single(c => c is { Channel: "web", Locale: "en-US" }).Percent);
    }

    [Fact]
    public async Task Immutable_parts_cannot_change_and_unknown_parts_are_named()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.Schemas.UpdateAsync<AttributeDefinition>("attributes", "name", a => a with { Localizable = false }, null, null, Shop.As, Shop.Token)
            .RefusedAsync(ErrorKind.InvalidArgument, "IMMUTABLE");
        await shop.PutAsync(new Family { Code = "f", Attributes = ["nonsense"] }).RefusedAsync(ErrorKind.FailedPrecondition, "UNKNOWN_ATTRIBUTE");
        await shop.PutAsync(new Category { Code = "shop", Parent = "lighting" }).RefusedAsync(ErrorKind.FailedPrecondition, "VIOLATIONS");
        await shop.PutAsync(new Channel { Code = "c", CategoryTree = "home", Locales = [new ChannelLocale("de-DE", [])] })
            .RefusedAsync(ErrorKind.FailedPrecondition, "NOT_A_TREE");
        await shop.Schemas.UpdateAsync<Category>("categories", "nowhere", c => c, null, null, Shop.As, Shop.Token)
            .RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Concurrent_changes_of_the_schema_are_all_kept()
    {
        await using var shop = await Shop.OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => Task.Run(() => shop.PutAsync(new Category { Code = $"c{n}", Parent = "shop" }))));

        Assert.Equal(14, (await shop.Schemas.ListAsync(0, "", "categories", s => s.Categories.Values, Shop.Token)).Items.Count);
    }
}
