using Google.Protobuf.WellKnownTypes;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;
using Pim.V1;
using Kind = Pim.V1.ContentAttribute.Types.AttributeKind;

namespace Pim.MarketplaceSync.Tests;

/// <summary>Contents to make items of.</summary>
internal static class Contents
{
    /// <summary>A content with all that Google requires.</summary>
    public static Content Complete(string sku = "A-1", params IEnumerable<ContentAttribute> more) => new()
    {
        Name = $"channels/web/locales/en-US/products/{sku}",
        Product = $"products/{sku}",
        Sku = sku,
        Type = Product.Types.Type.Product,
        Title = "Mug",
        Image = "mug.jpg",
        Family = new Label { Code = "mugs", Label_ = "Mugs" },
        UpdateTime = new Timestamp { Seconds = 1_800_000_000 },
        Attributes = { RichText("description", "<p>A mug.</p>"), Price("price", ("EUR", 12_990_000)), more },
    };

    /// <summary>The mapping of the fields that Google requires.</summary>
    public const string Required = """
        "id": "sku", "title": "title", "description": "values.description", "link": { "template": "https://shop.example/{sku}" },
        "image_link": "image", "availability": { "value": "in_stock" }, "price": "values.price"
        """;

    /// <summary>What becomes of a content.</summary>
    public static MadeItem Make(FeedMapping mapping, Content content) => new ItemMaker(mapping).Make(content, mapping.Feeds[0]);

    /// <summary>What becomes of a complete content with one more field.</summary>
    public static MadeItem MakeWith(string field, params IEnumerable<ContentAttribute> attributes) =>
        Make(Mappings.Of("google-rss", $"{Required}, {field}"), Complete("A-1", attributes));

    /// <summary>The values of a field; none when it is not there.</summary>
    public static IReadOnlyList<string> ValuesOf(MadeItem made, string field) =>
        made.Item?.Fields.FirstOrDefault(f => f.Name == field)?.Values.Select(v => v.Parts.Count == 0 ? v.Text : string.Join('|', v.Parts.Select(p => p.Value)))
            .ToList() ?? [];

    public static ContentAttribute Text(string code, string text) => new() { Code = code, Label = code, Kind = Kind.Text, Text = text };

    public static ContentAttribute RichText(string code, string html) => new() { Code = code, Label = code, Kind = Kind.RichText, Text = html };

    public static ContentAttribute Price(string code, params IEnumerable<(string Currency, long Micros)> prices) =>
        new() { Code = code, Label = code, Kind = Kind.Prices,
            Prices = new() { Prices = { prices.Select(p => new Money { CurrencyCode = p.Currency, AmountMicros = p.Micros }) } } };

    public static ContentAttribute Options(string code, params IEnumerable<string> labels) =>
        new() { Code = code, Label = code, Kind = Kind.Options,
            Options = new() { Labels = { labels.Select(l => new Label { Code = l.ToLowerInvariant(), Label_ = l }) } } };

    public static ContentAttribute Assets(string code, params IEnumerable<string> keys) =>
        new() { Code = code, Label = code, Kind = Kind.Assets, Assets = new() { Codes = { keys } } };

    public static ContentAttribute Table(string code, IReadOnlyList<string> columns, params IEnumerable<string[]> rows) => new()
    {
        Code = code, Label = code, Kind = Kind.Table,
        Table = new()
        {
            Columns = { columns.Select(c => new Label { Code = c, Label_ = c }) }, Rows = { rows.Select(r => new ContentTableRow { Cells = { r } }) },
        },
    };
}
