using System.Text;
using Pim.MarketplaceSync.Mapping;

namespace Pim.MarketplaceSync.Tests;

/// <summary>Mappings to try.</summary>
internal static class Mappings
{
    /// <summary>The demo's mapping for Google, for this target, rewritten as often as there is something new.</summary>
    public static string Demo(string target) =>
        Shipped("demo-google.json").Replace("\"google-rss\"", $"\"{target}\", \"rewriteIntervalSeconds\": 0", StringComparison.Ordinal);

    /// <summary>A mapping that is part of the repository.</summary>
    public static string Shipped(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PimService.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return File.ReadAllText(Path.Combine(folder, "clients/marketplace-sync/mappings", name));
    }

    /// <summary>A mapping with these fields.</summary>
    public static FeedMapping Of(string target, string fields, string more = "", string currency = "EUR", string locale = "en-US") => Read($$"""
        {
          "target": "{{target}}", "channel": "web",
          "feeds": [{ "name": "main", "locale": "{{locale}}", "country": "DE", "currency": "{{currency}}", "title": "Shop", "link": "https://shop.example/" }],
          "media": "https://media.example/{key}", {{more}}
          "fields": { {{fields}} }
        }
        """);

    /// <summary>Reads a mapping.</summary>
    public static FeedMapping Read(string json) => MappingReader.Read("test.json", Encoding.UTF8.GetBytes(json));
}
