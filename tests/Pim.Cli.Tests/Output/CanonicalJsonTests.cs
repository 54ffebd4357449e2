using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pim.Cli.Output;
using Pim.V1;

namespace Pim.Cli.Tests.Output;

public sealed class CanonicalJsonTests
{
    [Fact]
    public void Equal_rows_give_equal_bytes_whatever_the_order_of_their_maps()
    {
        var one = Row(["name", "a_b", "Zoo"], ["b", "a"]);
        var other = Row(["Zoo", "name", "a_b"], ["a", "b"]);

        Assert.Equal(CanonicalJson.Write(one), CanonicalJson.Write(other));
    }

    [Fact]
    public void Fields_come_by_number_map_entries_by_key_and_nothing_between_tokens()
    {
        var row = Row(["name", "Zoo"], ["a"]);

        Assert.Equal(
            """{"product":{"sku":"A \" {: \\ ä","enabled":false,"values":{"Zoo":{"values":[{"locale":"de-DE","table":{"rows":[{"cells":{"a":"x y"}}]}}]},"name":{"values":[{"locale":"de-DE","table":{"rows":[{"cells":{"a":"x y"}}]}}]}}}}""",
            CanonicalJson.Write(row));
    }

    [Fact]
    public void What_only_the_service_fills_is_left_out()
    {
        var row = new CatalogRow
        {
            Product = new Product
            {
                Name = "products/A", Sku = "A", Etag = "e", CreateTime = new Timestamp { Seconds = 1 }, UpdateTime = new Timestamp { Seconds = 1 },
                Completeness = { new Completeness { Channel = "web" } }, Issues = { new Issue { Field = "values.name" } },
            },
        };

        Assert.Equal("""{"product":{"sku":"A"}}""", CanonicalJson.Write(row));
    }

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var row = new CatalogRow
        {
            Attribute = new Pim.V1.Attribute
            {
                Code = "weight", Type = AttributeType.Measurement, Labels = { ["en-US"] = "<b> \u2028\n\"quoted\" \\" }, DefaultUnit = "GRAM",
                Rules = new AttributeRules { MaxDecimals = 0 },
                    Units = { new Unit { Code = "GRAM", Symbol = "g", Labels = { ["fr"] = "Gramme", ["de"] = "Gramm" } } },
            },
        };

        Assert.Equal(row, JsonParser.Default.Parse<CatalogRow>(CanonicalJson.Write(row.Clone())));
    }

    private static CatalogRow Row(string[] attributes, string[] columns)
    {
        var product = new Product { Sku = "A \" {: \\ ä", Enabled = false };
        foreach (var attribute in attributes)
        {
            var cells = new TableRow();
            foreach (var column in columns) cells.Cells[column] = "x y";
            product.Values[attribute] = new ValueSet { Values = { new Pim.V1.Value { Locale = "de-DE", Table = new Pim.V1.Table { Rows = { cells } } } } };
        }
        return new CatalogRow { Product = product };
    }
}
