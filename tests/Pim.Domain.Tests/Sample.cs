using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain.Tests;

/// <summary>Short ways to make the nouns that tests need, and to see what was told about them.</summary>
internal static class Sample
{
    /// <summary>The root of a category tree.</summary>
    public static readonly Category Master = new() { Code = "master" };

    /// <summary>A channel with two locales, the second with a fallback, and two currencies.</summary>
    public static readonly Channel Web = ChannelOf("web", "de-DE", "fr-CH") with
    {
        Locales = [new ChannelLocale("de-DE", []), new ChannelLocale("fr-CH", ["fr-FR"])],
        Currencies = ["EUR", "CHF"],
    };

    public static Channel ChannelOf(string code, params string[] locales) => new()
    {
        Code = code,
        CategoryTree = "master",
        Locales = locales.Select(l => new ChannelLocale(l, [])).ToValueList(),
    };

    public static AttributeDefinition AttributeOf(string code, AttributeType type = AttributeType.Text) => new() { Code = code, Type = type };

    public static AttributeDefinition SelectOf(string code, params string[] options) => new()
    {
        Code = code,
        Type = AttributeType.SingleSelect,
        Options = options.Select(o => new AttributeOption(o, LocalizedText.Empty)).ToValueList(),
    };

    public static AttributeDefinition MeasurementOf(string code, params string[] units) => new()
    {
        Code = code,
        Type = AttributeType.Measurement,
        Units = units.Select(u => new MeasurementUnit(u, u, LocalizedText.Empty)).ToValueList(),
    };

    public static CatalogSchema SchemaOf(params SchemaNoun[] nouns) => new(nouns, 1);

    public static LocalizedText LabelOf(string locale, string text) => LocalizedText.Of([new(locale, text)]);

    public static ValueKey Key(string attribute, string channel = "", string locale = "") => new(attribute, channel, locale);

    public static ProductValues ValuesOf(params (string Attribute, Value Value)[] values) =>
        ProductValues.Of(values.Select(v => new ScopedValue(Key(v.Attribute), v.Value)).ToList());

    /// <summary>What violations say, as "field REASON", in their order.</summary>
    public static string[] Told(IEnumerable<Violation> violations) => violations.Select(v => $"{v.Field}{v.ValuePart} {v.Reason}").ToArray();

    public static string[] ToldByShape(SchemaNoun noun)
    {
        var violations = new List<Violation>();
        noun.CheckShape(violations);
        Assert.All(violations, v => Assert.Equal(ViolationKind.Invalid, v.Kind));
        return Told(violations);
    }

    /// <summary>What a noun says when it becomes part of a schema.</summary>
    public static string[] ToldWithin(SchemaNoun noun, params SchemaNoun[] others)
    {
        var violations = new List<Violation>();
        noun.CheckWithin(SchemaOf(others).With(noun, 2), violations);
        Assert.All(violations, v => Assert.Equal(ViolationKind.Precondition, v.Kind));
        return Told(violations);
    }

    public static string[] ToldByChange(SchemaNoun before, SchemaNoun after)
    {
        var violations = new List<Violation>();
        after.CheckChange(before, violations);
        return Told(violations);
    }
}
