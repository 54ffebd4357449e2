using System.Text.RegularExpressions;
using Pim.Domain.Text;

namespace Pim.Domain.Attributes;

/// <summary>Limits on an attribute's values; null and empty mean no limit.</summary>
public sealed record AttributeRules
{
    private const RegexOptions PatternOptions = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const int MaxExtensions = 100;
    private const int MaxLocales = 200;

    /// <summary>No limits.</summary>
    public static readonly AttributeRules None = new();

    /// <summary>Fewest grapheme clusters of a text.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most grapheme clusters of a text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Regular expression that a whole text must match, run without backtracking; empty for none.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>Least number or amount.</summary>
    public decimal? MinNumber { get; init; }

    /// <summary>Greatest number or amount.</summary>
    public decimal? MaxNumber { get; init; }

    /// <summary>Most digits after the point.</summary>
    public int? MaxDecimals { get; init; }

    /// <summary>Earliest day.</summary>
    public DateOnly? MinDate { get; init; }

    /// <summary>Latest day.</summary>
    public DateOnly? MaxDate { get; init; }

    /// <summary>Most options, assets, products or rows.</summary>
    public int? MaxItems { get; init; }

    /// <summary>File extensions of assets, lower case, without the dot; empty for any.</summary>
    public ValueList<string> AllowedExtensions { get; init; }

    /// <summary>Locales that may hold a value; empty for all.</summary>
    public ValueList<string> AllowedLocales { get; init; }

    /// <summary>Compiles the pattern so that it matches whole values, in time linear in their length.</summary>
    public static Regex Compile(string pattern) =>
        new($@"\A(?:{pattern})\z", PatternOptions);

    /// <summary>Gathers rules that contradict themselves or do not fit the type.</summary>
    internal void Check(AttributeDefinition attribute, List<Violation> violations)
    {
        var type = attribute.Type;
        var isText = type is AttributeType.Text or AttributeType.RichText;
        var isNumeric = type is AttributeType.Number or AttributeType.Measurement;
        Fits("min_length", MinLength is not null, isText);
        Fits("max_length", MaxLength is not null, isText);
        Fits("pattern", Pattern.Length > 0, type == AttributeType.Text);
        Fits("min_number", MinNumber is not null, isNumeric);
        Fits("max_number", MaxNumber is not null, isNumeric);
        Fits("max_decimals", MaxDecimals is not null, isNumeric || type == AttributeType.PriceCollection);
        Fits("min_date", MinDate is not null, type == AttributeType.Date);
        Fits("max_date", MaxDate is not null, type == AttributeType.Date);
        Fits("max_items", MaxItems is not null,
            type is AttributeType.MultiSelect or AttributeType.Asset or AttributeType.ProductReference or AttributeType.Table);
        Fits("allowed_extensions", AllowedExtensions.Count > 0, type == AttributeType.Asset);
        Fits("allowed_locales", AllowedLocales.Count > 0, attribute.Localizable);

        InRange("min_length", MinLength, 0, TextRules.MaxTextLength);
        InRange("max_length", MaxLength, 1, TextRules.MaxTextLength);
        InRange("max_decimals", MaxDecimals, 0, type == AttributeType.PriceCollection ? 6 : Decimals.MaxDigits);
        InRange("max_items", MaxItems, 1, 1_000);
        Ordered("max_length", MinLength <= MaxLength, MinLength is null || MaxLength is null);
        Ordered("max_number", MinNumber <= MaxNumber, MinNumber is null || MaxNumber is null);
        Ordered("max_date", MinDate <= MaxDate, MinDate is null || MaxDate is null);
        if (Pattern.Length > 0) CheckPattern(violations);
        CheckExtensions(violations);
        CheckLocales(violations);

        void Fits(string rule, bool isSet, bool fits)
        {
            if (isSet && !fits)
                violations.Add(new($"rules.{rule}", $"Does not apply to {type} attributes{(rule == "allowed_locales" ? " that are not localizable" : "")}.",
                    "RULE_DOES_NOT_FIT"));
        }

        void InRange(string rule, int? value, int min, int max)
        {
            if (value < min || value > max) violations.Add(new($"rules.{rule}", $"Must lie between {min} and {max}.", "OUT_OF_RANGE"));
        }

        void Ordered(string rule, bool holds, bool open)
        {
            if (!holds && !open) violations.Add(new($"rules.{rule}", "Must not be less than the minimum.", "OUT_OF_RANGE"));
        }
    }

    private void CheckExtensions(List<Violation> violations)
    {
        if (AllowedExtensions.Count > MaxExtensions)
            violations.Add(new("rules.allowed_extensions", $"Must have at most {MaxExtensions} entries.", "COUNT_OUT_OF_RANGE"));
        for (var i = 0; i < AllowedExtensions.Count && !violations.AreMany(); i++)
        {
            var extension = AllowedExtensions[i];
            if (extension.Length is 0 or > 20 || !extension.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
                violations.Add(new($"rules.allowed_extensions[{i}]", "Must be 1 to 20 lower case letters or digits, without the dot.", "INVALID_CODE"));
        }
    }

    private void CheckLocales(List<Violation> violations)
    {
        if (AllowedLocales.Count > MaxLocales)
            violations.Add(new("rules.allowed_locales", $"Must have at most {MaxLocales} entries.", "COUNT_OUT_OF_RANGE"));
        for (var i = 0; i < AllowedLocales.Count && !violations.AreMany(); i++)
        {
            if (!Locales.IsCanonical(AllowedLocales[i]))
                violations.Add(new($"rules.allowed_locales[{i}]", $"'{AllowedLocales[i]}' is not a BCP 47 locale.", "INVALID_LOCALE"));
        }
    }

    private void CheckPattern(List<Violation> violations)
    {
        if (Pattern.Length > 1_000)
        {
            violations.Add(new("rules.pattern", "Must have at most 1,000 characters.", "TEXT_TOO_LONG"));
            return;
        }
        try
        {
            // First by itself: "a)|(b" is whole only between the parentheses that it is put into.
            _ = new Regex(Pattern, PatternOptions);
            Compile(Pattern);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            violations.Add(new("rules.pattern", $"Is not a regular expression that can run without backtracking: {e.Message}", "INVALID_PATTERN"));
        }
    }
}
