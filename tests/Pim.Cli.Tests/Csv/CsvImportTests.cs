using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Tests.Csv;

public sealed class CsvImportTests : IDisposable
{
    private const string Header = "SKU,Title,Titel,Grams,Size,SizeUnit,Price,PriceCur,In stock,Day,Color,Tags,Images,Related,Kind,State";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_kind_of_cell_is_read_as_the_mapping_says()
    {
        var row = Assert.Single(await ReadAsync("""
            {
              // A comment.
              "sku": { "column": "SKU" },
              "type": { "column": "Kind" },
              "family": { "constant": "mugs" },
              "parent": { "constant": "mug-model" },
              "enabled": { "column": "State", "true": ["active"], "false": ["draft"] },
              "categories": { "column": "Tags", "separator": "|" },
              "values": [
                { "attribute": "name", "locale": "en-US", "channel": "web", "column": "Title" },
                { "attribute": "name", "locale": "de-DE", "channel": "web", "column": "Titel", "as": "text" },
                { "attribute": "count", "column": "Grams", "as": "number" },
                { "attribute": "weight", "column": "Grams", "as": "measurement", "unit": "GRAM" },
                { "attribute": "size", "column": "Size", "as": "measurement", "unitColumn": "SizeUnit" },
                { "attribute": "price", "column": "Price", "as": "price", "currency": "EUR" },
                { "attribute": "price", "column": "Price", "as": "price", "currency": "USD" },
                { "attribute": "list_price", "column": "Price", "as": "price", "currencyColumn": "PriceCur" },
                { "attribute": "in_stock", "column": "In stock", "as": "boolean" },
                { "attribute": "released", "column": "Day", "as": "date", "format": "dd.MM.yyyy" },
                { "attribute": "color", "column": "Color", "as": "option" },
                { "attribute": "tags", "column": "Tags", "as": "options", "separator": "|" },
                { "attribute": "images", "column": "Images", "as": "assets", "separator": " " },
                { "attribute": "spares", "column": "Related", "as": "products" },
                { "attribute": "origin", "constant": "DE", "as": "option" },
              ],
              "associations": [{ "type": "UPSELL", "column": "Related" }],
            }
            """, "A-1,Mug,Becher,500,7.50,CENTIMETER,12.99,CHF,yes,22.11.2026,red,new|sale,a.jpg b.jpg,\"B-2, C-3\",product,Active"));

        var product = new Product
        {
            Sku = "A-1",
            Type = Product.Types.Type.Product,
            Family = "mugs",
            Parent = "mug-model",
            Enabled = true,
            Categories = { "new", "sale" },
            Values =
            {
                ["name"] = Set(new Value { Channel = "web", Locale = "en-US", Text = "Mug" }, new Value { Channel = "web", Locale = "de-DE", Text = "Becher" }),
                ["count"] = Set(new Value { Number = "500" }),
                ["weight"] = Set(new Value { Measurement = new Measurement { Amount = "500", Unit = "GRAM" } }),
                ["size"] = Set(new Value { Measurement = new Measurement { Amount = "7.50", Unit = "CENTIMETER" } }),
                ["price"] = Set(new Value { Prices = new PriceCollection { Prices = { Money("EUR", 12_990_000), Money("USD", 12_990_000) } } }),
                ["list_price"] = Set(new Value { Prices = new PriceCollection { Prices = { Money("CHF", 12_990_000) } } }),
                ["in_stock"] = Set(new Value { Boolean = true }),
                ["released"] = Set(new Value { Date = "2026-11-22" }),
                ["color"] = Set(new Value { Option = "red" }),
                ["tags"] = Set(new Value { Options = Codes("new", "sale") }),
                ["images"] = Set(new Value { Assets = Codes("a.jpg", "b.jpg") }),
                ["spares"] = Set(new Value { Products = Codes("B-2", "C-3") }),
                ["origin"] = Set(new Value { Option = "DE" }),
            },
            Associations = { ["UPSELL"] = Codes("B-2", "C-3") },
        };
        Assert.Equal(product, row.Row!.Product);
    }

    [Fact]
    public async Task Empty_cells_are_no_values()
    {
        var row = Assert.Single(await ReadAsync("""
            { "sku": { "column": "SKU" }, "enabled": { "column": "State" }, "values": [{ "attribute": "name", "column": "Title" }, { "attribute": "price", "column": "Price", "as": "price", "currency": "EUR" }] }
            """, "A-1,,,,,,,,,,,,,,,"));

        Assert.Empty(row.Row!.Product.Values);
        Assert.False(row.Row.Product.HasEnabled);
    }

    [Fact]
    public async Task A_comma_can_be_the_decimal_point()
    {
        var rows = await ReadAsync("""
            { "decimalPoint": ",", "sku": { "column": "SKU" }, "values": [{ "attribute": "weight", "column": "Grams", "as": "number" }] }
            """, "A-1,,,\"1,50\",,,,,,,,,,,,", "A-2,,,1.50,,,,,,,,,,,,");

        Assert.Equal("1.50", rows[0].Row!.Product.Values["weight"].Values[0].Number);
        Assert.Equal("Grams", Assert.Single(rows[1].Violations).Field);
    }

    [Fact]
    public async Task Cells_that_cannot_be_read_refuse_their_row_with_all_faults()
    {
        var rows = await ReadAsync("""
            {
              "sku": { "column": "SKU" }, "type": { "column": "Kind" },
              "values": [
                { "attribute": "weight", "column": "Grams", "as": "measurement", "unit": "GRAM" },
                { "attribute": "price", "column": "Price", "as": "price", "currencyColumn": "PriceCur" },
                { "attribute": "in_stock", "column": "In stock", "as": "boolean" },
                { "attribute": "released", "column": "Day", "as": "date" }
              ]
            }
            """, "A-1,,,heavy,,,12,,perhaps,22.11.2026,,,,,thing,", ",,,1,,,,,,,,,,,,");

        Assert.Equal(["Kind", "Grams", "Price", "In stock", "Day"], rows[0].Violations.Select(v => v.Field));
        Assert.Equal(new SourcePlace("products.csv", 2), rows[0].Place);
        Assert.Equal(("SKU", "REQUIRED"), (rows[1].Violations[0].Field, rows[1].Violations[0].Reason));
    }

    [Theory]
    [InlineData("""{ "sku": { "column": "Skuu" } }""", "sku.column: the file has no column 'Skuu'")]
    [InlineData("""{ "sku": { "column": "sku" } }""", "did you mean 'SKU'?")]
    [InlineData("""{ "values": [] }""", "sku: must be given.")]
    [InlineData("""{ "sku": { "constant": "A" } }""", "sku: must be a column")]
    [InlineData("""{ "sku": { "column": "SKU", "constant": "A" } }""", "sku: must have either column or constant.")]
    [InlineData("""{ "sku": { "column": "SKU", "separator": "," } }""", "sku.separator: only lists have one.")]
    [InlineData("""{ "sku": { "column": "SKU" }, "decimalPoint": ";" }""", "decimalPoint:")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "column": "Title" }] }""", "values[0].attribute: must be given.")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "attribute": "a", "column": "Title", "unit": "GRAM" }] }""", "values[0].unit: only fits \"as\": \"measurement\".")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "attribute": "a", "column": "Price", "as": "price" }] }""", "values[0]: a price must have either currency or currencyColumn.")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "attribute": "a", "column": "Grams", "as": "measurement", "unitColumn": "Unit" }] }""", "values[0].unitColumn: the file has no column 'Unit'")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "attribute": "a", "column": "Day", "as": "date", "format": "q" }] }""", "values[0].format:")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "attribute": "a", "column": "Title" }, { "attribute": "a", "column": "Titel" }] }""", "values[1]: fills the same as values[0]: a.")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "attribute": "p", "column": "Price", "as": "price", "currency": "EUR" }, { "attribute": "p", "column": "Price", "as": "price", "currency": "EUR" }] }""", "values[1]: fills the same as values[0]: p, EUR.")]
    [InlineData("""{ "sku": { "column": "SKU" }, "associations": [{ "type": "X", "column": "Related" }, { "type": "X", "column": "Tags" }] }""", "associations[1]: fills the same as associations[0]: X.")]
    [InlineData("""{ "sku": { "column": "SKU" }, "titel": { "column": "Title" } }""", "$.titel: there is no such property here.")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "attribute": "a", "colunm": "Title" }] }""", "$.values[0].colunm: there is no such property here.")]
    [InlineData("""{ "sku": { "column": "SKU" }, "values": [{ "attribute": "a", "column": "Title", "as": "colour" }] }""", "must be one of text, number")]
    [InlineData("""{ "sku": "SKU" }""", "$.sku: is not of the kind that stands here.")]
    [InlineData("""{ "sku": { "column": "SKU" } """, "line 1")]
    public async Task A_mapping_that_does_not_fit_is_refused_and_the_property_named(string mapping, string message)
    {
        var error = await Assert.ThrowsAsync<UnusableInputException>(() => ReadAsync(mapping, "A-1,,,,,,,,,,,,,,,"));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_of_a_mapping_are_told_at_once()
    {
        var error = await Assert.ThrowsAsync<UnusableInputException>(() => ReadAsync("""
            { "family": { "column": "X" }, "values": [{ "attribute": "", "column": "Y" }] }
            """));

        Assert.Equal(["sku", "family.column", "values[0].column", "values[0].attribute"],
            error.Message.Split('\n')[1..].Select(line => line.Trim().Split(':')[0]));
    }

    [Fact]
    public async Task The_template_of_a_file_is_a_mapping_that_fits_it()
    {
        var file = _folder.Write("products.csv", "Title;Größe;Size;Variant SKU;2nd\nMug;L;l;A-1;x\n");
        var mapping = _folder.Write("mapping.json", await MappingTemplate.WriteAsync(file));

        var loaded = MappingFile.Load<CsvMapping>(mapping);

        using var table = await CsvTable.OpenAsync(File.OpenRead(file), "products.csv", loaded.Delimiter);
        MappingCheck.ThrowIfUnfit(loaded, table);
        Assert.Equal("Variant SKU", loaded.Sku!.Column);
        Assert.Equal([("title", "Title"), ("gr_e", "Größe"), ("size", "Size"), ("a_2nd", "2nd")], loaded.Values.Select(v => (v.Attribute, v.Column)));
    }

    private async Task<List<SourceRow>> ReadAsync(string mapping, params string[] records)
    {
        var columns = MappingFile.Load<CsvMapping>(_folder.Write("mapping.json", mapping));
        var file = _folder.Write("products.csv", string.Join('\n', [Header, .. records]) + "\n");
        using var table = await CsvTable.OpenAsync(File.OpenRead(file), "products.csv", columns.Delimiter);
        MappingCheck.ThrowIfUnfit(columns, table);
        return await CsvSource.ReadAsync(table, columns, CancellationToken.None).ToListAsync();
    }

    private static ValueSet Set(params Value[] values) => new() { Values = { values } };

    private static CodeList Codes(params string[] codes) => new() { Codes = { codes } };

    private static Money Money(string currency, long micros) => new() { CurrencyCode = currency, AmountMicros = micros };
}
