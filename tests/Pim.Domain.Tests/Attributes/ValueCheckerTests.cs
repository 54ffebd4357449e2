using System.Globalization;
using Pim.Domain.Attributes;
using Pim.Domain.Text;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Attributes;

public sealed class ValueCheckerTests
{
    private static readonly AttributeDefinition Sizes = AttributeOf("a", AttributeType.Table) with
    {
        Columns =
        [
            new TableColumn("note", TableColumnType.Text, LocalizedText.Empty),
            new TableColumn("eu", TableColumnType.Number, LocalizedText.Empty),
            new TableColumn("wide", TableColumnType.Boolean, LocalizedText.Empty),
        ],
    };

    [Fact]
    public void A_fitting_value_of_each_type_is_in_order()
    {
        Assert.Empty(ToldBy(AttributeType.Text, new TextValue("plain")));
        Assert.Empty(ToldBy(AttributeType.RichText, new TextValue("<p>rich</p>")));
        Assert.Empty(ToldBy(AttributeType.Number, new NumberValue(-12.50m)));
        Assert.Empty(ToldBy(MeasurementOf("a", "KG"), new MeasurementValue(1, "KG")));
        Assert.Empty(ToldBy(MeasurementOf("a", "KG"), new MeasurementValue(1, "")));
        Assert.Empty(ToldBy(AttributeType.PriceCollection, PricesValue.Of([new("EUR", 0), new("USD", 1)])));
        Assert.Empty(ToldBy(AttributeType.Boolean, new BooleanValue(false)));
        Assert.Empty(ToldBy(AttributeType.Date, new DateValue(new(2026, 11, 22))));
        Assert.Empty(ToldBy(SelectOf("a", "red"), new OptionValue("red")));
        Assert.Empty(ToldBy(SelectOf("a", "red", "blue") with { Type = AttributeType.MultiSelect }, new OptionsValue(["blue", "red"])));
        Assert.Empty(ToldBy(AttributeType.Asset, new AssetsValue(["b.jpg", "a"])));
        Assert.Empty(ToldBy(AttributeType.ProductReference, new ProductsValue(["sku 2", "sku 1"])));
        Assert.Empty(ToldBy(Sizes, new TableValue([new TableRow([new("eu", "42.5"), new("note", ""), new("wide", "true")]), new TableRow([])])));
    }

    [Fact]
    public void A_value_of_another_type_is_refused()
    {
        Value[] values =
            [new TextValue("1"), new NumberValue(1), new BooleanValue(true), new OptionValue("red"), new OptionsValue(["red"]), new AssetsValue(["a"])];
        Assert.All(values.Where(v => v is not NumberValue), v => Assert.Equal(["values.a WRONG_TYPE"], ToldBy(AttributeType.Number, v)));
        Assert.All(values.Where(v => v is not TextValue), v => Assert.Equal(["values.a WRONG_TYPE"], ToldBy(AttributeType.RichText, v)));
        Assert.Equal(["values.a WRONG_TYPE"], ToldBy(AttributeType.Number, new MeasurementValue(1, "")));
        Assert.Equal(["values.a WRONG_TYPE"], ToldBy(AttributeType.ProductReference, new AssetsValue(["a"])));
        Assert.Equal(["values.a IDENTIFIER_HAS_NO_VALUE"], ToldBy(AttributeType.Identifier, new TextValue("sku")));
    }

    [Fact]
    public void An_empty_text_is_no_value() => Assert.Equal(["values.a.text EMPTY_TEXT"], ToldBy(AttributeType.Text, new TextValue("")));

    [Theory]
    [InlineData("abc", "TEXT_TOO_SHORT")]
    [InlineData("abcd", null)]
    [InlineData("abcdefgh", null)]
    [InlineData("abcdefghi", "TEXT_TOO_LONG")]
    [InlineData("👍🏽👍🏽👍🏽", "TEXT_TOO_SHORT")]
    [InlineData("👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽👍🏽", null)]
    [InlineData("abcd\0", "INVALID_TEXT")]
    public void Texts_keep_to_their_length_in_clusters(string text, string? reason) =>
        Assert.Equal(Expected(".text", reason), ToldBy(AttributeType.Text, new TextValue(text), new() { MinLength = 4, MaxLength = 8 }));

    [Fact]
    public void Without_a_limit_of_its_own_a_text_keeps_to_that_of_all()
    {
        Assert.Empty(ToldBy(AttributeType.RichText, new TextValue(new string('a', 65_536))));
        Assert.Equal(["values.a.text TEXT_TOO_LONG"], ToldBy(AttributeType.RichText, new TextValue(new string('a', 65_537))));
    }

    [Theory]
    [InlineData("AB-12", null)]
    [InlineData("AB-12\n", "PATTERN_MISMATCH")]
    [InlineData("xAB-12", "PATTERN_MISMATCH")]
    [InlineData("ab-12", "PATTERN_MISMATCH")]
    public void Texts_match_their_pattern_as_a_whole(string text, string? reason) =>
        Assert.Equal(Expected(".text", reason), ToldBy(AttributeType.Text, new TextValue(text), new() { Pattern = "[A-Z]{2}-\\d+|x" }));

    [Fact]
    public void A_pattern_made_to_explode_ends_soon() =>
        Assert.Equal(
            ["values.a.text PATTERN_MISMATCH"],
            ToldBy(AttributeType.Text, new TextValue(new string('a', 60_000) + "!"), new() { Pattern = "(?:a+)+(?:a*)*(?:a|aa)+" }));

    [Theory]
    [InlineData("0.9", "OUT_OF_RANGE")]
    [InlineData("1", null)]
    [InlineData("1.00", null)]
    [InlineData("9.5", null)]
    [InlineData("9.50", null)]
    [InlineData("9.51", "OUT_OF_RANGE TOO_MANY_DECIMALS")]
    [InlineData("1.25", "TOO_MANY_DECIMALS")]
    [InlineData("1.1000", null)]
    public void Numbers_and_amounts_keep_to_their_range_and_places(string text, string? reasons)
    {
        var rules = new AttributeRules { MinNumber = 1, MaxNumber = 9.5m, MaxDecimals = 1 };
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);
        Assert.Equal(Expected(".number", reasons), ToldBy(AttributeType.Number, new NumberValue(number), rules));
        Assert.Equal(Expected(".measurement.amount", reasons), ToldBy(MeasurementOf("a", "KG"), new MeasurementValue(number, ""), rules));
    }

    [Fact]
    public void Whole_numbers_are_asked_for_as_such()
    {
        Assert.Empty(ToldBy(AttributeType.Number, new NumberValue(3.0m), new() { MaxDecimals = 0 }));
        Assert.Equal(["values.a.number TOO_MANY_DECIMALS"], ToldBy(AttributeType.Number, new NumberValue(3.1m), new() { MaxDecimals = 0 }));
    }

    [Fact]
    public void A_unit_is_one_of_the_units() =>
        Assert.Equal(["values.a.measurement.unit UNKNOWN_UNIT"], ToldBy(MeasurementOf("a", "KG", "G"), new MeasurementValue(1, "kg")));

    [Fact]
    public void Prices_are_of_known_currencies_each_once_and_not_negative()
    {
        Assert.Equal(["values.a.prices UNKNOWN_CURRENCY"], ToldBy(AttributeType.PriceCollection, PricesValue.Of([new("EUR", 1), new("DEM", 1)])));
        Assert.Equal(["values.a.prices DUPLICATE"], ToldBy(AttributeType.PriceCollection, PricesValue.Of([new("EUR", 1), new("CHF", 1), new("EUR", 2)])));
        Assert.Equal(["values.a.prices OUT_OF_RANGE"], ToldBy(AttributeType.PriceCollection, PricesValue.Of([new("EUR", -1)])));
        Assert.Equal(["values.a.prices COUNT_OUT_OF_RANGE"], ToldBy(AttributeType.PriceCollection, PricesValue.Of([])));
        Assert.Equal(
            ["values.a.prices COUNT_OUT_OF_RANGE"], ToldBy(AttributeType.PriceCollection, PricesValue.Of(Enumerable.Repeat(new Money("?", -1), 301))));
    }

    [Fact]
    public void Prices_keep_to_their_places()
    {
        var rules = new AttributeRules { MaxDecimals = 2 };
        Assert.Empty(ToldBy(AttributeType.PriceCollection, PricesValue.Of([new("EUR", 12_990_000)]), rules));
        Assert.Equal(["values.a.prices TOO_MANY_DECIMALS"], ToldBy(AttributeType.PriceCollection, PricesValue.Of([new("EUR", 12_999_000)]), rules));
    }

    [Fact]
    public void Days_keep_to_their_range()
    {
        var rules = new AttributeRules { MinDate = new(2026, 1, 1), MaxDate = new(2026, 12, 31) };
        Assert.Empty(ToldBy(AttributeType.Date, new DateValue(new(2026, 1, 1)), rules));
        Assert.Empty(ToldBy(AttributeType.Date, new DateValue(new(2026, 12, 31)), rules));
        Assert.Equal(["values.a.date OUT_OF_RANGE"], ToldBy(AttributeType.Date, new DateValue(new(2025, 12, 31)), rules));
        Assert.Equal(["values.a.date OUT_OF_RANGE"], ToldBy(AttributeType.Date, new DateValue(new(2027, 1, 1)), rules));
    }

    [Fact]
    public void Days_are_told_alike_in_all_cultures()
    {
        var former = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
            var violation =
                Assert.Single(Check(AttributeOf("a", AttributeType.Date) with { Rules = new() { MinDate = new(2026, 1, 1) } }, new DateValue(new(2025, 1, 1))));
            Assert.Contains("2026-01-01", violation.Description, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public void An_option_is_one_of_the_options_exactly()
    {
        var violation = Assert.Single(Check(SelectOf("a", "red"), new OptionValue("Red")));
        Assert.Equal(("UNKNOWN_OPTION", ".option", ViolationKind.Precondition), (violation.Reason, violation.ValuePart, violation.Kind));
        var many = SelectOf("a", "red", "blue") with { Type = AttributeType.MultiSelect };
        Assert.Equal(["values.a.options.codes[1] UNKNOWN_OPTION"], ToldBy(many, new OptionsValue(["blue", "green", "red"])));
        Assert.Equal(["values.a.options.codes[1] DUPLICATE"], ToldBy(many, new OptionsValue(["blue", "blue"])));
    }

    [Fact]
    public void Lists_have_one_to_a_thousand_entries_or_as_many_as_the_rule_says()
    {
        var select = SelectOf("a", "x") with { Type = AttributeType.MultiSelect };
        Assert.Equal(["values.a.options COUNT_OUT_OF_RANGE"], ToldBy(select, new OptionsValue([])));
        Assert.Equal(["values.a.assets COUNT_OUT_OF_RANGE"], ToldBy(AttributeType.Asset, new AssetsValue([])));
        Assert.Equal(["values.a.products COUNT_OUT_OF_RANGE"], ToldBy(AttributeType.ProductReference, new ProductsValue([])));
        Assert.Equal(["values.a.table.rows COUNT_OUT_OF_RANGE"], ToldBy(Sizes, new TableValue([])));
        Assert.Empty(ToldBy(AttributeType.Asset, new AssetsValue(Codes(1_000))));
        Assert.Equal(["values.a.assets COUNT_OUT_OF_RANGE"], ToldBy(AttributeType.Asset, new AssetsValue(Codes(1_001))));
        Assert.Empty(ToldBy(AttributeType.Asset, new AssetsValue(Codes(2)), new() { MaxItems = 2 }));
        Assert.Equal(["values.a.assets COUNT_OUT_OF_RANGE"], ToldBy(AttributeType.Asset, new AssetsValue(Codes(3)), new() { MaxItems = 2 }));
    }

    [Fact]
    public void Assets_and_products_are_named_once_by_visible_keys()
    {
        Assert.Equal(
            ["values.a.assets.codes[2] DUPLICATE", "values.a.assets.codes[1] INVALID_CODE"],
                ToldBy(AttributeType.Asset, new AssetsValue(["a.jpg", " b", "a.jpg"])));
        Assert.Equal(
            ["values.a.products.codes[2] DUPLICATE", "values.a.products.codes[1] INVALID_CODE"],
            ToldBy(AttributeType.ProductReference, new ProductsValue(["a", "", "a"])));
    }

    [Theory]
    [InlineData("folder/photo.jpg", true)]
    [InlineData("photo.JPG", true)]
    [InlineData("photo.png", true)]
    [InlineData("photo.jpg.gif", false)]
    [InlineData("photojpg", false)]
    [InlineData("photo.xjpg", false)]
    [InlineData("jpg", false)]
    [InlineData(".jpg", true)]
    public void Assets_are_files_of_an_allowed_type(string key, bool allowed) =>
        Assert.Equal(
            allowed ? [] : ["values.a.assets.codes[0] EXTENSION_NOT_ALLOWED"],
            ToldBy(AttributeType.Asset, new AssetsValue([key]), new() { AllowedExtensions = ["jpg", "png"] }));

    [Fact]
    public void Cells_are_read_as_their_columns_say()
    {
        var table = new TableValue(
        [
            new TableRow([new("eu", "42"), new("note", "x"), new("wide", "false")]),
            new TableRow([new("eu", "big"), new("note", "a\0"), new("unknown", "x"), new("wide", "True")]),
            new TableRow([new("note", new string('x', 4_097))]),
        ]);
        Assert.Equal(
        [
            "values.a.table.rows[1].cells WRONG_TYPE", "values.a.table.rows[1].cells INVALID_TEXT", "values.a.table.rows[1].cells UNKNOWN_COLUMN",
            "values.a.table.rows[1].cells WRONG_TYPE", "values.a.table.rows[2].cells TEXT_TOO_LONG",
        ], ToldBy(Sizes, table));
    }

    [Fact]
    public void A_violation_names_the_value_by_its_key()
    {
        var violations = new List<Violation>();
        Checker(AttributeOf("a") with { Localizable = true }).Check(new ScopedValue(Key("a", "", "de-DE"), new TextValue("")), violations);
        Assert.Equal(Key("a", "", "de-DE"), Assert.Single(violations).Value);
    }

    [Theory]
    [InlineData(false, false, "", "", null)]
    [InlineData(false, false, "web", "", ".channel NOT_SCOPABLE")]
    [InlineData(false, false, "", "de-DE", ".locale NOT_LOCALIZABLE")]
    [InlineData(true, false, "web", "", null)]
    [InlineData(true, false, "", "", ".channel CHANNEL_REQUIRED")]
    [InlineData(true, false, "shop", "", ".channel UNKNOWN_CHANNEL")]
    [InlineData(false, true, "", "de-DE", null)]
    [InlineData(false, true, "", "fr-FR", null)]
    [InlineData(false, true, "", "nl-NL", null)]
    [InlineData(false, true, "", "", ".locale LOCALE_REQUIRED")]
    [InlineData(false, true, "", "de_DE", ".locale INVALID_LOCALE")]
    [InlineData(false, true, "", "it-IT", ".locale UNKNOWN_LOCALE")]
    [InlineData(true, true, "web", "fr-FR", null)]
    [InlineData(true, true, "web", "nl-NL", ".locale UNKNOWN_LOCALE")]
    [InlineData(true, true, "print", "nl-NL", null)]
    [InlineData(true, true, "", "de-DE", ".channel CHANNEL_REQUIRED")]
    public void A_value_stands_where_its_attribute_tells_places_apart(bool scopable, bool localizable, string channel, string locale, string? told)
    {
        var violations = new List<Violation>();
        var attribute = AttributeOf("a") with { Scopable = scopable, Localizable = localizable };
        Checker(attribute).Check(new ScopedValue(Key("a", channel, locale), new TextValue("x")), violations);
        Assert.Equal(told is null ? [] : [$"values.a{told}"], Told(violations));
    }

    [Fact]
    public void Place_and_data_are_both_told_of()
    {
        var violations = new List<Violation>();
        Checker(AttributeOf("a") with { Scopable = true, Localizable = true }).Check(new ScopedValue(Key("a"), new NumberValue(1)), violations);
        Assert.Equal(["values.a.channel CHANNEL_REQUIRED", "values.a.locale LOCALE_REQUIRED", "values.a WRONG_TYPE"], Told(violations));
    }

    [Fact]
    public void What_does_not_exist_is_a_matter_of_the_catalogue_and_the_rest_of_the_request()
    {
        var attribute = AttributeOf("a") with { Scopable = true, Localizable = true };
        Assert.Equal(ViolationKind.Precondition, KindOf("shop", "de-DE"));
        Assert.Equal(ViolationKind.Precondition, KindOf("web", "it-IT"));
        Assert.Equal(ViolationKind.Invalid, KindOf("", "de-DE"));
        Assert.Equal(ViolationKind.Invalid, KindOf("web", "de_DE"));

        ViolationKind KindOf(string channel, string locale)
        {
            var violations = new List<Violation>();
            Checker(attribute).Check(new ScopedValue(Key("a", channel, locale), new TextValue("x")), violations);
            return Assert.Single(violations).Kind;
        }
    }

    [Fact]
    public void A_value_stands_in_allowed_locales_only()
    {
        var attribute = AttributeOf("a") with { Localizable = true, Rules = new() { AllowedLocales = ["de-DE", "it-IT"] } };
        var violations = new List<Violation>();
        Checker(attribute).Check(new ScopedValue(Key("a", "", "de-DE"), new TextValue("x")), violations);
        Assert.Empty(violations);
        Checker(attribute).Check(new ScopedValue(Key("a", "", "fr-FR"), new TextValue("x")), violations);
        Assert.Equal(["values.a.locale LOCALE_NOT_ALLOWED"], Told(violations));
    }

    [Fact]
    public void A_hostile_value_is_told_of_in_a_few_violations()
    {
        var rows = Enumerable.Repeat(new TableRow(Codes(500).Select(c => new TableCell(c, "x")).ToValueList()), 1_000).ToValueList();
        Assert.Equal(101, Check(Sizes, new TableValue(rows)).Count);
        Assert.Equal(101, Check(AttributeOf("a", AttributeType.Asset), new AssetsValue(Enumerable.Repeat(" ", 1_000).ToValueList())).Count);
        Assert.Equal(101, Check(AttributeOf("a", AttributeType.MultiSelect), new OptionsValue(Codes(1_000))).Count);
    }

    private static ValueList<string> Codes(int count) => Enumerable.Range(0, count).Select(i => $"c{i}").ToValueList();

    private static string[] Expected(string part, string? reasons) => reasons is null ? [] : [.. reasons.Split(' ').Select(r => $"values.a{part} {r}")];

    private static string[] ToldBy(AttributeType type, Value value, AttributeRules? rules = null) => ToldBy(AttributeOf("a", type), value, rules);

    private static string[] ToldBy(AttributeDefinition attribute, Value value, AttributeRules? rules = null) =>
        Told(Check(attribute with { Rules = rules ?? AttributeRules.None }, value));

    private static List<Violation> Check(AttributeDefinition attribute, Value value)
    {
        var violations = new List<Violation>();
        Checker(attribute).Check(new ScopedValue(Key("a"), value), violations);
        return violations;
    }

    /// <summary>Beside the attribute there are "web" (German, Swiss French before that of France) and "print" (German, Dutch).</summary>
    private static ValueChecker Checker(AttributeDefinition attribute) =>
        SchemaOf(attribute, Master, Web, ChannelOf("print", "de-DE", "nl-NL")).Checkers.Find("a")!;
}
