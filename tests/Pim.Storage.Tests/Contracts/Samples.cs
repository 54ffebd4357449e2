using Pim.Domain;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Insights;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Products and schemas to store: from plain ones to whatever a seeded generator thinks of.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Time = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);

    private static readonly string[] Texts =
    [
        "", " ", "Schuh", "Schöne Grüße: größer", "日本語のテキスト", "👩‍👩‍👧‍👦 family", "quote \" backslash \\ slash /", "<p>rich &amp; <b>bold</b></p>",
        "line\nbreak\ttab\r", "null", "0", "\u2028\u2029", "🏳️‍🌈", new string('x', 20_000), "e\u0301", "\u00e9", "{\"text\":[]}",
    ];

    public static Product Product(string sku, params IReadOnlyList<ScopedValue> values) => new()
    {
        Sku = sku,
        Values = ProductValues.Of([.. values]),
        CreateTime = Time,
        UpdateTime = Time,
        Actor = "editor",
    };

    public static Product Model(string sku) => Product(sku) with { Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_by_color" };

    public static ScopedValue Value(string attribute, Value value, string channel = "", string locale = "") =>
        new(new ValueKey(attribute, channel, locale), value);

    public static ScopedValue Number(decimal number) => Value("count", new NumberValue(number));

    public static UniqueClaim Ean(string value) => new(new ValueKey("ean", "", ""), value);

    /// <summary>A product with values of all kinds.</summary>
    public static Product RandomProduct(Random random, string sku) => Product(sku, RandomValues(random)) with
    {
        Type = random.Next(4) == 0 ? ProductType.Model : ProductType.Product,
        Family = Code(random),
        FamilyVariant = random.Next(3) == 0 ? Code(random) : "",
        Parent = random.Next(3) == 0 ? Pick(random, "Ü-1", "model 7", "m/1") : "",
        Enabled = random.Next(2) == 0,
        Categories = Codes(random).ToCodeSet(),
        Associations = Codes(random).ToCodeSet().Select(type => new Association(type, Codes(random).Append("Größe 42").ToValueList())).ToValueList(),
        CreateTime = RandomTime(random),
        UpdateTime = RandomTime(random),
        Actor = Pick(random, Texts),
    };

    public static ScopedValue[] RandomValues(Random random) => Enumerable.Range(0, random.Next(40))
        .Select(_ => Value(
            Code(random), RandomValue(random), random.Next(3) == 0 ? Code(random) : "", random.Next(2) == 0 ? Pick(random, "de-DE", "en", "zh-Hant-TW") : ""))
        .ToArray();

    /// <summary>A value of any kind.</summary>
    public static Value RandomValue(Random random) => random.Next(11) switch
    {
        0 => new TextValue(Pick(random, Texts)),
        1 => new NumberValue(RandomDecimal(random)),
        2 => new MeasurementValue(RandomDecimal(random), Pick(random, "", "kg", "cm")),
        3 => PricesValue.Of(Codes(random).Distinct().Select(currency => new Money(currency, random.NextInt64(long.MinValue, long.MaxValue)))),
        4 => new BooleanValue(random.Next(2) == 0),
        5 => new DateValue(DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1))),
        6 => new OptionValue(Pick(random, "red", "Größe 42", "a\"b")),
        7 => new OptionsValue(Codes(random).ToCodeSet()),
        8 => new AssetsValue(Codes(random).Select(c => $"images/{c} ä.jpg").ToValueList()),
        9 => new ProductsValue(Codes(random).Append("👟").ToValueList()),
        _ => new TableValue(
            Codes(random).Select(_ => new TableRow(Codes(random).Distinct().Select(c => new TableCell(c, Pick(random, Texts))).ToValueList())).ToValueList()),
    };

    /// <summary>A state of any size.</summary>
    public static ProductState RandomState(Random random) => new(
        Codes(random).ToCodeSet().Select(c => new Completeness(c, "de-DE", random.Next(100), Codes(random).ToCodeSet())).ToValueList(),
        Codes(random).Select(c => new ProductIssue($"values.{c}", Pick(random, Texts), "UNKNOWN_ATTRIBUTE")).ToValueList());

    /// <summary>One noun of each kind, with all that it can hold.</summary>
    public static IReadOnlyList<SchemaNoun> WholeSchema() =>
    [
        new AttributeGroup { Code = "marketing", Labels = Labels("Marketing"), Position = 3, CreateTime = Time, UpdateTime = Time.AddTicks(7) },
        new AttributeDefinition
        {
            Code = "name", Type = AttributeType.Text, Group = "marketing", Labels = Labels("Name"), Localizable = true, Scopable = true, Unique = true,
                Searchable = true, Position = -2,
            Rules = new AttributeRules { MinLength = 0, MaxLength = 120, Pattern = "[A-Z]\\w+\"?", AllowedLocales = ["de-DE", "en"] },
        },
        new AttributeDefinition
        {
            Code = "weight", Type = AttributeType.Measurement, Units = [new("kg", "kg", Labels("Kilogramm")), new("g", "", LocalizedText.Empty)],
                DefaultUnit = "g",
            Rules = new AttributeRules { MinNumber = -1.50m, MaxNumber = 79228162514264337593543950335m, MaxDecimals = 3 },
        },
        new AttributeDefinition
        {
            Code = "color", Type = AttributeType.SingleSelect, Facet = true, Options = [new("red", Labels("Rot"), -1), new("Größe 42", LocalizedText.Empty)],
        },
        new AttributeDefinition
        {
            Code = "sizes", Type = AttributeType.Table, Rules = new AttributeRules { MaxItems = 12 },
            Columns = [new("eu", TableColumnType.Number, Labels("EU")), new("fits", TableColumnType.Boolean, LocalizedText.Empty),
                new("note", TableColumnType.Text, LocalizedText.Empty)],
        },
        new AttributeDefinition
        {
            Code = "launch", Type = AttributeType.Date, Rules = new AttributeRules { MinDate = new DateOnly(1, 1, 1), MaxDate = new DateOnly(9999, 12, 31) },
        },
        new AttributeDefinition { Code = "image", Type = AttributeType.Asset, Rules = new AttributeRules { AllowedExtensions = ["jpg", "png"] } },
        new Family
        {
            Code = "shoes", Labels = Labels("Schuhe"), Attributes = ["color", "image", "name"], LabelAttribute = "name", ImageAttribute = "image",
            Requirements = [new("app", []), new("web", ["color", "name"])],
        },
        new FamilyVariant { Code = "shoes_by_color", Labels = Labels("Farbe"), Family = "shoes",
            Levels = [VariantLevel.Of(["color"], ["image"]), VariantLevel.Of(["size"], [])] },
        new Category { Code = "root" },
        new Category { Code = "women", Parent = "root", Position = 4, Labels = Labels("Damen") },
        new Channel
        {
            Code = "web", Labels = Labels("Web"), CategoryTree = "root", Currencies = ["EUR", "USD"],
            Locales = [new("de-DE", ["de", "en"]), new("en", [])], MinCompleteness = 80, ReviewRequired = true, Renditions = [new Rendition(
                "small", 400, 0, RenditionFit.Inside, RenditionFormat.WebP, 80), new Rendition("big", 1_200, 900, RenditionFit.Cover, RenditionFormat.Jpeg, 1)],
        },
        new Channel { Code = "app", CategoryTree = "root", Locales = [new("en", [])] },
        new AssociationType { Code = "cross_sell", Labels = Labels("Passt dazu") },
        new Segment
        {
            Code = "loyal", Labels = Labels("Treue"), Stages = [LifecycleStage.Repeat, LifecycleStage.WonBack], HorizonDays = 60, MinOrders = 3, MaxOrders = 99,
            MinDaysSinceOrder = 1, MaxDaysSinceOrder = 365, MinRevenueMicros = 5_000_000_000, Currency = "EUR", Channel = "web", Category = "women",
        },
        new Segment { Code = "anybody" },
    ];

    public static T Pick<T>(Random random, params T[] items) => items[random.Next(items.Length)];

    public static DateTimeOffset RandomTime(Random random) => new(random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero);

    private static decimal RandomDecimal(Random random) => random.Next(4) switch
    {
        0 => Pick(random, 0m, 0.00m, 1.0m, -0.10m, 12.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m),
        _ => new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29)),
    };

    private static string Code(Random random) => Pick(random, "name", "color", "size_eu", "Weight2", "a", "description_long", "z9");

    private static List<string> Codes(Random random) => Enumerable.Range(0, random.Next(5)).Select(_ => Code(random)).ToList();

    private static LocalizedText Labels(string german) => LocalizedText.Of([new("de-DE", german), new("en-US", "\"English\" & <more>"), new("ja", "日本語")]);
}
