using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Media;
using Pim.Application.Media.Inspection;
using Pim.Domain.Media;
using Pim.V1;
using Asset = Pim.Domain.Media.Asset;

namespace PimService.Tests.Media;

/// <summary>The service with renditions in the channel web, files put into its store, and a browser's way to them: HTTP/1.1.</summary>
public class MediaFixture : CatalogFixture
{
    public HttpClient Http { get; } = new();

    public MediaUrls Urls => Services.GetRequiredService<MediaUrls>();

    protected override Dictionary<string, string?> Settings => new() { ["Media:BaseUrl"] = "http://media.test" };

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Http.BaseAddress = Address;
        var channels = new ChannelService.ChannelServiceClient(Channel);
        var web = await channels.GetChannelAsync(new GetChannelRequest { Name = "channels/web" });
        web.Renditions.Add(Renditions);
        await channels.UpdateChannelAsync(new UpdateChannelRequest { Channel = web, UpdateMask = new() { Paths = { "renditions" } } });
    }

    public override async Task DisposeAsync()
    {
        Http.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>Keeps a file as an asset, looked at as an upload is. Answers its hash.</summary>
    public async Task<string> KeepAsync(byte[] content, string fileName, string? key = null)
    {
        var (blobs, assets) = (Services.GetRequiredService<IBlobStore>(), Services.GetRequiredService<IAssetStore>());
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        var now = Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var upload = await blobs.OpenUploadAsync(Guid.NewGuid().ToString(), content.Length, 0, now, default);
        await upload.AppendAsync(content, default);
        await upload.FlushAsync(now, default);
        var found = await Services.GetRequiredService<AssetInspector>().InspectAsync(upload.ReadAsync, content.Length, "", default);
        await upload.FinishAsync(sha256, now, default);
        var file = new AssetFile(sha256, content.Length, found.Type.Name, found.Facts);
        await assets.CommitAsync(
            new AssetCommit { Puts = [(new Asset { Key = key ?? Fresh("asset"), FileName = fileName, File = file }, 0)], Time = now }, default);
        return sha256;
    }

    /// <summary>Asks for a path.</summary>
    public Task<HttpResponseMessage> AskAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(
            method ?? HttpMethod.Get, path) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Http.SendAsync(request);
    }

    private static Rendition[] Renditions =>
    [
        new() { Name = "thumb", Width = 24, Height = 24, Format = Rendition.Types.Format.Png },
        new() { Name = "card", Width = 20, Height = 20, Fit = Rendition.Types.Fit.Cover, Format = Rendition.Types.Format.Webp },
        new() { Name = "tile", Width = 30, Height = 30, Fit = Rendition.Types.Fit.Pad, Format = Rendition.Types.Format.Png },
        new() { Name = "modern", Width = 24, Format = Rendition.Types.Format.Avif, Quality = 60 },
        new() { Name = "classic", Height = 16, Format = Rendition.Types.Format.Jpeg },
    ];
}
