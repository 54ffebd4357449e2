using Pim.V1;

namespace Pim.Cli.Tests.Akeneo;

/// <summary>The demo catalogue of Akeneo, with product texts from Icecat, as a whole.</summary>
public sealed class IcecatTests
{
    private const string Folder = "akeneo-icecat";

    [DataFact(Folder)]
    public async Task Everything_is_converted()
    {
        var rows = await ExportFixture.ReadAsync(DataFactAttribute.Find(Folder)!);

        var counts = rows.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.Count());
        Assert.Equal(11, counts["attribute group"]);
        Assert.Equal(77, counts["attribute"]);
        Assert.Equal(168, counts["category"]);
        Assert.Equal(3, counts["channel"]);
        Assert.Equal(17, counts["family"]);
        Assert.Equal(9, counts["family variant"]);
        Assert.Equal(4, counts["association type"]);
        Assert.Equal(81, counts["product model"]);
        Assert.Equal(1_239, counts["product"]);
        Assert.DoesNotContain(rows, r => r.IsRefused);
        Assert.Equal(121, rows.Sum(r => r.Row?.Attribute?.Options.Count ?? 0));
    }

    [DataFact(Folder)]
    public async Task Only_line_breaks_and_spellings_of_parents_are_taken_differently()
    {
        var rows = await ExportFixture.ReadAsync(DataFactAttribute.Find(Folder)!);

        var notices = rows.SelectMany(r => r.Notices).CountBy(n => $"{n.Reason} {n.Field}").ToDictionary();
        Assert.Equal(693, notices["BACKSLASH_N description-en_US-print"]);
        Assert.Equal(["BACKSLASH_N", "PARENT_SPELLING"], rows.SelectMany(r => r.Notices).Select(n => n.Reason).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(["model-running-shoes-l", "model-running-shoes-s", "model-tshirt-divided-blue", "model-tshirt-divided-grey", "model-tshirt-divided-red"],
            rows.Where(r => r.Notices.Any(n => n.Reason == "PARENT_SPELLING"))
                .Select(r => r.Row!.Product.Parent.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal));
    }

    [DataFact(Folder)]
    public async Task No_filled_cell_of_a_value_is_lost()
    {
        var rows = await ExportFixture.ReadAsync(DataFactAttribute.Find(Folder)!);

        var values = rows.Where(r => r.Kind == "product").SelectMany(r => r.Row!.Product.Values)
            .SelectMany(v => v.Value.Values.Select(value => (Attribute: v.Key, value.Channel, value.Locale, value)))
            .ToLookup(v => $"{v.Attribute} {v.Channel} {v.Locale}", v => v.value);
        Assert.Equal(1_234, values["name  "].Count());
        Assert.Equal(972, values["description print en-US"].Count());
        Assert.Equal(403, values["description print de-DE"].Count());
        Assert.Equal(369, values["description print fr-FR"].Count());
        Assert.Equal(179, values["description ecommerce en-US"].Count());
        Assert.Equal(107, values["picture  "].Count());
        Assert.Equal(187, values["price  "].Sum(v => v.Prices.Prices.Count(p => p.CurrencyCode == "EUR")));
        Assert.Equal(13, values["price  "].Sum(v => v.Prices.Prices.Count(p => p.CurrencyCode == "USD")));
        Assert.Equal(240, rows.Count(r => r.Kind == "product" && r.Row!.Product.Parent.Length > 0));
        Assert.Single(rows, r => r.Kind == "product" && r.Row!.Product.Family.Length == 0);
    }

    [DataFact(Folder)]
    public async Task The_first_product_is_what_its_line_says()
    {
        var product = (await ExportFixture.ReadAsync(DataFactAttribute.Find(Folder)!)).Taken("1111111171").Product;

        var expected = new Product
        {
            Sku = "1111111171",
            Type = Product.Types.Type.Product,
            Family = "accessories",
            Enabled = true,
            Categories = { "master_accessories_bags", "print_accessories", "supplier_zaro" },
            Values =
            {
                ["ean"] = new ValueSet { Values = { new Value { Text = "1234567890183" } } },
                ["image"] = new ValueSet { Values = { new Value { Assets = new CodeList { Codes = { "files/1111111171/image/bag.jpg" } } } } },
                ["name"] = new ValueSet { Values = { new Value { Text = "Bag" } } },
                ["weight"] = new ValueSet { Values = { new Value { Measurement = new Measurement { Amount = "500", Unit = "GRAM" } } } },
            },
        };
        Assert.Equal(expected, product);
    }
}
