using System.Reflection;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Domain.Media;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace PimService.Demo;

/// <summary>Loads the pictures and documents of the demo catalogue, the way any are uploaded; what they show is told by the products that name them.</summary>
internal sealed class DemoMedia(MediaUploads uploads, IAssetStore assets, IProductStore products)
{
    // Resources are named by their path in the repository, which is the key behind "demo/".
    private const string Prefix = "demo/media/";
    private const int KeyStart = 5;
    private const string NameAttribute = "name";
    private const int AtOnce = 8;

    private static readonly Assembly Program = typeof(DemoMedia).Assembly;

    /// <summary>Loads them, and answers how many.</summary>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        var files = Program.GetManifestResourceNames().Where(name => name.Replace('\\', '/').StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        // Several at once share syncs of the disk.
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(files, options, async (file, token) => await LoadAsync(file, file.Replace('\\', '/')[KeyStart..], token));
        return files.Count;
    }

    private async Task LoadAsync(string resource, string key, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await using (var stream = Program.GetManifestResourceStream(resource)!) await stream.CopyToAsync(content, cancellationToken);
        var texts = RoleOf(key) == AssetRole.Manual ? LocalizedText.Empty : await NamesAsync(key, cancellationToken);
        var edit = new AssetEdit(new AssetDescription { Role = RoleOf(key), AlternativeTexts = texts }, Paths: null);
        var upload = new NewUpload(Guid.NewGuid().ToString(), key, edit, content.Length);
        await uploads.UploadAsync(upload, OneChunk(content.ToArray()), cancellationToken);
    }

    private static AssetRole RoleOf(string key) =>
        key.EndsWith(".pdf", StringComparison.Ordinal) ? AssetRole.Manual
        : key.EndsWith("/main.jpg", StringComparison.Ordinal) ? AssetRole.MainImage
        : AssetRole.Gallery;

    /// <summary>What the first product that names it is called.</summary>
    private async Task<LocalizedText> NamesAsync(string key, CancellationToken cancellationToken)
    {
        if (await assets.ListUsesAsync(key, after: null, limit: 1, cancellationToken) is not [var use]) return LocalizedText.Empty;
        var values = (await products.GetAsync([use.Sku], cancellationToken)).SelectMany(product => product.Values.Of(NameAttribute).ToArray());
        return LocalizedText.Of(
            values.Where(value => value.Value is TextValue).Select(value => KeyValuePair.Create(value.Key.Locale, ((TextValue)value.Value).Text)));
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> OneChunk(byte[] content)
    {
        yield return content;
        await Task.CompletedTask;
    }
}
