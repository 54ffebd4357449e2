using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Pim.Cli.Output;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim list.</summary>
internal static class ListCommand
{
    private static readonly FieldMask Shown = new() { Paths = { "sku", "type", "family", "parent", "enabled", "completeness" } };

    public static Command Build(CommonOptions common)
    {
        var filter = new Option<string?>("--filter") { Description = "Only products that match", HelpName = "FILTER" };
        var limit = NumberOption.Whole("--limit", "Most products to list, up to 1,000,000", 1, 1_000_000, otherwise: 100);
        var command = new TaughtCommand("list", "Lists products and product models by SKU", """
            A filter compares sku, type, family, family_variant, parent, enabled, categories (with all below), create_time, update_time,
            completeness.CHANNEL."LOCALE" (percent), issues, and values.ATTRIBUTE[.CHANNEL][."LOCALE"]; AND, OR and NOT put parts together.

            Examples:
              pim list --filter 'family = "shoes" AND NOT values.brand = "acme"'
              pim list --filter 'completeness.ecommerce."de-DE" < 100' --limit 20
              pim list --filter 'issues:*'
            """) { filter, limit };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var client = new ProductService.ProductServiceClient(connection.Invoker);
            var request = new ListProductsRequest { Filter = arguments.GetValue(filter) ?? "", ReadMask = Shown };
            var table = Tables.New(common.Terminal.Output, "sku", "type", "family", "parent", "enabled", "complete");
            var (left, hasMore) = (arguments.GetValue(limit), false);
            do
            {
                request.PageSize = Math.Min(left, 1_000);
                var page = await client.ListProductsAsync(request, cancellationToken: cancellationToken);
                foreach (var product in page.Products) AddRow(table, product);
                left -= page.Products.Count;
                request.PageToken = page.NextPageToken;
                hasMore = page.NextPageToken.Length > 0;
            }
            while (hasMore && left > 0);
            common.Terminal.Output.Write(table);
            if (hasMore) common.Terminal.Output.WriteLine("There are more: --limit shows them.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static void AddRow(Spectre.Console.Table table, Product product) => table.AddRow(
        Markup.Escape(product.Sku),
        product.Type == Product.Types.Type.Model ? "model" : "product",
        Markup.Escape(product.Family),
        Markup.Escape(product.Parent),
        product.HasEnabled && !product.Enabled ? "no" : "yes",
        Markup.Escape(string.Join(' ', product.Completeness.Select(c => $"{c.Channel}/{c.Locale} {c.Percent}%"))));
}
