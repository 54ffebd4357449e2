using Pim.V1;

namespace Pim.Cli.Akeneo;

/// <summary>What must be known of an Akeneo export to read the columns of its products.</summary>
internal sealed class AkeneoCatalog
{
    /// <summary>Attributes that are imported, by code.</summary>
    public Dictionary<string, AkeneoAttribute> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Attributes that could not be imported.</summary>
    public HashSet<string> RefusedAttributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Codes of channels.</summary>
    public HashSet<string> Channels { get; } = new(StringComparer.Ordinal);

    /// <summary>Codes of association types.</summary>
    public HashSet<string> AssociationTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Family of each family variant, which product models do not name themselves.</summary>
    public Dictionary<string, string> FamilyOfVariant { get; } = new(StringComparer.Ordinal);

    /// <summary>Codes of product models as they are spelled; `parent` names them in any case.</summary>
    public HashSet<string> Models { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Code of the attribute that is the SKU; "sku" when the export does not say.</summary>
    public string Identifier => Attributes.Values.FirstOrDefault(a => a.Type == AttributeType.Identifier)?.Code ?? "sku";
}

/// <summary>What must be known of an attribute to read its values.</summary>
internal sealed record AkeneoAttribute(string Code, AttributeType Type, bool Localizable, bool Scopable);

/// <summary>Locales as Akeneo writes them.</summary>
internal static class AkeneoLocales
{
    /// <summary>"de_DE" becomes "de-DE".</summary>
    public static string ToBcp47(string locale) => locale.Replace('_', '-');

    /// <summary>Whether it looks like "de_DE" or "zh_Hans_CN".</summary>
    public static bool IsLocale(string text)
    {
        var parts = text.Split('_');
        return parts.Length is 2 or 3 or 4 && parts[0].Length is 2 or 3 && parts.All(p => p.Length > 1 && p.All(char.IsAsciiLetterOrDigit))
            && parts[0].All(char.IsAsciiLetterLower);
    }
}
