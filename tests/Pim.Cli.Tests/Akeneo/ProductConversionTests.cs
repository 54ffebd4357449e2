using Pim.Cli.Akeneo;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Tests.Akeneo;

public sealed class ProductConversionTests
{
    [Fact]
    public async Task A_product_has_its_family_categories_and_state()
    {
        var rows = await ExportFixture.ReadAsync();
        var product = rows.Taken("A-1").Product;

        Assert.Equal(Product.Types.Type.Product, product.Type);
        Assert.Equal("shirts", product.Family);
        Assert.Equal(["shirts", "sales"], product.Categories);
        Assert.True(product.Enabled);
        Assert.False(rows.Taken("B-2").Product.Enabled);
    }

    [Fact]
    public async Task Values_of_every_type_are_read()
    {
        var product = (await ExportFixture.ReadAsync()).Taken("A-1").Product;

        Assert.Equal([new Value { Locale = "en-US", Text = "Mug" }, new Value { Locale = "de-DE", Text = "Becher" }], Values("name"));
        Assert.Equal([new Value { Text = "1234567890123" }], Values("ean"));
        Assert.Equal([new Value { Number = "5" }], Values("pieces"));
        Assert.Equal([new Value { Number = "-3.50" }], Values("offset"));
        Assert.Equal([new Value { Boolean = true }], Values("washable"));
        Assert.Equal([new Value { Channel = "web", Date = "2012-03-10" }], Values("released"));
        Assert.Equal([new Value { Option = "red" }], Values("color"));
        Assert.Equal([new Value { Options = new CodeList { Codes = { "retro", "sport" } } }], Values("styles"));
        Assert.Equal([new Value { Assets = new CodeList { Codes = { "files/a/mug.jpg" } } }], Values("picture"));

        IEnumerable<Value> Values(string attribute) => product.Values[attribute].Values;
    }

    [Fact]
    public async Task The_identifier_is_no_value()
    {
        var product = (await ExportFixture.ReadAsync()).Taken("A-1").Product;

        Assert.DoesNotContain("sku", product.Values.Keys);
    }

    [Fact]
    public async Task Locale_and_channel_stand_in_a_header_in_either_order()
    {
        var description = (await ExportFixture.ReadAsync()).Taken("A-1").Product.Values["description"].Values;

        Assert.Equal([("web", "en-US"), ("web", "de-DE")], description.Select(v => (v.Channel, v.Locale)));
    }

    [Fact]
    public async Task Measurements_take_their_unit_from_the_column_beside_them_or_from_their_cell()
    {
        var values = (await ExportFixture.ReadAsync()).Taken("A-1").Product.Values;

        Assert.Equal(new Measurement { Amount = "500", Unit = "GRAM" }, values["weight"].Values[0].Measurement);
        Assert.Equal(("print", new Measurement { Amount = "10", Unit = "CENTIMETER" }),
            (values["width"].Values[0].Channel, values["width"].Values[0].Measurement));
        Assert.Equal(("web", new Measurement { Amount = "20", Unit = "MILLIMETER" }),
            (values["width"].Values[1].Channel, values["width"].Values[1].Measurement));
    }

    [Fact]
    public async Task A_unit_without_an_amount_is_no_value()
    {
        var product = (await ExportFixture.ReadAsync()).Taken("B-2").Product;

        Assert.Equal(["name", "washable"], product.Values.Keys);
    }

    [Fact]
    public async Task Prices_in_several_currencies_are_one_value_in_exact_millionths()
    {
        var prices = Assert.Single((await ExportFixture.ReadAsync()).Taken("A-1").Product.Values["price"].Values).Prices.Prices;

        Assert.Equal([("EUR", 12_990_000L), ("USD", 14_000_000L)], prices.Select(p => (p.CurrencyCode, p.AmountMicros)));
    }

    [Fact]
    public async Task Html_and_line_breaks_in_texts_are_kept()
    {
        var description = (await ExportFixture.ReadAsync()).Taken("A-1").Product.Values["description"].Values[0];

        Assert.Equal("<b>Fine</b>\nmug", description.Text);
    }

    [Fact]
    public async Task A_literal_backslash_n_becomes_a_line_break_and_is_told_of()
    {
        var row = (await ExportFixture.ReadAsync()).Find("A-1");

        Assert.Equal("Schön\nund gut", row.Row!.Product.Values["description"].Values[1].Text);
        Assert.Equal("One\nTwo", row.Row.Product.Values["notes"].Values[0].Text);
        Assert.Contains("BACKSLASH_N description-web-de_DE", row.Notes());
    }

    [Fact]
    public async Task A_literal_backslash_n_stays_when_asked_for()
    {
        var row = (await ExportFixture.ReadAsync(AkeneoOptions.Default with { KeepBackslashN = true })).Find("A-1");

        Assert.Equal("One\\nTwo", row.Row!.Product.Values["notes"].Values[0].Text);
        Assert.DoesNotContain("BACKSLASH_N notes", row.Notes());
    }

    [Fact]
    public async Task Associations_name_products()
    {
        var product = (await ExportFixture.ReadAsync()).Taken("A-1").Product;

        Assert.Equal(["X_SELL"], product.Associations.Keys);
        Assert.Equal(["B-2", "C-3"], product.Associations["X_SELL"].Codes);
    }

    [Fact]
    public async Task Filled_columns_that_cannot_be_imported_are_told_of()
    {
        var rows = await ExportFixture.ReadAsync();

        Assert.Equal(["GROUPS_NOT_SUPPORTED groups", "GROUPS_NOT_SUPPORTED X_SELL-groups", "UNKNOWN_COLUMN no_such_column", "HEADER_DOES_NOT_FIT name-web"],
            rows.Find("B-2").Notes());
        Assert.Contains("ATTRIBUTE_NOT_IMPORTED fabric", rows.Find("A-1").Notes());
        Assert.Empty(rows.Find("V-2").Notes());
    }

    [Fact]
    public async Task A_parent_in_another_case_is_spelled_as_its_model_and_told_of()
    {
        var rows = await ExportFixture.ReadAsync();

        Assert.Equal("Basic-Shirt-Red", rows.Taken("V-1").Product.Parent);
        Assert.Equal(["PARENT_SPELLING parent"], rows.Find("V-1").Notes());
        Assert.Equal("Basic-Shirt", rows.Taken("Basic-Shirt-Red").Product.Parent);
    }

    [Fact]
    public async Task Root_models_come_first_with_the_family_of_their_variant()
    {
        var models = (await ExportFixture.ReadAsync()).Where(r => r.Kind == "product model").Select(r => r.Row!.Product).ToList();

        Assert.Equal(["Basic-Shirt", "Fine-Shirt", "Basic-Shirt-Red"], models.Select(m => m.Sku));
        Assert.All(models, m => Assert.Equal((Product.Types.Type.Model, "shirts"), (m.Type, m.Family)));
        Assert.Equal("shirts_color_size", models[0].FamilyVariant);
        Assert.Equal(["A-1", "Fine-Shirt"], models[0].Associations["X_SELL"].Codes);
        Assert.False(models[0].HasEnabled);
    }

    [Fact]
    public async Task A_row_that_cannot_be_read_is_refused_with_all_its_faults()
    {
        var row = (await ExportFixture.ReadAsync()).Find("BAD");

        Assert.Equal(new SourcePlace("products.csv", 7), row.Place);
        Assert.Equal(["enabled", "price-EUR", "washable"], row.Violations.Select(v => v.Field));
    }

    [Fact]
    public async Task A_row_with_too_few_cells_is_refused_and_its_line_named()
    {
        var row = (await ExportFixture.ReadAsync()).Find("short");

        Assert.Equal(new SourcePlace("products.csv", 8), row.Place);
        Assert.Equal("COLUMN_COUNT", Assert.Single(row.Violations).Reason);
    }
}
