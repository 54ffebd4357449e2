using System.Text;
using System.Text.Json;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.State;

namespace Pim.MarketplaceSync.Reports;

/// <summary>What was found, product by product: one JSON object on each line, for each feed and product with something to mend.</summary>
internal static class ValidationReport
{
    public static async Task WriteAsync(Stream stream, FeedMapping mapping, StateReading state, CancellationToken cancellationToken)
    {
        await using var writer =
            new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024, leaveOpen: true) { NewLine = "\n" };
        foreach (var feed in mapping.Feeds)
        {
            foreach (var product in state.Products(feed.Name).Where(p => p.Findings.Count > 0))
            {
                var line = new Line(feed.Name, product.Sku, product.Family, product.Item is null, product.Findings);
                await writer.WriteLineAsync(JsonSerializer.Serialize(line, FindingJson.Options).AsMemory(), cancellationToken);
            }
        }
    }

    private sealed record Line(string Feed, string Sku, string Family, bool LeftOut, IReadOnlyList<Finding> Findings);
}
