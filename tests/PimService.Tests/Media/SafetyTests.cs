using System.Runtime.CompilerServices;
using System.Text;
using Grpc.Core;
using Pim.V1;

namespace PimService.Tests.Media;

/// <summary>Sends each file of the corpus as a client does, fetches it as a browser does, and holds what it got against what the page says.</summary>
public sealed class SafetyTests(MediaFixture service) : IClassFixture<MediaFixture>
{
    private const int ChunkSize = 256 << 10;

    [ToolFact("vipsthumbnail", "libvips-tools")]
    public async Task Every_file_gets_what_the_page_says()
    {
        var table = new StringBuilder("| File | Sent as | On upload | Served as | Rendition |\n|---|---|---|---|---|\n");
        foreach (var file in SafetyCorpus.Files()) table.Append(await RowAsync(file));
        var page = await File.ReadAllTextAsync(PagePath());
        Assert.True(page.Contains(table.ToString(), StringComparison.Ordinal), $"docs/media-safety.md does not have this table:\n{table}");
    }

    private async Task<string> RowAsync(SentFile file)
    {
        var name = file.Declared.Length > 0 ? $"{file.Name} ({file.Declared})" : file.Name;
        try
        {
            var asset = await SendAsync(file);
            return $"| {file.What} | {name} | {Describe(asset)} | {await ServedAsync(asset, file.Name)} | {await RenderedAsync(asset)} |\n";
        }
        catch (RpcException refusal)
        {
            return $"| {file.What} | {name} | refused: {Refusal.From(refusal).Reason} | | |\n";
        }
    }

    private async Task<Asset> SendAsync(SentFile file)
    {
        using var call = new AssetService.AssetServiceClient(service.Channel).UploadAsset();
        var header = new UploadHeader { UploadId = Guid.NewGuid()
            .ToString(), Asset = new Asset { Key = service.Fresh("sent"), FileName = file.Name }, Size = file.Size, MediaType = file.Declared };
        try
        {
            await call.RequestStream.WriteAsync(new UploadAssetRequest { Header = header });
            for (var sent = 0L; sent < file.Size;)
            {
                var chunk = new byte[Math.Min(ChunkSize, file.Size - sent)];
                if (sent < file.Start.Length) file.Start.AsSpan((int)sent, (int)Math.Min(chunk.Length, file.Start.Length - sent)).CopyTo(chunk);
                await call.RequestStream.WriteAsync(new UploadAssetRequest { Chunk = Google.Protobuf.UnsafeByteOperations.UnsafeWrap(chunk) });
                sent += chunk.Length;
            }
            await call.RequestStream.CompleteAsync();
        }
        catch (RpcException)
        {
            // Refused while it was sent; why is told below.
        }
        return (await call.ResponseAsync).Asset;
    }

    private static string Describe(Asset asset)
    {
        var facts = asset.Facts;
        var told = new List<string> { asset.MediaType };
        if (facts.Width > 0) told.Add($"{facts.Width} by {facts.Height}");
        if (facts.Animated) told.Add("animated");
        if (facts.Pages > 0) told.Add($"pages: {facts.Pages}");
        if (facts.Duration is { } duration) told.Add($"{duration.ToTimeSpan().TotalSeconds:0.#} s");
        return string.Join(", ", told);
    }

    private async Task<string> ServedAsync(Asset asset, string name)
    {
        using var answer = await service.AskAsync($"/media/{asset.Sha256}/{Uri.EscapeDataString(name)}");
        Assert.True(answer.IsSuccessStatusCode, $"{name}: {answer.StatusCode}");
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(asset.MediaType, answer.Content.Headers.ContentType!.ToString());
        var disposition = answer.Content.Headers.ContentDisposition!;
        return $"{disposition.DispositionType}, {disposition.FileName}{(policy.StartsWith("sandbox", StringComparison.Ordinal) ? ", sandbox" : "")}";
    }

    private async Task<string> RenderedAsync(Asset asset)
    {
        using var answer = await service.AskAsync($"/media/{asset.Sha256}/24x24-inside-png-0/x");
        if (!answer.IsSuccessStatusCode) return answer.StatusCode == System.Net.HttpStatusCode.NotFound ? "none" : $"refused: {(int)answer.StatusCode}";
        var (width, height) = await Pixels.SizeAsync(await answer.Content.ReadAsByteArrayAsync());
        return $"{width} by {height}";
    }

    private static string PagePath([CallerFilePath] string source = "") => Path.Combine(Path.GetDirectoryName(source)!, "../../../docs/media-safety.md");
}
