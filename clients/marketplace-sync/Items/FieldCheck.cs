using System.Globalization;
using System.Text.RegularExpressions;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Targets;

namespace Pim.MarketplaceSync.Items;

/// <summary>Holds the values of one field to its rule: what can be mended is, what cannot is left out, and either is told.</summary>
internal sealed partial class FieldCheck(FieldRule rule, ItemDraft draft)
{
    private const int MaxShown = 60;

    /// <summary>The values that may go out.</summary>
    public IReadOnlyList<ItemValue> Apply(IReadOnlyList<FoundValue> found, FieldMapping field)
    {
        if (found.Count == 0) return [];
        if (rule.HasParts) return Bounded([.. found.Select(v => PartsOf(v, field)).OfType<ItemValue>()]);
        if (rule.MaxCount == 1 && found.Count > 1)
            found = rule is { Kind: FieldKind.Text, Joiner: { } joiner } ? [new FoundValue(string.Join(joiner, found.Select(v => v.Text)))] : [found[0]];
        return Bounded([.. found.Select(v => One(v.Text)).OfType<string>().Distinct(StringComparer.Ordinal).Select(t => new ItemValue(t))]);
    }

    /// <summary>A value that the rule allows; null when there is none.</summary>
    private string? One(string text)
    {
        text = rule.Kind == FieldKind.Text ? PlainText.Clean(text) : PlainText.OneLine(PlainText.Clean(text)).Trim();
        if (text.Length == 0) return null;
        return rule.Kind switch
        {
            FieldKind.Text => Cut(text, rule.MaxLength),
            FieldKind.Address => Address(text),
            FieldKind.Price => PriceOf(text),
            FieldKind.Choice => rule.Allowed.Contains(text) ? text : Drop(text, "NOT_ALLOWED", $"Must be one of {string.Join(", ", rule.Allowed)}."),
            FieldKind.Gtin => GtinOf(text),
            FieldKind.YesNo => text switch { "yes" or "true" => "yes", "no" or "false" => "no", _ => Drop(text, "NOT_ALLOWED", "Must be yes or no.") },
            FieldKind.Date => IsDate(text) ? text : Drop(text, "NO_DATE", "Must be a day or a moment as in ISO 8601."),
            FieldKind.DateRange => text.Split('/') is [var from, var to] && IsDate(from) && IsDate(to)
                ? text
                : Drop(text, "NO_DATE", "Must be two moments as in ISO 8601, with a slash between."),
            FieldKind.Count =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? text : Drop(text, "NO_NUMBER", "Must be a whole number."),
            FieldKind.Measure => Measure().IsMatch(text) ? text : Drop(text, "NO_MEASURE", "Must be an amount with its unit, such as 1.2 kg."),
            _ => text.Length <= rule.MaxLength ? text : Drop(text, "TOO_LONG", $"Must have at most {rule.MaxLength} characters, and cannot be cut."),
        };
    }

    private string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength) return text;
        draft.Note(rule.Name, "CUT", $"Has {text.Length:N0} characters; cut to {maxLength:N0}.");
        return TextLimit.Cut(text, maxLength);
    }

    private string? Address(string text)
    {
        if (!MappingReader.IsAddress(text)) return Drop(text, "NO_ADDRESS", "Must be an address that begins with http:// or https://.");
        var address = new Uri(text);
        if (address.UserInfo.Length > 0) return Drop(text, "NO_ADDRESS", "Must not hold a user name.");
        var ascii = new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri;
        // Where addresses stand in one cell, a comma is between them.
        if (rule.MaxCount > 1) ascii = ascii.Replace(",", "%2C", StringComparison.Ordinal);
        return ascii.Length <= rule.MaxLength ? ascii : Drop(text, "TOO_LONG", $"Must have at most {rule.MaxLength:N0} characters.");
    }

    private string? PriceOf(string text)
    {
        if (Price.Round(text, out var isRounded) is not { } price)
            return Drop(text, "NO_PRICE", "Must be an amount above zero with its currency, such as 12.99 EUR.");
        if (isRounded) draft.Note(rule.Name, "ROUNDED", $"{text} is finer than its currency; rounded to {price}.");
        return price;
    }

    private string? GtinOf(string text)
    {
        var digits = text.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return Gtin.IsValid(digits) ? digits : Drop(text, "NO_GTIN", "Must have 8, 12, 13 or 14 digits with a right check digit.");
    }

    private ItemValue? PartsOf(FoundValue found, FieldMapping field)
    {
        var texts = rule.Kind switch
        {
            FieldKind.Details =>
                new Dictionary<string, string> { ["section_name"] = found.Group, ["attribute_name"] = found.Label, ["attribute_value"] = found.Text },
            FieldKind.Parts => rule.Parts.Zip(found.Text.Split(':')).ToDictionary(p => p.First, p => p.Second),
            _ => found.Cells is { } cells ? rule.Parts.ToDictionary(p => p, p => cells.GetValueOrDefault(field.Columns.GetValueOrDefault(p, p), "")) : [],
        };
        var parts = new List<KeyValuePair<string, string>>();
        foreach (var part in rule.PartRules)
        {
            var text = PlainText.Clean(texts.GetValueOrDefault(part.Name, ""));
            if (text.Length == 0 && !part.MayBeEmpty) return Leave("INCOMPLETE", $"Has no {part.Name}: left out.");
            if (rule.Kind == FieldKind.Parts && text.Length > part.MaxLength)
                return Leave("TOO_LONG", $"{part.Name} must have at most {part.MaxLength} characters, and cannot be cut: left out.");
            parts.Add(KeyValuePair.Create(part.Name, Cut(text, part.MaxLength)));
        }
        return new ItemValue("", parts);
    }

    private ItemValue? Leave(string reason, string description)
    {
        draft.Note(rule.Name, reason, description);
        return null;
    }

    /// <summary>As many values as may be, from the first on; none of too few.</summary>
    private IReadOnlyList<ItemValue> Bounded(IReadOnlyList<ItemValue> values)
    {
        if (values.Count > 0 && values.Count < rule.MinCount)
        {
            draft.Note(rule.Name, "TOO_FEW", $"Must have {rule.MinCount} values or more, or none: left out.");
            return [];
        }
        var (total, count) = (0L, 0);
        while (count < values.Count && count < rule.MaxCount && (total += values[count].Length) <= rule.MaxTotal) count++;
        if (count == values.Count) return values;
        draft.Note(rule.Name, "TOO_MANY", $"Has {values.Count:N0} values; {count:N0} fit.");
        return [.. values.Take(count)];
    }

    private string? Drop(string text, string reason, string description)
    {
        draft.Note(rule.Name, reason, $"'{TextLimit.Cut(text, MaxShown)}' is left out. {description}");
        return null;
    }

    private static bool IsDate(string text) =>
        Iso().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?$")]
    private static partial Regex Iso();

    [GeneratedRegex(@"^\d+(\.\d+)? ?\p{L}[\p{L} ³²]{0,20}$")]
    private static partial Regex Measure();
}
