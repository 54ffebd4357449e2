using Pim.Domain;
using PimService.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Tests.Products;

public sealed class UnreadableProductTests
{
    [Fact]
    public void All_that_cannot_be_read_is_told_by_its_place()
    {
        var product = new V1.Product
        {
            Sku = " x", Type = (V1.Product.Types.Type)9, Parent = "p\n", Family = new string('f', 101), Categories = { "a", "b", "a" },
        };
        product.Values["weight"] = Set(
            new V1.Value { Measurement = new V1.Measurement { Amount = "1e3" } },
            new V1.Value { Locale = "de_DE", Number = "1,5" },
            new V1.Value { Locale = "de-de", Number = "2" },
            new V1.Value { Locale = "not a locale", Number = "2" },
            new V1.Value { Locale = "fr-FR", Date = "2026-2-3" },
            new V1.Value { Locale = "it-IT", Date = "2026-02-30" },
            new V1.Value { Locale = "en-US", Options = new V1.CodeList { Codes = { "x", "y", "x" } } },
            new V1.Value { Locale = "nl-NL" });
        product.Associations["upsell"] = Codes(1_001);
        Assert.Equal(
            [
                "sku INVALID_SKU", "type UNKNOWN_TYPE", "family INVALID_CODE", "parent INVALID_SKU", "categories[2] DUPLICATE",
                "values.weight.values[0].measurement.amount INVALID_NUMBER", "values.weight.values[1].number INVALID_NUMBER",
                "values.weight.values[2] DUPLICATE", "values.weight.values[3].locale INVALID_LOCALE", "values.weight.values[4].date INVALID_DATE",
                "values.weight.values[5].date INVALID_DATE", "values.weight.values[6].options.codes DUPLICATE", "values.weight.values[7] REQUIRED",
                "associations.upsell.codes COUNT_OUT_OF_RANGE",
            ],
            Refused(product));
    }

    [Fact]
    public void Two_values_for_one_channel_and_locale_are_refused_in_long_lists_too()
    {
        var set = new V1.ValueSet();
        for (var i = 0; i < 900; i++) set.Values.Add(new V1.Value { Channel = $"c{i}", Text = "x" });
        set.Values.Add(new V1.Value { Channel = "c450", Text = "y" });
        Assert.Equal(["values.name.values[900] DUPLICATE"], Refused(new V1.Product { Sku = "x", Values = { ["name"] = set } }));
    }

    [Fact]
    public void Counts_beyond_the_limits_are_refused_before_anything_else_is_done()
    {
        var locales = new V1.ValueSet();
        for (var i = 0; i < 100_000; i++) locales.Values.Add(new V1.Value { Locale = "??", Text = "x" });
        Assert.Equal(["values COUNT_OUT_OF_RANGE"], Refused(new V1.Product { Sku = "x", Values = { ["name"] = locales } }));

        var thousand = new V1.ValueSet();
        for (var i = 0; i < 1_001; i++) thousand.Values.Add(new V1.Value { Channel = $"{i}", Text = "x" });
        Assert.Equal(["values.name.values COUNT_OUT_OF_RANGE"], Refused(new V1.Product { Sku = "x", Values = { ["name"] = thousand } }));

        var attributes = new V1.Product { Sku = "x" };
        for (var i = 0; i < 1_001; i++) attributes.Values.Add($"a{i}", new V1.ValueSet());
        Assert.Equal(["values COUNT_OUT_OF_RANGE"], Refused(attributes));

        var rows = new V1.Table();
        for (var i = 0; i < 1_001; i++) rows.Rows.Add(new V1.TableRow());
        Assert.Equal(["values.t.values[0].table.rows COUNT_OUT_OF_RANGE"], Refused(One("t", new V1.Value { Table = rows })));

        var cells = new V1.TableRow();
        for (var i = 0; i < 51; i++) cells.Cells.Add($"c{i}", "x");
        Assert.Equal(["values.t.values[0].table.rows[0].cells COUNT_OUT_OF_RANGE"],
            Refused(One("t", new V1.Value { Table = new V1.Table { Rows = { cells } } })));

        var prices = new V1.PriceCollection();
        for (var i = 0; i < 301; i++) prices.Prices.Add(new V1.Money { CurrencyCode = "EUR" });
        Assert.Equal(["values.p.values[0].prices.prices COUNT_OUT_OF_RANGE"], Refused(One("p", new V1.Value { Prices = prices })));

        Assert.Equal(["values.o.values[0].options.codes COUNT_OUT_OF_RANGE"], Refused(One("o", new V1.Value { Options = Codes(1_001) })));
        Assert.Equal(["values.o.values[0].assets.codes COUNT_OUT_OF_RANGE"], Refused(One("o", new V1.Value { Assets = Codes(1_001) })));
        Assert.Equal(["values.o.values[0].products.codes COUNT_OUT_OF_RANGE"], Refused(One("o", new V1.Value { Products = Codes(1_001) })));
        Assert.Equal(["values.d.values[0].text TEXT_TOO_LONG"], Refused(One("d", new V1.Value { Text = new string('x', 10_000_000) })));
        Assert.Equal(["values INVALID_CODE"], Refused(One(new string('a', 101), new V1.Value { Text = "x" })));
    }

    [Fact]
    public void Violations_are_cut_at_a_hundred_and_the_last_says_that_there_are_more()
    {
        var product = new V1.Product { Sku = "x" };
        for (var i = 0; i < 500; i++) product.Values.Add($"a{i:000}", Set(new V1.Value { Number = "x" }));
        var refused = Refused(product);
        Assert.Equal(101, refused.Count);
        Assert.EndsWith("MORE_VIOLATIONS", refused[100], StringComparison.Ordinal);
    }

    [Fact]
    public void Product_without_sku_is_told_that_it_is_required() => Assert.Equal(["sku REQUIRED"], Refused(new V1.Product()));

    private static V1.Product One(string attribute, V1.Value value) => new() { Sku = "x", Values = { [attribute] = Set(value) } };

    private static V1.ValueSet Set(params V1.Value[] values) => new() { Values = { values } };

    private static V1.CodeList Codes(int count) => new() { Codes = { Enumerable.Range(0, count).Select(i => $"c{i}") } };

    private static List<string> Refused(V1.Product product)
    {
        var violations = new ViolationList();
        new ProductReader(product, violations).Whole();
        var error = Assert.Throws<PimException>(violations.ThrowIfAny);
        Assert.Equal(ErrorKind.InvalidArgument, error.Kind);
        return [.. error.Violations.Select(v => $"{v.Field} {v.Reason}")];
    }
}
