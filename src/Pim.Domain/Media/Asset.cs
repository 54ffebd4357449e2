using Pim.Domain.Text;

namespace Pim.Domain.Media;

/// <summary>An image, video or document with what is known of it. Immutable.</summary>
public sealed record Asset
{
    /// <summary>What products name it by; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>Name of the file, in any script.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Its file.</summary>
    public required AssetFile File { get; init; }

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

    /// <summary>Whether that time has come. Kept, and not read from a clock, so that content depends on nothing but what is kept.</summary>
    public bool Expired { get; init; }

    /// <summary>Number of the catalogue's change that made it what it is; 0 before it is kept.</summary>
    public long Revision { get; init; }

    /// <summary>When it was created, UTC.</summary>
    public DateTimeOffset CreateTime { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset UpdateTime { get; init; }

    /// <summary>Resource name, such as "assets/tent.jpg".</summary>
    public string Name => NameOf(Key);

    /// <summary>Resource name of a key.</summary>
    public static string NameOf(string key) => "assets/" + key.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    /// <summary>What a file is called when nobody says: the part of the key behind its last slash.</summary>
    public static string FileNameOf(string key) =>
        key.TrimEnd('/') is var trimmed && trimmed[(trimmed.LastIndexOf('/') + 1)..] is { Length: > 0 } last ? last : "file";

    /// <summary>The same, expired or not as of a time.</summary>
    public Asset AsOf(DateTimeOffset time) => this with { Expired = ValidUntil <= time };

    /// <summary>Whether two states differ in nothing but their revision and times.</summary>
    public bool SameAs(Asset other) => Equals(other with { Revision = Revision, CreateTime = CreateTime, UpdateTime = UpdateTime });
}

/// <summary>The file of an asset.</summary>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="MediaType">Found by the content, such as "image/jpeg".</param>
/// <param name="Facts">What it tells of itself.</param>
public sealed record AssetFile(string Sha256, long Size, string MediaType, AssetFacts Facts)
{
    /// <summary>SHA-256 of the file as it was sent, where something was taken out of it; empty: it is as it was sent.</summary>
    public string SentSha256 { get; init; } = "";

    /// <summary>Whether renditions can be made of it.</summary>
    public bool CanBeRendered => Media.MediaType.Find(MediaType)?.CanBeRendered == true;
}

/// <summary>What a file tells of itself; 0 where it does not apply or was not found.</summary>
public sealed record AssetFacts
{
    /// <summary>Nothing was found.</summary>
    public static readonly AssetFacts None = new();

    /// <summary>Pixels across, as it is to be shown: the orientation applied.</summary>
    public int Width { get; init; }

    /// <summary>Pixels down, as it is to be shown: the orientation applied.</summary>
    public int Height { get; init; }

    /// <summary>How long it plays.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Pages of a document.</summary>
    public int Pages { get; init; }

    /// <summary>EXIF orientation, 1 to 8, as it stands in the file.</summary>
    public int Orientation { get; init; }

    /// <summary>Whether an image moves.</summary>
    public bool Animated { get; init; }
}

/// <summary>What assets are for.</summary>
public enum AssetRole
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The image that a product is known by.</summary>
    MainImage,

    /// <summary>A further image.</summary>
    Gallery,

    /// <summary>A moving picture.</summary>
    Video,

    /// <summary>Instructions for use.</summary>
    Manual,

    /// <summary>Advice for choosing.</summary>
    Guide,

    /// <summary>Proof that something was tested or allowed.</summary>
    Certificate,

    /// <summary>A technical data sheet.</summary>
    DataSheet,

    /// <summary>A colour or pattern to choose by.</summary>
    Swatch,

    /// <summary>Sound.</summary>
    Audio,

    /// <summary>Anything else.</summary>
    Other,
}
