using System.Collections.Frozen;

namespace Pim.Domain.Media;

/// <summary>A kind of file that can be an asset.</summary>
/// <param name="Name">Its registered name, such as "image/jpeg".</param>
/// <param name="Kind">What one does with it.</param>
/// <param name="Extensions">What names of such files end in, the usual one first, without a dot.</param>
/// <param name="OpensInPage">Whether a browser may show it at once; other kinds are offered for saving.</param>
/// <param name="CanBeRendered">Whether renditions can be made of it.</param>
public sealed record MediaType(string Name, MediaKind Kind, ValueList<string> Extensions, bool OpensInPage, bool CanBeRendered)
{
    // SVG is shown, for it is served so that nothing in it runs, but not rendered: that would have it read by a renderer of documents.
    private static readonly MediaType[] Table =
    [
        new("image/jpeg", MediaKind.Image, ["jpg", "jpeg", "jpe", "jfif"], OpensInPage: true, CanBeRendered: true),
        new("image/png", MediaKind.Image, ["png"], OpensInPage: true, CanBeRendered: true),
        new("image/gif", MediaKind.Image, ["gif"], OpensInPage: true, CanBeRendered: true),
        new("image/webp", MediaKind.Image, ["webp"], OpensInPage: true, CanBeRendered: true),
        new("image/avif", MediaKind.Image, ["avif"], OpensInPage: true, CanBeRendered: true),
        new("image/heic", MediaKind.Image, ["heic", "heif"], OpensInPage: true, CanBeRendered: true),
        new("image/tiff", MediaKind.Image, ["tif", "tiff"], OpensInPage: false, CanBeRendered: true),
        new("image/svg+xml", MediaKind.Image, ["svg"], OpensInPage: true, CanBeRendered: false),
        new("application/pdf", MediaKind.Document, ["pdf"], OpensInPage: true, CanBeRendered: false),
        new("video/mp4", MediaKind.Video, ["mp4", "m4v"], OpensInPage: true, CanBeRendered: false),
        new("video/webm", MediaKind.Video, ["webm"], OpensInPage: true, CanBeRendered: false),
        new("model/gltf-binary", MediaKind.Model, ["glb"], OpensInPage: false, CanBeRendered: false),
    ];

    private static readonly FrozenDictionary<string, string> Aliases = new Dictionary<string, string>
    {
        ["image/jpg"] = "image/jpeg",
        ["image/pjpeg"] = "image/jpeg",
        ["image/x-png"] = "image/png",
        ["image/heif"] = "image/heic",
        ["image/tif"] = "image/tiff",
        ["image/svg"] = "image/svg+xml",
        ["application/x-pdf"] = "application/pdf",
        ["video/x-m4v"] = "video/mp4",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, MediaType> ByName = Table.ToFrozenDictionary(type => type.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MediaType> All => Table;

    /// <summary>The kind of file with this name, or one of the other names that are in use for it; parameters such as "; charset" do not count. Null when there is none.</summary>
    public static MediaType? Find(string name)
    {
        var bare = name.Split(';')[0].Trim();
        return ByName.GetValueOrDefault(Aliases.GetValueOrDefault(bare, bare));
    }

    /// <summary>A name that fits what it is: a file that is saved under it opens as that, and as nothing else.</summary>
    public string FitName(string name)
    {
        var extension = name[(name.LastIndexOf('.') + 1)..];
        return Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? name : $"{name}.{Extensions[0]}";
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}

/// <summary>What one does with a file.</summary>
public enum MediaKind
{
    /// <summary>A still or moving picture.</summary>
    Image,

    /// <summary>A film.</summary>
    Video,

    /// <summary>Pages to read.</summary>
    Document,

    /// <summary>A thing in three dimensions.</summary>
    Model,
}
