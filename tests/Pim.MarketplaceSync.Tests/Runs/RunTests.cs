using Pim.MarketplaceSync.Tests.Processes;
using Pim.V1;

namespace Pim.MarketplaceSync.Tests.Runs;

/// <summary>The program as a shop runs it.</summary>
public sealed class RunTests : IAsyncLifetime
{
    private RunningService _service = null!;

    private string Mapping => _service.Write("mapping.json", Mappings.Demo("google-rss"));

    public async Task InitializeAsync() => _service = await RunningService.StartAsync(hasDemo: true);

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_changes_nothing()
    {
        string[] run = ["run", "--mapping", Mapping, "--out", _service.PathOf("feed.xml")];
        Assert.Contains("342 added, 0 altered, 0 removed", await _service.SyncAsync([.. run, "--dry-run"]), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_service.PathOf("."), "feed*"));

        await _service.SyncAsync([.. run, "--once"]);
        var before = await File.ReadAllTextAsync(_service.PathOf("feed-en.xml"));
        await new ProductService.ProductServiceClient(_service.Connection.Invoker).UpdateProductAsync(new()
        {
            Product = new() { Sku = "BRUN-BRAMBLE-1L", Values = { ["name"] = new() { Values = { new Value { Locale = "en-US", Text = "Another press" }, new Value { Locale = "de-DE", Text = "Eine andere" } } } } },
            UpdateMask = new() { Paths = { "values.name" } },
        });
        await new PublicationService.PublicationServiceClient(_service.Connection.Invoker)
            .PublishProductsAsync(new() { Channel = "marketplace", Products = { "products/BRUN-BRAMBLE-1L" } });

        var told = await _service.SyncAsync([.. run, "--dry-run"]);
        Assert.Contains(
            "~ en BRUN-BRAMBLE-1L\n    title: 'Bramble French Press 1 L' -> 'Another press'", told.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(_service.PathOf("feed-en.xml")));
    }

    [Fact]
    public async Task A_second_keeper_is_refused_and_the_report_tells_what_is_missing()
    {
        string[] shared = ["--mapping", Mapping, "--out", _service.PathOf("feed.xml")];
        await using var first = _service.StartSync(["run", .. shared]);
        while (await first.ReadLineAsync() is { } line && !line.Contains("feed-de.xml", StringComparison.Ordinal)) continue;

        var (code, _, errors) = await ProgramProcess.RunAsync("Pim.MarketplaceSync/marketplace-sync.dll", ["run", .. shared, "--server", _service.Address]);
        Assert.Equal(2, code);
        Assert.Contains("is in use by another marketplace-sync", errors, StringComparison.Ordinal);

        var gaps = await _service.SyncAsync(["report", .. shared, "--gaps"]);
        Assert.Contains("en  image  jackets  image_link MISSING: 4 products, 4 left out, such as SKAR-CURLEW-SIGNAL-YELLOW-L", gaps, StringComparison.Ordinal);
        Assert.Contains("HEAR-MORTAR (left out)", await _service.SyncAsync(["report", .. shared]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mapping_that_does_not_fit_the_service_is_refused_before_anything_is_done()
    {
        var mapping = _service.Write("wrong.json", Mappings.Demo("google-rss")
            .Replace("values.mpn", "values.part_number", StringComparison.Ordinal).Replace("de-DE", "nl-NL", StringComparison.Ordinal));
        var (code, _, errors) = await ProgramProcess.RunAsync("Pim.MarketplaceSync/marketplace-sync.dll", "run", "--mapping", mapping, "--out",
            _service.PathOf("feed.xml"), "--once", "--server", _service.Address);
        Assert.Equal(2, code);
        Assert.Contains("feeds[1].locale: the channel marketplace does not serve 'nl-NL'; it serves en-US, de-DE.", errors, StringComparison.Ordinal);
        Assert.Contains("fields.mpn: the service has no attribute 'part_number'.", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_service.PathOf("."), "feed*"));
    }
}
