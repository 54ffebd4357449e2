using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain.Attributes;

/// <summary>Checks values against one attribute: place (channel and locale), type and rules.</summary>
public sealed partial class ValueChecker
{
    private readonly CatalogSchema _schema;
    private readonly FrozenDictionary<string, int> _options;
    private readonly FrozenSet<string> _units;
    private readonly FrozenSet<string> _allowedLocales;
    private readonly Regex? _pattern;

    internal ValueChecker(AttributeDefinition attribute, CatalogSchema schema)
    {
        Attribute = attribute;
        _schema = schema;
        _options = attribute.Options.Select((option, place) => (option.Code, place)).ToFrozenDictionary(o => o.Code, o => o.place, StringComparer.Ordinal);
        _units = attribute.Units.Select(u => u.Code).ToFrozenSet(StringComparer.Ordinal);
        _allowedLocales = attribute.Rules.AllowedLocales.ToFrozenSet(StringComparer.Ordinal);
        _pattern = attribute.Rules.Pattern.Length > 0 ? AttributeRules.Compile(attribute.Rules.Pattern) : null;
    }

    /// <summary>The attribute it checks for.</summary>
    public AttributeDefinition Attribute { get; }

    /// <summary>Place of an option among the attribute's options; -1 when it is none of them.</summary>
    public int PlaceOf(string option) => _options.TryGetValue(option, out var place) ? place : -1;

    /// <summary>Gathers what is wrong with a value at its place.</summary>
    public void Check(in ScopedValue scoped, List<Violation> violations)
    {
        CheckPlace(scoped.Key, violations);
        CheckData(scoped.Key, scoped.Value, violations);
    }

    private void CheckPlace(in ValueKey key, List<Violation> violations)
    {
        if (Attribute.Scopable && key.Channel.Length == 0)
            Add(violations, key, "Differs by channel: the channel must be given.", "CHANNEL_REQUIRED", ".channel");
        else if (!Attribute.Scopable && key.Channel.Length > 0)
            Add(violations, key, "Is the same in all channels: no channel may be given.", "NOT_SCOPABLE", ".channel");
        else if (key.Channel.Length > 0 && !_schema.Channels.ContainsKey(key.Channel))
            Add(violations, key, $"The channel '{TextRules.Excerpt(key.Channel)}' does not exist.", "UNKNOWN_CHANNEL", ".channel", ViolationKind.Precondition);

        if (Attribute.Localizable) CheckLocale(key, violations);
        else if (key.Locale.Length > 0) Add(violations, key, "Is the same in all locales: no locale may be given.", "NOT_LOCALIZABLE", ".locale");
    }

    private void CheckLocale(in ValueKey key, List<Violation> violations)
    {
        if (key.Locale.Length == 0)
        {
            Add(violations, key, "Differs by locale: the locale must be given.", "LOCALE_REQUIRED", ".locale");
            return;
        }
        if (!_schema.ServedLocales.Contains(key.Channel, key.Locale))
            AddUnserved(key, violations);
        else if (_allowedLocales.Count > 0 && !_allowedLocales.Contains(key.Locale))
            Add(violations, key, $"Has no value in '{key.Locale}': only in {string.Join(", ", Attribute.Rules.AllowedLocales)}.",
                "LOCALE_NOT_ALLOWED", ".locale");
    }

    private void AddUnserved(in ValueKey key, List<Violation> violations)
    {
        if (!Locales.IsCanonical(key.Locale))
            Add(violations, key, $"'{TextRules.Excerpt(key.Locale)}' is not a BCP 47 locale.", "INVALID_LOCALE", ".locale");
        else if (_schema.Channels.ContainsKey(key.Channel))
            Add(violations, key, $"The channel '{key.Channel}' does not serve the locale '{key.Locale}'.", "UNKNOWN_LOCALE", ".locale",
                ViolationKind.Precondition);
        else
            Add(violations, key, $"No channel serves the locale '{key.Locale}'.", "UNKNOWN_LOCALE", ".locale", ViolationKind.Precondition);
    }

    private void CheckData(in ValueKey key, Value value, List<Violation> violations)
    {
        switch (Attribute.Type, value)
        {
            case (AttributeType.Text or AttributeType.RichText, TextValue text): CheckText(key, text.Text, violations); break;
            case (AttributeType.Number, NumberValue number): CheckNumber(key, number.Number, ".number", violations); break;
            case (AttributeType.Measurement, MeasurementValue measurement): CheckMeasurement(key, measurement, violations); break;
            case (AttributeType.PriceCollection, PricesValue prices): CheckPrices(key, prices, violations); break;
            case (AttributeType.Boolean, BooleanValue): break;
            case (AttributeType.Date, DateValue date): CheckDate(key, date.Date, violations); break;
            case (AttributeType.SingleSelect, OptionValue option): CheckOption(key, option.Option, violations); break;
            case (AttributeType.MultiSelect, OptionsValue options): CheckOptions(key, options.Options, violations); break;
            case (AttributeType.Asset, AssetsValue assets): CheckAssets(key, assets.Assets, violations); break;
            case (AttributeType.ProductReference, ProductsValue products): CheckProducts(key, products.Products, violations); break;
            case (AttributeType.Table, TableValue table): CheckTable(key, table, violations); break;
            case (AttributeType.Identifier, _): Add(violations, key, "Is the product's SKU and holds no value of its own.", "IDENTIFIER_HAS_NO_VALUE"); break;
            default: Add(violations, key, $"Holds {Attribute.Type}, not {value.GetType().Name.Replace("Value", "")}.", "WRONG_TYPE"); break;
        }
    }

    private static void Add(List<Violation> violations, in ValueKey key, string description, string reason, string part = "",
        ViolationKind kind = ViolationKind.Invalid) => violations.Add(Violation.OfValue(key, description, reason, part, kind));
}
