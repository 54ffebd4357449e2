using System.CommandLine;
using Pim.Cli.Output;
using Pim.Client;
using Pim.V1;

namespace Pim.Cli.Commands;

/// <summary>pim preview.</summary>
internal static class PreviewCommand
{
    public static Command Build(CommonOptions common)
    {
        var sku = new Argument<string>("SKU") { Description = "The SKU of the product, or the code of the product model" };
        var channel = ChannelOptions.Channel();
        var locale = new Option<string>("--locale") { Description = "The locale, such as de-DE", HelpName = "LOCALE", Required = true };
        var json = new Option<bool>("--json") { Description = "Print JSON, as the service answers it" };
        var command = new TaughtCommand("preview", "Shows what a draft would look like to a channel if it were published now", """
            Example:
              pim preview 1111111171 --channel web --locale de-DE
            """) { sku, channel, locale, json };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new PreviewContentRequest
            {
                Product = ResourceNames.Product(arguments.GetRequiredValue(sku)),
                Channel = arguments.GetRequiredValue(channel),
                Locale = arguments.GetRequiredValue(locale),
            };
            var content = await new ContentService.ContentServiceClient(connection.Invoker).PreviewContentAsync(request, cancellationToken: cancellationToken);
            MessagePrinter.Print(content, ContentTree.Of, arguments.GetValue(json), common.Terminal.Output);
            return ExitCodes.Done;
        });
        return command;
    }
}
