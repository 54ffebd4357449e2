using Pim.Application.Media;
using Pim.Application.Media.Inspection;
using Pim.Application.Media.Renditions;
using PimService.Hosting;

namespace PimService.Media;

/// <summary>What looks at files, serves them, and makes renditions of them.</summary>
internal static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services, MediaSettings media) => services
        .AddSingleton(new MediaOptions(media.MaxBytes, media.CollectAfter, media.KeepUploads))
        .AddSingleton(new AssetInspector(new InspectionOptions { AllowedTypes = media.AllowedTypes, MaxPixels = media.MaxPixels, RemoveLocation = media.RemoveLocation }))
        .AddSingleton(new MediaUrlOptions(media.BaseUrl, media.UrlKey, media.UrlLifetime))
        .AddSingleton<MediaUrls>()
        .AddSingleton<ServedFiles>()
        .AddSingleton(new FileCache(media.CacheBytes))
        .AddSingleton(new ImageToolOptions(media.ToolPath, media.RenditionTimeout, media.RenditionMemory))
        .AddSingleton<IImageTool, Vips>()
        .AddSingleton(new RenditionOptions(media.RenditionProcesses, media.RenditionSource, media.RenditionsAhead))
        .AddSingleton<RenditionMaker>()
        .AddSingleton<RenditionQueue>()
        .AddSingleton<FileEndpoints>();
}
