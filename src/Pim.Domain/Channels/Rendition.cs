using Pim.Domain.Text;

namespace Pim.Domain.Channels;

/// <summary>A size and format in which a channel offers images.</summary>
/// <param name="Name">As it stands in addresses.</param>
/// <param name="Width">Pixels across; 0: as the height gives.</param>
/// <param name="Height">Pixels down; 0: as the width gives.</param>
/// <param name="Fit">How an image is brought to that size.</param>
/// <param name="Format">The format.</param>
/// <param name="Quality">1 to 100, where the format has a quality.</param>
public sealed record Rendition(string Name, int Width, int Height, RenditionFit Fit, RenditionFormat Format, int Quality)
{
    /// <summary>Most pixels of an edge.</summary>
    public const int MaxEdge = 8_192;

    /// <summary>The quality when none is given.</summary>
    public const int DefaultQuality = 80;

    /// <summary>Media type of what it makes.</summary>
    public string MediaType => Format switch
    {
        RenditionFormat.Png => "image/png",
        RenditionFormat.WebP => "image/webp",
        RenditionFormat.Avif => "image/avif",
        _ => "image/jpeg",
    };

    /// <summary>What names of its files end in, without a dot.</summary>
    public string Extension => Format switch
    {
        RenditionFormat.Png => "png",
        RenditionFormat.WebP => "webp",
        RenditionFormat.Avif => "avif",
        _ => "jpg",
    };

    /// <summary>
    /// All that decides what is made of an image, as it stands in addresses: "400x300-cover-webp-80". Renditions that differ in nothing but their name
    /// share it.
    /// </summary>
    public string Recipe => FormattableString.Invariant($"{Width}x{Height}-{Fit}-{Format}-{(Format == RenditionFormat.Png ? 0 : Quality)}").ToLowerInvariant();

    /// <summary>The size that an image of this size gets; 0 and 0 when that is not known.</summary>
    public (int Width, int Height) SizeOf(int width, int height)
    {
        if (Fit != RenditionFit.Inside) return (Width, Height);
        if (width <= 0 || height <= 0) return (0, 0);
        var scale = Math.Min(1d, Math.Min(Width > 0 ? (double)Width / width : 1, Height > 0 ? (double)Height / height : 1));
        return (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
    }

    /// <summary>Gathers what is wrong with it.</summary>
    internal void Check(string field, List<Violation> violations)
    {
        if (!Codes.IsCode(Name))
            violations.Add(
                new($"{field}.name", $"Must be 1 to {Codes.MaxLength} letters, digits, underscores or hyphens, the first a letter or digit.", "INVALID_CODE"));
        if (Width is < 0 or > MaxEdge) violations.Add(new($"{field}.width", $"Must be from 0 to {MaxEdge}.", "OUT_OF_RANGE"));
        if (Height is < 0 or > MaxEdge) violations.Add(new($"{field}.height", $"Must be from 0 to {MaxEdge}.", "OUT_OF_RANGE"));
        if (Fit == RenditionFit.Inside ? Width == 0 && Height == 0 : Width == 0 || Height == 0)
            violations.Add(new($"{field}.width", "The width or the height must be given; both where images fill the size.", "REQUIRED"));
        if (!Enum.IsDefined(Fit)) violations.Add(new($"{field}.fit", "Is not one of the ways to fit.", "UNKNOWN_VALUE"));
        if (!Enum.IsDefined(Format)) violations.Add(new($"{field}.format", "Is not one of the formats.", "UNKNOWN_VALUE"));
        if (Quality is < 1 or > 100) violations.Add(new($"{field}.quality", "Must be from 1 to 100.", "OUT_OF_RANGE"));
    }
}

/// <summary>How an image is brought to the size of a rendition.</summary>
public enum RenditionFit
{
    /// <summary>As large as fits, nothing cut off, never larger than it is.</summary>
    Inside = 1,

    /// <summary>Fills the size; what juts out is cut off, the middle kept.</summary>
    Cover,

    /// <summary>As <see cref="Inside"/>, and padded to exactly the size.</summary>
    Pad,
}

/// <summary>Formats of renditions.</summary>
public enum RenditionFormat
{
    /// <summary>JPEG.</summary>
    Jpeg = 1,

    /// <summary>PNG.</summary>
    Png,

    /// <summary>WebP.</summary>
    WebP,

    /// <summary>AVIF.</summary>
    Avif,
}
