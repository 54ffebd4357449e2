using System.Globalization;
using Pim.Domain;
using Pim.Domain.Attributes;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Application.Filtering;

/// <summary>
/// How values of attributes compare in filters: numbers as numbers, measurements in one unit, prices in one currency, lists by what they hold.
/// </summary>
internal static class FilterValues
{
    /// <summary>The test of a term on "values.ATTRIBUTE", with locale and channel behind it where given.</summary>
    public static Func<FilterSubject, bool> Compile(FilterExpression.Comparison term, CatalogSchema schema)
    {
        if (!schema.Attributes.TryGetValue(term.Path[1], out var attribute)) throw FilterFields.Error(term, $"the attribute '{term.Path[1]}' does not exist");
        var (channel, locale) = Scope(term, schema);
        if (attribute.Type == AttributeType.Identifier) throw FilterFields.Error(term, "write 'sku' for the identifier");
        if (term is { Operator: ":", Literal: "*" }) return s => s.Any(attribute, channel, locale, _ => true);
        if (term.Operator != "!=")
        {
            var test = TestOf(term, attribute);
            return s => s.Any(attribute, channel, locale, test);
        }
        var equal = TestOf(term with { Operator = "=" }, attribute);
        return s => !s.Any(attribute, channel, locale, equal);
    }

    private static (string? Channel, string? Locale) Scope(FilterExpression.Comparison term, CatalogSchema schema)
    {
        string? channel = null, locale = null;
        foreach (var part in term.Path.Skip(2))
        {
            if (channel is null && schema.Channels.ContainsKey(part)) channel = part;
            else if (locale is null && Locales.TryNormalize(part, out var normal)) locale = normal;
            else throw FilterFields.Error(term, $"'{part}' is neither a channel nor a locale");
        }
        return (channel, locale);
    }

    private static Func<Value, bool> TestOf(FilterExpression.Comparison term, AttributeDefinition attribute) => attribute.Type switch
    {
        AttributeType.Text or AttributeType.RichText => Text(term),
        AttributeType.Number => Number(term),
        AttributeType.Measurement => Measurement(term, attribute),
        AttributeType.PriceCollection => Price(term),
        AttributeType.Boolean => Boolean(term),
        AttributeType.Date => Date(term),
        AttributeType.SingleSelect => Code(term, v => v is OptionValue option ? [option.Option] : []),
        AttributeType.MultiSelect => Code(term, v => v is OptionsValue options ? options.Options : []),
        AttributeType.Asset => Code(term, v => v is AssetsValue assets ? assets.Assets : []),
        AttributeType.ProductReference => Code(term, v => v is ProductsValue products ? products.Products : []),
        _ => throw FilterFields.Error(term, $"{attribute.Type} attributes compare with ':*' only"),
    };

    private static Func<Value, bool> Text(FilterExpression.Comparison term)
    {
        if (term.Operator == ":") return v => v is TextValue text && text.Text.Contains(term.Literal, StringComparison.OrdinalIgnoreCase);
        var test = FilterFields.Test<string>(term);
        return v => v is TextValue text && test(string.CompareOrdinal(text.Text, term.Literal));
    }

    private static Func<Value, bool> Number(FilterExpression.Comparison term)
    {
        var literal = Decimal(term, term.Literal);
        var test = FilterFields.Test<decimal>(term);
        return v => v is NumberValue number && test(number.Number.CompareTo(literal));
    }

    private static Func<Value, bool> Measurement(FilterExpression.Comparison term, AttributeDefinition attribute)
    {
        var defaultUnit = attribute.DefaultUnit.Length > 0 ? attribute.DefaultUnit : attribute.Units[0].Code;
        var (amount, unit) = AmountOf(term);
        if (unit.Length == 0) unit = defaultUnit;
        if (attribute.Units.All(u => u.Code != unit)) throw FilterFields.Error(term, $"'{term.Field}' has no unit '{unit}'");
        var test = FilterFields.Test<decimal>(term);
        return v => v is MeasurementValue m && (m.Unit.Length > 0 ? m.Unit : defaultUnit) == unit && test(m.Amount.CompareTo(amount));
    }

    private static Func<Value, bool> Price(FilterExpression.Comparison term)
    {
        var (amount, currency) = AmountOf(term);
        if (!Currencies.IsKnown(currency)) throw FilterFields.Error(term, $"'{term.Field}' compares with an amount and its currency, such as \"19.99 EUR\"");
        var test = FilterFields.Test<decimal>(term);
        return v => v is PricesValue prices && prices.Prices.Any(p => p.Currency == currency && test((p.Micros / 1_000_000m).CompareTo(amount)));
    }

    private static Func<Value, bool> Boolean(FilterExpression.Comparison term) => (term.Operator, term.Literal) switch
    {
        ("=", "true") => v => v is BooleanValue { Boolean: true },
        ("=", "false") => v => v is BooleanValue { Boolean: false },
        _ => throw FilterFields.Error(term, $"'{term.Field}' compares by = and != with true or false"),
    };

    private static Func<Value, bool> Date(FilterExpression.Comparison term)
    {
        if (!DateOnly.TryParseExact(term.Literal, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var literal))
            throw FilterFields.Error(term, $"'{term.Field}' compares with a day such as \"2026-11-22\", not with '{term.Literal}'");
        var test = FilterFields.Test<DateOnly>(term);
        return v => v is DateValue date && test(date.Date.CompareTo(literal));
    }

    private static Func<Value, bool> Code(FilterExpression.Comparison term, Func<Value, ValueList<string>> codes)
    {
        if (term.Operator is not ("=" or ":")) throw FilterFields.Error(term, $"'{term.Field}' compares with =, != and :");
        return v => codes(v).Span.Contains(term.Literal);
    }

    private static (decimal Amount, string Unit) AmountOf(FilterExpression.Comparison term)
    {
        var parts = term.Literal.Split(' ', 2);
        return (Decimal(term, parts[0]), parts.Length == 2 ? parts[1] : "");
    }

    private static decimal Decimal(FilterExpression.Comparison term, string text) =>
        Decimals.TryParse(text, out var number) ? number : throw FilterFields.Error(term, $"'{term.Field}' compares with a number, not with '{text}'");
}
