using System.Xml.Linq;
using Pim.MarketplaceSync.Tests.Processes;

namespace Pim.MarketplaceSync.Tests.Runs;

/// <summary>Google feeds of a real catalogue of 1,239 products, from import to file, held against limits that are written down here once more.</summary>
public sealed class AkeneoTests
{
    private static readonly XNamespace G = "http://base.google.com/ns/1.0";

    private static readonly Dictionary<string, int> Limits = new()
    {
        ["id"] = 50, ["title"] = 150, ["description"] = 5_000, ["brand"] = 70, ["mpn"] = 70, ["item_group_id"] = 50, ["product_type"] = 750, ["link"] = 2_000,
            ["image_link"] = 2_000,
        ["additional_image_link"] = 2_000, ["color"] = 100, ["size"] = 100, ["material"] = 200, ["gtin"] = 14,
    };

    [DataFact("akeneo-icecat")]
    public async Task No_item_breaks_a_limit()
    {
        await using var service = await RunningService.StartAsync();
        var (code, output, errors) = await ProgramProcess.RunAsync(
            "Pim.Cli/pim.dll", "import", "akeneo", DataFactAttribute.Find("akeneo-icecat")!, "--publish", "print", "--no-progress", "--server",
                service.Address);
        Assert.True(code == 0, errors + output);

        await service.SyncAsync(
            "run", "--mapping", service.Write("akeneo.json", Mappings.Shipped("akeneo-google.json")), "--out", service.PathOf("feed.xml"), "--once");

        foreach (var feed in (string[])["us", "de", "fr"])
        {
            var items = XDocument.Load(service.PathOf($"feed-{feed}.xml")).Descendants("item").ToList();
            Assert.Equal(1_239, items.Count);
            Assert.Equal(items.Count, items.Select(i => i.Element(G + "id")!.Value).Distinct().Count());
            Assert.All(items, Check);
            Assert.Equal(240, items.Count(i => i.Element(G + "item_group_id") is not null));
        }
    }

    private static void Check(XElement item)
    {
        foreach (var field in (string[])["id", "title", "description", "link", "image_link", "availability", "price"]) Assert.Single(item.Elements(G + field));
        foreach (var (field, limit) in Limits) Assert.All(item.Elements(G + field), e => Assert.InRange(e.Value.Length, 1, limit));
        Assert.InRange(item.Elements(G + "additional_image_link").Count(), 0, 10);
        Assert.Matches(@"^\d+\.\d\d (USD|EUR)$", item.Element(G + "price")!.Value);
        Assert.DoesNotMatch("<[a-z/]", item.Value);
    }
}
