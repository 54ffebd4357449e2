using Pim.Domain.Schema;

namespace Pim.Domain.Channels;

/// <summary>A place where content is shown.</summary>
public sealed record Channel : SchemaNoun
{
    /// <summary>Most locales of a channel.</summary>
    public const int MaxLocales = 200;

    /// <summary>Most renditions of a channel.</summary>
    public const int MaxRenditions = 50;

    /// <summary>The locales it serves.</summary>
    public ValueList<ChannelLocale> Locales { get; init; }

    /// <summary>ISO 4217 codes of the currencies it shows.</summary>
    public ValueList<string> Currencies { get; init; }

    /// <summary>Code of the root of the category tree it shows.</summary>
    public required string CategoryTree { get; init; }

    /// <summary>Least completeness, in percent, that a product must have in each locale to be published here.</summary>
    public int MinCompleteness { get; init; }

    /// <summary>Whether only drafts that were submitted for review are published here.</summary>
    public bool ReviewRequired { get; init; }

    /// <summary>Sizes and formats in which it offers images.</summary>
    public ValueList<Rendition> Renditions { get; init; }

    /// <inheritdoc/>
    public override string Collection => "channels";

    /// <summary>The locale with its fallbacks, or null when the channel does not serve it.</summary>
    public ChannelLocale? FindLocale(string locale)
    {
        foreach (var candidate in Locales)
        {
            if (candidate.Locale == locale) return candidate;
        }
        return null;
    }

    /// <inheritdoc/>
    public override void CheckShape(List<Violation> violations)
    {
        CheckCode(violations);
        Labels.Check("labels", violations);
        if (CheckCount(Locales.Count, 1, MaxLocales, "locales", violations))
        {
            CheckDistinct(Locales.Select(l => l.Locale), "locales", violations);
            for (var i = 0; i < Locales.Count; i++) CheckLocale(Locales[i], $"locales[{i}]", violations);
        }
        CheckDistinct(Currencies, "currencies", violations);
        for (var i = 0; i < Currencies.Count && !violations.AreMany(); i++)
        {
            if (!Text.Currencies.IsKnown(Currencies[i]))
                violations.Add(new($"currencies[{i}]", $"'{Currencies[i]}' is not an ISO 4217 code.", "UNKNOWN_CURRENCY"));
        }
        if (CategoryTree.Length == 0) violations.Add(new("category_tree", "Must be given.", "REQUIRED"));
        if (MinCompleteness is < 0 or > 100)
            violations.Add(new("min_completeness", $"Must be a percentage from 0 to 100, not {MinCompleteness}.", "OUT_OF_RANGE"));
        if (!CheckCount(Renditions.Count, 0, MaxRenditions, "renditions", violations)) return;
        CheckDistinct(Renditions.Select(r => r.Name), "renditions", violations);
        for (var i = 0; i < Renditions.Count; i++) Renditions[i].Check($"renditions[{i}]", violations);
    }

    /// <inheritdoc/>
    public override void CheckWithin(CatalogSchema schema, List<Violation> violations)
    {
        if (CategoryTree.Length == 0) return;
        if (!schema.Categories.TryGetValue(CategoryTree, out var root))
            violations.Add(new("category_tree", $"The category '{CategoryTree}' does not exist.", "UNKNOWN_CATEGORY", ViolationKind.Precondition));
        else if (root.Parent.Length > 0)
            violations.Add(new("category_tree", $"'{CategoryTree}' is not the root of a tree.", "NOT_A_TREE", ViolationKind.Precondition));
    }

    private static void CheckLocale(ChannelLocale locale, string field, List<Violation> violations)
    {
        if (!Text.Locales.IsCanonical(locale.Locale))
            violations.Add(new($"{field}.locale", $"'{locale.Locale}' is not a BCP 47 locale.", "INVALID_LOCALE"));
        if (!CheckCount(locale.Fallbacks.Count, 0, 10, $"{field}.fallbacks", violations)) return;
        CheckDistinct(locale.Fallbacks, $"{field}.fallbacks", violations);
        for (var i = 0; i < locale.Fallbacks.Count; i++)
        {
            if (!Text.Locales.IsCanonical(locale.Fallbacks[i]))
                violations.Add(new($"{field}.fallbacks[{i}]", $"'{locale.Fallbacks[i]}' is not a BCP 47 locale.", "INVALID_LOCALE"));
            else if (locale.Fallbacks[i] == locale.Locale)
                violations.Add(new($"{field}.fallbacks[{i}]", "A locale cannot stand in for itself.", "DUPLICATE"));
        }
    }
}

/// <summary>A locale of a channel and the locales that stand in for it, in the order to try them.</summary>
public sealed record ChannelLocale(string Locale, ValueList<string> Fallbacks);
