using System.CommandLine;
using Grpc.Core;
using Pim.Cli.Output;
using Pim.Client;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim get.</summary>
internal static class GetCommand
{
    public static Command Build(CommonOptions common)
    {
        var sku = new Argument<string>("SKU") { Description = "The SKU of the product, or the code of the product model" };
        var channel = new Option<string?>("--channel") { Description = "Show the content that this channel sees", HelpName = "CODE" };
        var locale = new Option<string?>("--locale") { Description = "The locale of that content, such as de-DE", HelpName = "LOCALE" };
        var json = new Option<bool>("--json") { Description = "Print JSON, as the service answers it" };
        var command = new TaughtCommand("get", "Shows one product, or its content as a channel and a locale see it", """
            Without a channel: what the draft holds itself, and how complete it is. With one: what was published there; what its models give and
            fallback locales are counted in. `pim preview` shows what the draft would look like there.

            Examples:
              pim get 1111111171
              pim get 1111111171 --channel ecommerce --locale de-DE
            """) { sku, channel, locale, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(channel) is null != result.GetValue(locale) is null) result.AddError("--channel and --locale go together.");
        });
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var (asked, isJson) = (arguments.GetRequiredValue(sku), arguments.GetValue(json));
            if (arguments.GetValue(channel) is { } code)
                return await PrintContentAsync(asked, code, arguments.GetValue(locale)!, isJson, common, connection, cancellationToken);
            var request = new GetProductRequest { Name = ResourceNames.Product(asked) };
            var product = await new ProductService.ProductServiceClient(connection.Invoker).GetProductAsync(request, cancellationToken: cancellationToken);
            MessagePrinter.Print(product, ProductTree.Of, isJson, common.Terminal.Output);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> PrintContentAsync(
        string sku, string channel, string locale, bool isJson, CommonOptions common, PimConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetContentRequest { Product = ResourceNames.Product(sku), Channel = channel, Locale = locale };
            var content = await new ContentService.ContentServiceClient(connection.Invoker).GetContentAsync(request, cancellationToken: cancellationToken);
            MessagePrinter.Print(content, ContentTree.Of, isJson, common.Terminal.Output);
            return ExitCodes.Done;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            if (!await IsUnpublishedAsync(sku, channel, common, connection, cancellationToken)) throw;
            common.Terminal.Error.WriteLine($"Error: {sku} is not published in {channel}. `pim publish \"{sku}\" --channel {channel}` publishes its draft.");
            return ExitCodes.Refused;
        }
    }

    /// <summary>Whether product and channel are there, but not one in the other.</summary>
    private static async Task<bool> IsUnpublishedAsync(
        string sku, string channel, CommonOptions common, PimConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            var request = new GetPublicationRequest { Name = ResourceNames.Publication(sku, channel) };
            var publication = await new PublicationService.PublicationServiceClient(connection.Invoker)
                .GetPublicationAsync(request, cancellationToken: cancellationToken);
            return !publication.Published;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.NotFound or StatusCode.InvalidArgument)
        {
            return false;
        }
    }
}
