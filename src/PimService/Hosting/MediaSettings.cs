using Pim.Domain.Media;

namespace PimService.Hosting;

/// <summary>Section Media: how files are taken and served.</summary>
/// <param name="MaxBytes">Most bytes of a file (Media:MaxMegabytes).</param>
/// <param name="CollectAfter">How long bytes are kept that no asset has.</param>
/// <param name="KeepUploads">How long a broken upload is kept that nobody goes on with.</param>
/// <param name="AllowedTypes">Kinds of files that are taken.</param>
/// <param name="MaxPixels">Most pixels of an image (Media:MaxMegapixels).</param>
/// <param name="RemoveLocation">Whether what tells the place where an image or video was taken is removed from it.</param>
/// <param name="BaseUrl">What addresses of files start with; empty: content carries none.</param>
/// <param name="UrlKey">Secret that signs addresses; empty: files are served to everybody who knows their hash.</param>
/// <param name="UrlLifetime">How long a signed address serves.</param>
/// <param name="CacheBytes">Most bytes of small files to keep in memory (Media:CacheMegabytes).</param>
/// <param name="RenditionProcesses">Most renditions that are made at once.</param>
/// <param name="RenditionTimeout">How long one may take.</param>
/// <param name="RenditionMemory">Most bytes of memory of one (Media:RenditionMegabytes).</param>
/// <param name="RenditionSource">Most bytes of an image that renditions are made of (Media:RenditionSourceMegabytes).</param>
/// <param name="RenditionsAhead">Whether renditions are made as soon as an image is there, and not when they are first asked for.</param>
/// <param name="ToolPath">Folders, divided by colons, in which the tools of libvips are looked for.</param>
internal sealed record MediaSettings(
    long MaxBytes, TimeSpan CollectAfter, TimeSpan KeepUploads,
    IReadOnlyList<MediaType> AllowedTypes, long MaxPixels, bool RemoveLocation, string BaseUrl, string UrlKey, TimeSpan UrlLifetime, long CacheBytes,
    int RenditionProcesses, TimeSpan RenditionTimeout, long RenditionMemory, long RenditionSource, bool RenditionsAhead, string ToolPath)
{
    /// <summary>Reads and checks the section.</summary>
    public static MediaSettings Read(SettingsReader reader) => new(
        MaxBytes: reader.Number("Media:MaxMegabytes", 4_096, 1, 1 << 20) * (1L << 20),
        CollectAfter: reader.Duration("Media:CollectAfter", TimeSpan.FromDays(1), TimeSpan.FromMinutes(10), TimeSpan.FromDays(365)),
        KeepUploads: reader.Duration("Media:KeepUploads", TimeSpan.FromDays(1), TimeSpan.FromMinutes(10), TimeSpan.FromDays(30)),
        AllowedTypes: reader.MediaTypes("Media:AllowedTypes", MediaType.All),
        MaxPixels: reader.Number("Media:MaxMegapixels", 100, 1, 10_000) * 1_000_000L,
        RemoveLocation: reader.Flag("Media:RemoveLocation", false),
        BaseUrl: reader.BaseUrl("Media:BaseUrl"),
        UrlKey: reader.Key("Media:UrlKey"),
        UrlLifetime: reader.Duration("Media:UrlLifetime", TimeSpan.FromHours(1), TimeSpan.FromSeconds(1), TimeSpan.FromDays(365)),
        CacheBytes: reader.Number("Media:CacheMegabytes", 64, 0, 1 << 20) * (1L << 20),
        RenditionProcesses: reader.Number("Media:RenditionProcesses", 2, 1, 64),
        RenditionTimeout: reader.Duration("Media:RenditionTimeout", TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)),
        RenditionMemory: reader.Number("Media:RenditionMegabytes", 1_024, 64, 65_536) * (1L << 20),
        RenditionSource: reader.Number("Media:RenditionSourceMegabytes", 200, 1, 10_000) * (1L << 20),
        RenditionsAhead: reader.Flag("Media:RenditionsAhead", false),
        ToolPath: reader.Text("Media:ToolPath", "/usr/local/bin:/usr/bin:/bin"));

    /// <summary>The settings without the secret.</summary>
    public override string ToString() => BaseUrl;
}
