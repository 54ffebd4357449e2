namespace Pim.MarketplaceSync.Mapping;

/// <summary>What a source path names.</summary>
internal enum SourceKind
{
    Sku,
    Title,
    Image,
    FamilyCode,
    FamilyLabel,
    Model,
    Parent,
    Category,
    CategoryCodes,
    UpdateTime,
    Value,
    ValueCode,
    Media,
}

/// <summary>A place in content, such as "sku", "values.color" (what a customer reads), or "values.color.code" (the option's code).</summary>
/// <param name="Text">As it stands in the mapping.</param>
/// <param name="Kind">What it names.</param>
/// <param name="Name">Code of the attribute, or role of the media.</param>
internal sealed record SourcePath(string Text, SourceKind Kind, string Name)
{
    private const string Values = "values.";
    private const string Media = "media.";
    private const string CodeOf = ".code";

    private static readonly Dictionary<string, SourceKind> Plain = new(StringComparer.Ordinal)
    {
        ["sku"] = SourceKind.Sku, ["title"] = SourceKind.Title, ["image"] = SourceKind.Image, ["family.code"] = SourceKind.FamilyCode,
        ["family.label"] = SourceKind.FamilyLabel, ["model"] = SourceKind.Model, ["parent"] = SourceKind.Parent, ["category"] = SourceKind.Category,
        ["categories.codes"] = SourceKind.CategoryCodes, ["update_time"] = SourceKind.UpdateTime,
    };

    /// <summary>Says what a path may be.</summary>
    public const string Allowed = "sku, title, image, family.code, family.label, model, parent, category, categories.codes, update_time, media.ROLE, values.ATTRIBUTE or values.ATTRIBUTE.code";

    /// <summary>Code of the attribute it reads; null when it reads none.</summary>
    public string? Attribute => Kind is SourceKind.Value or SourceKind.ValueCode ? Name : null;

    /// <summary>The path; null when there is no such.</summary>
    public static SourcePath? Parse(string text)
    {
        if (Plain.TryGetValue(text, out var kind)) return new SourcePath(text, kind, "");
        if (text.StartsWith(Media, StringComparison.Ordinal) && text.Length > Media.Length) return new SourcePath(text, SourceKind.Media, text[Media.Length..]);
        if (!text.StartsWith(Values, StringComparison.Ordinal) || text.Length == Values.Length) return null;
        var attribute = text[Values.Length..];
        if (!attribute.EndsWith(CodeOf, StringComparison.Ordinal))
            return attribute.Contains('.', StringComparison.Ordinal) ? null : new SourcePath(text, SourceKind.Value, attribute);
        return attribute.Length > CodeOf.Length ? new SourcePath(text, SourceKind.ValueCode, attribute[..^CodeOf.Length]) : null;
    }
}
