using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Filtering;

public sealed class ProductFilterTests
{
    [Theory]
    [InlineData("", "L1 L2 L3")]
    [InlineData("sku = L2", "L2")]
    [InlineData("family = lamps AND enabled = false", "L2")]
    [InlineData("family != lamps", "")]
    [InlineData("categories:home", "L1")]
    [InlineData("NOT categories:home", "L2 L3")]
    [InlineData("-categories:home", "L2 L3")]
    [InlineData("enabled = false OR categories:lighting", "L1 L2")]
    [InlineData("family = lamps (sku = L1 OR sku = L3) enabled = true", "L1 L3")]
    [InlineData("values.weight > 800", "L2")]
    [InlineData("values.weight >= \"1.2 KILOGRAM\"", "L1")]
    [InlineData("values.price < \"20 EUR\"", "L3")]
    [InlineData("values.dimmable = true", "L1")]
    [InlineData("values.name:LAMP", "L1 L2")]
    [InlineData("values.name.\"de-DE\":lampe", "L2")]
    [InlineData("values.description.web.de-DE:*", "L3")]
    [InlineData("NOT values.name:*", "L3")]
    [InlineData("values.picture:\"a/b.jpg\"", "L2")]
    [InlineData("completeness.web.\"en-US\" < 50", "L3")]
    [InlineData("completeness.web.en-US >= 50 AND values.dimmable:*", "L1")]
    [InlineData("issues:*", "")]
    [InlineData("update_time >= \"2026-11-22T08:00:00Z\" AND update_time < \"2026-11-22T09:00:00Z\"", "L1 L2 L3")]
    [InlineData("update_time < 2026-11-22T08:00:00Z", "")]
    [InlineData("type = MODEL", "")]
    public async Task A_filter_finds_what_it_says(string filter, string skus)
    {
        await using var shop = await StockedAsync();

        var page = await shop.Products.ListAsync(filter, 0, "", Shop.Token);

        Assert.Equal(skus, string.Join(' ', page.Items.Select(v => v.Product.Sku)));
    }

    [Theory]
    [InlineData("family =", "position 9")]
    [InlineData("(family = lamps", "expected ')'")]
    [InlineData("family lamps", "expected one of")]
    [InlineData("nonsense = 1", "there is no field 'nonsense'")]
    [InlineData("values.nonsense = 1", "the attribute 'nonsense' does not exist")]
    [InlineData("values.weight = heavy", "'values.weight' compares with a number, not with 'heavy'")]
    [InlineData("values.weight = \"1 STONE\"", "'values.weight' has no unit 'STONE'")]
    [InlineData("values.name.mars = x", "neither a channel nor a locale")]
    [InlineData("values.price = 3", "an amount and its currency")]
    [InlineData("completeness.web.fr-FR < 3", "does not exist")]
    [InlineData("completeness.web.de-DE < 101", "percentage")]
    [InlineData("enabled = maybe", "true or false")]
    [InlineData("categories:nowhere", "does not exist")]
    [InlineData("family = \"lamps", "end of the quoted text")]
    [InlineData("update_time > yesterday", "'update_time' compares with a time")]
    public async Task A_filter_that_cannot_be_read_is_refused_with_what_is_wrong(string filter, string why)
    {
        await using var shop = await StockedAsync();

        var error = await shop.Products.ListAsync(filter, 0, "", Shop.Token).RefusedAsync(ErrorKind.InvalidArgument, "INVALID_FILTER");

        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_cannot_exhaust_the_stack()
    {
        await using var shop = Shop.OpenEmpty();

        await shop.Products.ListAsync(new string('(', 9_999), 0, "", Shop.Token).RefusedAsync(ErrorKind.InvalidArgument, "INVALID_FILTER");
        await shop.Products.ListAsync(new string('-', 9_999), 0, "", Shop.Token).RefusedAsync(ErrorKind.InvalidArgument, "INVALID_FILTER");
    }

    private static async Task<Shop> StockedAsync()
    {
        var shop = await Shop.OpenAsync();
        await shop.CreateAsync(
            Shop.Lamp("L1", ("weight", new MeasurementValue(1.2m, "KILOGRAM")), ("dimmable", new BooleanValue(true))) with { Categories = ["lighting"] });
        await shop.CreateAsync(Shop.Lamp(
            "L2", ("weight", new MeasurementValue(900m, "")), ("picture", new AssetsValue(["a/b.jpg"]))) with { Enabled = false, Categories = ["internal"] });
        await shop.CreateAsync(Shop.Lamp("L3", ("price", PricesValue.Of([new Money("EUR", 19_990_000), new Money("USD", 25_000_000)]))));
        await shop.UpdateAsync(new ProductEdit { Sku = "L1", Values = Shop.Text("name", "en-US", "Desk lamp") });
        await shop.UpdateAsync(new ProductEdit { Sku = "L2", Values = Shop.Text("name", "de-DE", "Stehlampe") });
        await shop.UpdateAsync(new ProductEdit { Sku = "L3", Values = Shop.Text("description", "de-DE", "Hell", "web") });
        return shop;
    }
}
