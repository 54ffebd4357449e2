using Pim.Domain.Text;

namespace Pim.Domain.Media;

/// <summary>What assets must be.</summary>
public static class AssetRules
{
    /// <summary>Most grapheme clusters of a file name.</summary>
    public const int MaxFileNameLength = 255;

    /// <summary>Most grapheme clusters of an alternative text or caption.</summary>
    public const int MaxTextLength = 1_000;

    /// <summary>Most tags of an asset.</summary>
    public const int MaxTags = 100;

    /// <summary>Most characters of a tag.</summary>
    public const int MaxTagLength = 100;

    /// <summary>Gathers what is wrong with what is said of an asset. Its file is judged by its content.</summary>
    public static void Check(Asset asset, List<Violation> violations)
    {
        if (!Codes.IsAssetKey(asset.Key))
            violations.Add(new("key", $"Must be 1 to {Codes.MaxAssetKeyLength} characters of visible text without space at either end.", "INVALID_KEY"));
        CheckFileName(asset.FileName, violations);
        if (!Enum.IsDefined(asset.Role)) violations.Add(new("role", "Is not one of the roles.", "UNKNOWN_VALUE"));
        asset.AlternativeTexts.Check("alternative_texts", violations, MaxTextLength);
        asset.Captions.Check("captions", violations, MaxTextLength);
        CheckTags(asset.Tags, violations);
    }

    /// <summary>Whether this is a SHA-256 as it is kept: 64 lower-case hexadecimal digits.</summary>
    public static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    // Whoever saves the file by its name must get a file beside others, and whoever reads it must see the name that it has.
    private static void CheckFileName(string name, List<Violation> violations)
    {
        if (TextRules.Refusal(name, MaxFileNameLength) is var (description, reason)) violations.Add(new("file_name", description, reason));
        else if (name.AsSpan().ContainsAny('/', '\\') || name is "." or ".." || !Codes.IsVisible(name, int.MaxValue))
            violations.Add(
                new("file_name", "Must be visible text without space at either end and without slashes, and not \".\" or \"..\".", "INVALID_FILE_NAME"));
    }

    private static void CheckTags(ValueList<string> tags, List<Violation> violations)
    {
        if (tags.Count > MaxTags) violations.Add(new("tags", $"Must have at most {MaxTags} entries, not {tags.Count}.", "COUNT_OUT_OF_RANGE"));
        for (var i = 0; i < tags.Count && !violations.AreMany(); i++)
        {
            if (!Codes.IsVisible(tags[i], MaxTagLength))
                violations.Add(new($"tags[{i}]", $"Must be 1 to {MaxTagLength} characters of visible text without space at either end.", "INVALID_TAG"));
        }
    }
}
