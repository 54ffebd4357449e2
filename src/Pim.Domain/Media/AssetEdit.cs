using Pim.Domain.Text;

namespace Pim.Domain.Media;

/// <summary>A change of what is said of an asset.</summary>
/// <param name="Fields">The new values.</param>
/// <param name="Paths">The fields to change, in proto spelling, such as "tags", "captions" or "captions.de-DE"; null: all of them.</param>
public sealed record AssetEdit(AssetDescription Fields, IReadOnlyCollection<string>? Paths)
{
    private const string AlternativeTexts = "alternative_texts";
    private const string Captions = "captions";

    /// <summary>The fields that can be changed.</summary>
    public static readonly IReadOnlyList<string> Settable = ["file_name", "role", AlternativeTexts, Captions, "tags", "valid_until"];

    /// <summary>Whether a path names what can be changed.</summary>
    public static bool IsSettable(string path) => Settable.Contains(path) || LocaleOf(path, AlternativeTexts).Length > 0 || LocaleOf(path, Captions).Length > 0;

    /// <summary>The asset as the change leaves it.</summary>
    public Asset ApplyTo(Asset asset) => asset with
    {
        FileName = Names("file_name") ? Fields.FileName is { Length: > 0 } name ? name : Asset.FileNameOf(asset.Key) : asset.FileName,
        Role = Names("role") ? Fields.Role : asset.Role,
        AlternativeTexts = Merge(AlternativeTexts, asset.AlternativeTexts, Fields.AlternativeTexts),
        Captions = Merge(Captions, asset.Captions, Fields.Captions),
        Tags = Names("tags") ? Fields.Tags : asset.Tags,
        ValidUntil = Names("valid_until") ? Fields.ValidUntil : asset.ValidUntil,
    };

    private bool Names(string path) => Paths is null || Paths.Contains(path);

    private LocalizedText Merge(string field, LocalizedText before, LocalizedText after)
    {
        if (Names(field)) return after;
        var locales = Paths!.Select(path => LocaleOf(path, field)).Where(locale => locale.Length > 0).ToHashSet(StringComparer.Ordinal);
        if (locales.Count == 0) return before;
        var kept = before.Entries.Where(entry => !locales.Contains(entry.Locale)).Concat(after.Entries.Where(entry => locales.Contains(entry.Locale)));
        return LocalizedText.Of(kept.Select(entry => KeyValuePair.Create(entry.Locale, entry.Text)));
    }

    private static string LocaleOf(string path, string field)
    {
        if (!path.StartsWith(field, StringComparison.Ordinal) || path.Length <= field.Length + 1 || path[field.Length] != '.') return "";
        var locale = path[(field.Length + 1)..].Trim('`');
        return Locales.TryNormalize(locale, out var normal) ? normal : "";
    }
}

/// <summary>What callers say of an asset.</summary>
public sealed record AssetDescription
{
    /// <summary>Name of the file; empty: the part of the key behind its last slash.</summary>
    public string FileName { get; init; } = "";

    /// <summary>What it is for.</summary>
    public AssetRole Role { get; init; }

    /// <summary>What an image shows.</summary>
    public LocalizedText AlternativeTexts { get; init; } = LocalizedText.Empty;

    /// <summary>Text to stand beside it.</summary>
    public LocalizedText Captions { get; init; } = LocalizedText.Empty;

    /// <summary>Words to find it by, a set in ordinal order.</summary>
    public ValueList<string> Tags { get; init; }

    /// <summary>When it must not be shown any more, UTC; null: never.</summary>
    public DateTimeOffset? ValidUntil { get; init; }
}
