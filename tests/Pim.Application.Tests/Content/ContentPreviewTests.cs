using Pim.Domain;
using Pim.Domain.Attributes;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Content;

public sealed class ContentPreviewTests
{
    [Fact]
    public async Task Content_is_what_the_channel_sees_in_its_locale()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("bulb"));
        await shop.CreateAsync(Shop.Lamp("hidden") with { Enabled = false });
        await shop.CreateAsync(Shop.Lamp("L1",
            ("weight", new MeasurementValue(1.20m, "KILOGRAM")),
            ("price", PricesValue.Of([new Money("EUR", 19_990_000), new Money("USD", 25_000_000)])),
            ("picture", new AssetsValue(["front.jpg", "back.jpg"])),
            ("bulb", new ProductsValue(["bulb", "hidden", "missing"]))) with
        {
            Categories = ["lighting", "internal"],
            Associations = [new Association("upsell", ["missing", "bulb"])],
        });
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("name", "en-US", "Desk lamp") });
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("description", "de-DE", "<p>Hell</p>", "web") });
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("description", "de-DE", "nur Druck", "print") });

        var content = await shop.Preview.GetAsync("L1", "web", "de_DE", Shop.Token);

        Assert.Equal(("Desk lamp", "front.jpg", "Lampen"), (content.Title, content.Image, content.Family!.Text));
        Assert.Equal(["sku", "name", "description", "weight", "price", "picture", "bulb"], content.Attributes.Select(a => a.Definition.Code));
        var name = content.Attributes[1];
        Assert.Equal(("en-US", true), (name.Locale, name.IsFallback));
        var description = content.Attributes[2];
        Assert.Equal((new TextValue("<p>Hell</p>"), "Beschreibung", false), (description.Value, description.Label, description.IsFallback));
        Assert.Equal(("kg", "Kilogramm"), (content.Attributes[3].UnitSymbol, content.Attributes[3].ValueLabels[0].Text));
        Assert.Equal(PricesValue.Of([new Money("EUR", 19_990_000)]), content.Attributes[4].Value);
        Assert.Equal(new ProductsValue(["bulb"]), content.Attributes[6].Value);
        var category = Assert.Single(content.Categories);
        Assert.Equal(("Licht", "Zuhause"), (category.Category.Text, Assert.Single(category.Path).Text));
        Assert.Equal("bulb", Assert.Single(Assert.Single(content.Associations).Products).Sku);
        Assert.Equal(["front.jpg", "back.jpg"], content.Media.Select(m => m.Key));
    }

    [Fact]
    public async Task Variants_inherit_and_say_from_whom_and_models_name_their_variants()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(new ProductEdit { Sku = "M", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_color_size",
            Values = Shop.Text("name", "en-US", "Shoe"), Categories = ["home"] });
        await shop.CreateAsync(
            new ProductEdit { Sku = "M-blue", Type = ProductType.Model, Parent = "M", Values = Shop.Set(("color", new OptionValue("blue"))) });
        await shop.CreateAsync(new ProductEdit { Sku = "M-blue-40", Parent = "M-blue", Values = Shop.Set(("size", new NumberValue(40))) });
        await shop.CreateAsync(new ProductEdit { Sku = "M-blue-41", Parent = "M-blue", Values = Shop.Set(("size", new NumberValue(41))), Enabled = false });

        var variant = await shop.Preview.GetAsync("M-blue-40", "web", "en-US", Shop.Token);
        Assert.Equal(("Shoe", "M"), (variant.Title, variant.Attributes.Single(a => a.Definition.Code == "name").InheritedFrom));
        Assert.Equal("Blue", variant.Attributes.Single(a => a.Definition.Code == "color").ValueLabels[0].Text);
        Assert.Equal("home", Assert.Single(variant.Categories).Category.Code);
        Assert.Equal(("M", "M-blue"), (variant.Variation!.Model, variant.Variation.Parent));
        Assert.Equal(["Color", "Size"], variant.Variation.Axes.Select(a => a.Text));
        Assert.Equal(["M-blue-40"], (await shop.Preview.GetAsync("M", "web", "en-US", Shop.Token)).Variation!.Variants.Select(v => v.Sku));

        await shop.UpdateAsync(new ProductEdit { Sku = "M", Enabled = false });
        await shop.Preview.GetAsync("M-blue-40", "web", "en-US", Shop.Token).RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Unknown_and_hidden_products_and_places_are_not_found()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));
        await shop.CreateAsync(Shop.Lamp("L2") with { Enabled = false });

        await shop.Preview.GetAsync("L2", "web", "en-US", Shop.Token).RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        await shop.Preview.GetAsync("L9", "web", "en-US", Shop.Token).RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        await shop.Preview.GetAsync("L1", "nowhere", "en-US", Shop.Token).RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        await shop.Preview.GetAsync("L1", "web", "fr-FR", Shop.Token).RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task A_changed_label_shows_at_once()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1", ("dimmable", new BooleanValue(true))));
        var before = await shop.Preview.GetAsync("L1", "web", "en-US", Shop.Token);
        Assert.Equal("[dimmable]", before.Attributes.Single(a => a.Definition.Code == "dimmable").Label);

        await shop.Schemas.UpdateAsync<AttributeDefinition>(
            "attributes", "dimmable", a => a with { Labels = Domain.Text.LocalizedText.Of([new("en-US", "Dimmable")]) }, null, null, Shop.As, Shop.Token);

        var after = await shop.Preview.GetAsync("L1", "web", "en-US", Shop.Token);
        Assert.Equal("Dimmable", after.Attributes.Single(a => a.Definition.Code == "dimmable").Label);
    }
}
