using System.CommandLine;
using Pim.Cli.Insights;
using Pim.Client;

namespace Pim.Cli.Commands;

/// <summary>Single customers and products.</summary>
internal static partial class InsightsCommand
{
    private static TaughtCommand Customer(CommonOptions common)
    {
        var (customer, horizon) = (Text("--customer", "Pseudonym of the customer", "ID"),
            NumberOption.Days("--horizon", "Days after an order that a customer is active; without it, 90"));
        return Report(common, "customer", "What is known of a customer", """
            Example:
              pim insights customer --customer c-4711
            """, [customer, horizon], null,
            async (client, arguments, options) => await client.GetCustomerInsightAsync(
                new() { CustomerId = arguments.GetRequiredValue(customer), Horizon = Length(arguments.GetValue(horizon)) }, options),
            (answer, _) => CustomerSheets.Of(answer));
    }

    private static TaughtCommand Suggest(CommonOptions common)
    {
        var (product, channel, limit) = (Text("--product", "The product", "SKU"), Text("--channel", "Code of the channel", "CODE"), Limit(100, otherwise: 10));
        var customer = new Option<string?>("--customer") { Description = "Pseudonym of the customer to suit", HelpName = "ID" };
        var type = new Option<string?>("--type") { Description = "Only links of this association type", HelpName = "CODE" };
        return Report(common, "suggest", "What goes with a product: linked by editors, or bought together", """
            Example:
              pim insights suggest --product TARN-SALTMARSH-3 --channel web --customer c-4711
            """, [product, channel, customer, type, limit], null,
            async (client, arguments, options) => await client.SuggestProductsAsync(new()
            {
                Product = ResourceNames.Product(arguments.GetRequiredValue(product)), Channel = arguments.GetRequiredValue(channel),
                CustomerId = arguments.GetValue(customer) ?? "", AssociationType = arguments.GetValue(type) ?? "", Limit = arguments.GetValue(limit),
            }, options),
            (answer, _) => CustomerSheets.Of(answer.Products));
    }

    private static TaughtCommand Again(CommonOptions common)
    {
        var (customer, limit) = (Text("--customer", "Pseudonym of the customer", "ID"), Limit(100, otherwise: 10));
        var channel = new Option<string?>("--channel") { Description = "Only what this channel sees", HelpName = "CODE" };
        return Report(common, "again", "What a customer may want again", """
            Example:
              pim insights again --customer c-4711 --channel web
            """, [customer, channel, limit], null,
            async (client, arguments, options) => await client.ListBuyAgainAsync(
                new() { CustomerId = arguments.GetRequiredValue(customer), Channel = arguments.GetValue(channel)
                    ?? "", Limit = arguments.GetValue(limit) }, options),
            (answer, _) => CustomerSheets.Of(answer.Products));
    }

    private static TaughtCommand Support(CommonOptions common)
    {
        var (channel, locale) = (Text("--channel", "Code of the channel", "CODE"), Text("--locale", "One of its locales", "LOCALE"));
        var products = new Option<string[]>(
            "--product") { Description = "A product of the order; may be given several times", HelpName = "SKU", Required = true };
        return Report(common, "support", "Manuals, guides, videos and answers for the products of an order", """
            Example:
              pim insights support --channel web --locale en-US --product TARN-SALTMARSH-3 --product HEAR-MORTAR
            """, [products, channel, locale], null,
            async (client, arguments, options) => await client.ListSupportMaterialAsync(new()
            {
                Channel = arguments.GetRequiredValue(channel), Locale = arguments.GetRequiredValue(locale),
                Products = { arguments.GetRequiredValue(products).Select(ResourceNames.Product) },
            }, options),
            (answer, _) => CustomerSheets.Of(answer.Materials));
    }

    private static TaughtCommand Gaps(CommonOptions common)
    {
        var (scope, limit) = (new ScopeOptions(), Limit(100, otherwise: 10));
        return Report(common, "gaps", "Searches that found nothing, and products that are looked at but lack content", """
            Example:
              pim insights gaps --from 2026-01-01 --to 2026-07-01 --channel web --locale de-DE
            """, [limit], scope,
            async (client, arguments, options) =>
                await client.ListContentGapsAsync(new() { Scope = scope.Read(arguments), Limit = arguments.GetValue(limit) }, options),
            (answer, _) => CustomerSheets.Of(answer));
    }

    private static Option<string> Text(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, Required = true };
}
