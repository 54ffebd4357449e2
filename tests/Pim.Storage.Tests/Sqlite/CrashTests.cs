using System.Diagnostics;
using System.Globalization;
using System.Text;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Domain.Values;
using Pim.Storage.Sqlite;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

/// <summary>A process that commits and tells what was acknowledged is killed in the middle of it; then the catalogue is opened again.</summary>
public sealed class CrashTests : IDisposable
{
    private const int Committers = 4;
    private const int ProductsOfCommit = 3;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_nothing_is_half_written()
    {
        var acknowledged = new List<string>();
        for (var kill = 1; kill <= 3; kill++) acknowledged.AddRange(await CommitAndKillAsync(acknowledgements: kill * 25));

        await using var catalog = SqliteCatalog.Open(new() { Folder = _folder.Path });
        var products = await catalog.Products.ListAsync(ProductQuery.All, "", int.MaxValue, default);
        var commits = products.GroupBy(p => p.Sku.Split('/')[0]).ToDictionary(g => g.Key, g => g.ToList());
        Assert.All(acknowledged, commit => Assert.Contains(commit, commits.Keys));
        Assert.All(commits.Values, commit => Assert.Equal(ProductsOfCommit, commit.Count));
        Assert.All(products, product => Assert.Equal(Create(product.Sku).Values, product.Values));
        await AssertPublishedWholeAsync(catalog, acknowledged, products);
        using var session = Session.OpenReader(_folder.CatalogFile);
        using var check = session.Use("PRAGMA integrity_check");
        Assert.True(check.Step());
        Assert.Equal("ok", check.Text(0));
    }

    /// <summary>What the process to kill does.</summary>
    public static async Task<int> CommitUntilKilledAsync(string folder)
    {
        await using var catalog = SqliteCatalog.Open(new() { Folder = folder });
        var start = Guid.NewGuid();
        await Task.WhenAll(Enumerable.Range(0, Committers).Select(committer => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"{start:N}-{committer}-{i}");
                var changes = Enumerable.Range(0, ProductsOfCommit).Select(n => new ProductChange(null, Create($"{name}/{n}"))).ToList();
                var outcome = await catalog.Products.CommitAsync(new() { SchemaVersion = 0, Changes = changes, Actor = "", Time = Samples.Time }, default);
                outcome = await catalog.Publications.CommitAsync(
                    Publish(changes.Select((c, n) => c.After! with { Revision = outcome.FirstRevision + n }).ToList()), default);
                if (outcome.Committed) Console.WriteLine(name);
            }
        })));
        return 0;
    }

    private static PublicationCommit Publish(List<Product> products) => new()
    {
        Channel = "web",
        SchemaVersion = 0,
        Puts = products.Select(p => new Publication(p.Sku, "web", p.Revision, Samples.Time, "")).ToList(),
        Contents = products.Select(p => new ContentChange(p.Sku, [new("de", DocumentOf(p.Sku)), new("en", DocumentOf(p.Sku))])).ToList(),
        Mentions = products.Select(p => new ContentMentions(p.Sku, [products[0].Sku])).ToList(),
        Time = Samples.Time,
    };

    private static async Task AssertPublishedWholeAsync(SqliteCatalog catalog, List<string> acknowledged, IReadOnlyList<Product> products)
    {
        var published = await catalog.Publications.ListProductsAsync("web", "", int.MaxValue, default);
        var changes = await catalog.Contents.ReadChangesAsync(new("web", 0, long.MaxValue, ["de", "en"], int.MaxValue, int.MaxValue), default);
        Assert.Equal(published.Select(p => p.Sku), changes.Select(c => c.Sku).Order(StringComparer.Ordinal));
        Assert.All(acknowledged, commit => Assert.Equal(ProductsOfCommit, published.Count(p => p.Sku.StartsWith(commit + "/", StringComparison.Ordinal))));
        Assert.All(changes, c => Assert.Equal([DocumentOf(c.Sku), DocumentOf(c.Sku)], c.Documents.Select(d => d.Bytes.ToArray())));
        Assert.Equal(Enumerable.Range(1, products.Count + changes.Count)
            .Select(i => (long)i), products.Select(p => p.Revision).Concat(changes.Select(c => c.Sequence)).Order());
    }

    private async Task<List<string>> CommitAndKillAsync(int acknowledgements)
    {
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(
            dotnet, ["exec", typeof(CrashTests).Assembly.Location, "commit-until-killed", _folder.Path]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var commits = new List<string>();
        try
        {
            while (commits.Count < acknowledgements)
                commits.Add(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It ended by itself."));
            Assert.Equal("STORE_IN_USE", Assert.Throws<PimException>(() => SqliteCatalog.Open(new() { Folder = _folder.Path })).Reason);
        }
        finally
        {
            process.Kill();
        }
        // The last line may be cut off by the kill.
        var rest = await process.StandardOutput.ReadToEndAsync();
        commits.AddRange(rest.Split('\n')[..^1]);
        await process.WaitForExitAsync();
        return commits;
    }

    private static byte[] DocumentOf(string sku) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(sku, 50)));

    private static Product Create(string sku) =>
        Samples.Product(sku, Samples.Value("name", new TextValue(string.Concat(Enumerable.Repeat(sku, 100)))), Samples.Number(sku.Length));
}
