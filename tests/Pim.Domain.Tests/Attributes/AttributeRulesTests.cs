using Pim.Domain.Attributes;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Attributes;

public sealed class AttributeRulesTests
{
    private static readonly AttributeRules Everything = new()
    {
        MinLength = 1,
        MaxLength = 2,
        Pattern = "a",
        MinNumber = 1,
        MaxNumber = 2,
        MaxDecimals = 2,
        MinDate = new DateOnly(2026, 1, 1),
        MaxDate = new DateOnly(2026, 1, 2),
        MaxItems = 1,
        AllowedExtensions = ["jpg"],
        AllowedLocales = ["de-DE"],
    };

    [Theory]
    [InlineData(AttributeType.Identifier, "")]
    [InlineData(AttributeType.Text, "min_length max_length pattern")]
    [InlineData(AttributeType.RichText, "min_length max_length")]
    [InlineData(AttributeType.Number, "min_number max_number max_decimals")]
    [InlineData(AttributeType.Measurement, "min_number max_number max_decimals")]
    [InlineData(AttributeType.PriceCollection, "max_decimals")]
    [InlineData(AttributeType.Boolean, "")]
    [InlineData(AttributeType.Date, "min_date max_date")]
    [InlineData(AttributeType.SingleSelect, "")]
    [InlineData(AttributeType.MultiSelect, "max_items")]
    [InlineData(AttributeType.Asset, "max_items allowed_extensions")]
    [InlineData(AttributeType.ProductReference, "max_items")]
    [InlineData(AttributeType.Table, "max_items")]
    public void Each_type_takes_the_rules_that_fit_it_and_no_others(AttributeType type, string fitting)
    {
        string[] all =
        [
            "min_length", "max_length", "pattern", "min_number", "max_number", "max_decimals", "min_date", "max_date", "max_items",
            "allowed_extensions", "allowed_locales",
        ];
        var refused = all.Except(fitting.Split(' ')).Select(rule => $"rules.{rule} RULE_DOES_NOT_FIT");
        Assert.Equal(refused, ToldBy(type, Everything));
    }

    [Fact]
    public void Allowed_locales_fit_localizable_attributes_of_any_type()
    {
        var attribute = AttributeOf("flag", AttributeType.Boolean) with { Localizable = true, Rules = new AttributeRules { AllowedLocales = ["de-DE"] } };
        Assert.Empty(ToldByShape(attribute));
    }

    [Fact]
    public void Limits_lie_in_their_ranges()
    {
        Assert.Equal(["rules.min_length OUT_OF_RANGE"], ToldBy(AttributeType.Text, new() { MinLength = -1 }));
        Assert.Equal(["rules.max_length OUT_OF_RANGE"], ToldBy(AttributeType.Text, new() { MaxLength = 0 }));
        Assert.Equal(["rules.max_length OUT_OF_RANGE"], ToldBy(AttributeType.Text, new() { MaxLength = 65_537 }));
        Assert.Equal(["rules.max_decimals OUT_OF_RANGE"], ToldBy(AttributeType.Number, new() { MaxDecimals = 29 }));
        Assert.Equal(["rules.max_decimals OUT_OF_RANGE"], ToldBy(AttributeType.PriceCollection, new() { MaxDecimals = 7 }));
        Assert.Equal(["rules.max_items OUT_OF_RANGE"], ToldBy(AttributeType.Asset, new() { MaxItems = 0 }));
        Assert.Equal(["rules.max_items OUT_OF_RANGE"], ToldBy(AttributeType.Asset, new() { MaxItems = 1_001 }));
        Assert.Empty(ToldBy(AttributeType.Text, new() { MinLength = 0, MaxLength = 65_536 }));
        Assert.Empty(ToldBy(AttributeType.Number, new() { MaxDecimals = 28 }));
        Assert.Empty(ToldBy(AttributeType.PriceCollection, new() { MaxDecimals = 6 }));
        Assert.Empty(ToldBy(AttributeType.Asset, new() { MaxItems = 1_000 }));
    }

    [Fact]
    public void A_maximum_is_not_less_than_its_minimum()
    {
        Assert.Equal(["rules.max_length OUT_OF_RANGE"], ToldBy(AttributeType.Text, new() { MinLength = 3, MaxLength = 2 }));
        Assert.Equal(["rules.max_number OUT_OF_RANGE"], ToldBy(AttributeType.Number, new() { MinNumber = 1.5m, MaxNumber = 1.4m }));
        Assert.Equal(["rules.max_date OUT_OF_RANGE"], ToldBy(AttributeType.Date, new() { MinDate = new(2026, 2, 1), MaxDate = new(2026, 1, 31) }));
        Assert.Empty(ToldBy(AttributeType.Text, new() { MinLength = 2, MaxLength = 2 }));
        Assert.Empty(ToldBy(AttributeType.Number, new() { MinNumber = 1.50m, MaxNumber = 1.5m }));
    }

    [Theory]
    [InlineData("[A-Z]{2}-\\d+")]
    [InlineData("a|b")]
    [InlineData("^a$")]
    [InlineData("(?i)abc")]
    [InlineData(".*")]
    public void Patterns_that_run_without_backtracking_are_taken(string pattern) => Assert.Empty(ToldBy(AttributeType.Text, new() { Pattern = pattern }));

    [Theory]
    [InlineData("(")]
    [InlineData("[a")]
    [InlineData("a)|(b")]
    [InlineData("a)|(?:b")]
    [InlineData("a\\")]
    [InlineData("(a)\\1")]
    [InlineData("(?=a)b")]
    [InlineData("(?:(?:a{1,100}){1,100}){1,100}")]
    public void Patterns_that_are_broken_or_cannot_run_in_linear_time_are_refused(string pattern) =>
        Assert.Equal(["rules.pattern INVALID_PATTERN"], ToldBy(AttributeType.Text, new() { Pattern = pattern }));

    [Fact]
    public void A_pattern_has_at_most_a_thousand_characters()
    {
        Assert.Empty(ToldBy(AttributeType.Text, new() { Pattern = new string('a', 1_000) }));
        Assert.Equal(["rules.pattern TEXT_TOO_LONG"], ToldBy(AttributeType.Text, new() { Pattern = new string('a', 1_001) }));
    }

    [Theory]
    [InlineData("a|b", "a", true)]
    [InlineData("a|b", "ax", false)]
    [InlineData("a|b", "xb", false)]
    [InlineData("[a-z]+", "abc", true)]
    [InlineData("[a-z]+", "abc\n", false)]
    [InlineData("[a-z]+", "abc\nd", false)]
    [InlineData("(?m)^a$", "a\na", false)]
    [InlineData("(?i)straße", "STRAßE", true)]
    public void A_pattern_matches_whole_values(string pattern, string text, bool matches) =>
        Assert.Equal(matches, AttributeRules.Compile(pattern).IsMatch(text));

    [Fact]
    public void Allowed_locales_are_spelled_in_the_usual_way()
    {
        var attribute = AttributeOf("name") with { Localizable = true, Rules = new AttributeRules { AllowedLocales = ["de-DE", "de_DE", "x"] } };
        Assert.Equal(["rules.allowed_locales[1] INVALID_LOCALE", "rules.allowed_locales[2] INVALID_LOCALE"], ToldByShape(attribute));
    }

    private static string[] ToldBy(AttributeType type, AttributeRules rules)
    {
        var attribute = AttributeOf("a", type) with
        {
            Rules = rules,
            Units = type == AttributeType.Measurement ? [new MeasurementUnit("KG", "kg", Pim.Domain.Text.LocalizedText.Empty)] : [],
            Columns = type == AttributeType.Table ? [new TableColumn("c", TableColumnType.Text, Pim.Domain.Text.LocalizedText.Empty)] : [],
        };
        return ToldByShape(attribute);
    }
}
