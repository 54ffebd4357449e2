using Pim.Cli.Import;
using Pim.Cli.Media;
using Pim.V1;

namespace Pim.Cli.Tests.Media;

public sealed class NamedFilesTests : IDisposable
{
    private readonly TemporaryFolder _export = new();

    public void Dispose() => _export.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("files")]
    [InlineData("files/")]
    public async Task Files_are_found_from_where_their_paths_lead_and_where_they_begin(string folder)
    {
        Directory.CreateDirectory(_export.PathOf("files/1/image"));
        _export.Write("files/1/image/größe.jpg", "x");
        _export.Write("secret", "x");
        var named = new NamedFiles(Path.Combine(_export.Path, folder));

        var rows = Rows("files/1/image/größe.jpg", "files/1/image/gone.jpg", "files/../secret", "../" + Path.GetFileName(_export.Path));
        await foreach (var _ in named.NoteAsync(rows, default))
        {
        }

        var found = Assert.Single(named.Found, file => file.Asset.Key != "files/../secret");
        Assert.Equal(("files/1/image/größe.jpg", "größe.jpg"), (found.Asset.Key, Path.GetFileName(found.Path)));
        Assert.All(named.Found, file =>
            Assert.StartsWith(Path.GetFullPath(Path.Combine(_export.Path, folder)), Path.GetFullPath(file.Path), StringComparison.Ordinal));
        Assert.Contains("files/1/image/gone.jpg", named.Missing);
    }

    private static async IAsyncEnumerable<SourceRow> Rows(params string[] keys)
    {
        var product = new Product { Sku = "1" };
        product.Values["image"] = new ValueSet { Values = { new Value { Assets = new CodeList { Codes = { keys } } } } };
        yield return SourceRow.Of(new SourcePlace("products.csv", 2), new CatalogRow { Product = product }, new Findings());
        await Task.CompletedTask;
    }
}
