using System.CommandLine;
using Google.Protobuf;
using Pim.Cli.Output;
using Pim.V1;

namespace Pim.Cli.Commands;

/// <summary>pim get.</summary>
internal static class GetCommand
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation());

    public static Command Build(CommonOptions common)
    {
        var sku = new Argument<string>("SKU") { Description = "The SKU of the product, or the code of the product model" };
        var channel = new Option<string?>("--channel") { Description = "Show the content that this channel sees, models and fallback locales counted in", HelpName = "CODE" };
        var locale = new Option<string?>("--locale") { Description = "The locale of that content, such as de-DE", HelpName = "LOCALE" };
        var json = new Option<bool>("--json") { Description = "Print JSON, as the service answers it" };
        var command = new TaughtCommand("get", "Shows one product, or its content as a channel and a locale see it", """
            Without a channel: what the product holds itself, and how complete it is. With one: what its models give and fallback locales are
            counted in.

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
            var name = ResourceNames.Product(arguments.GetRequiredValue(sku));
            var console = common.Terminal.Output;
            if (arguments.GetValue(channel) is { } channelCode)
            {
                var request = new GetContentRequest { Product = name, Channel = channelCode, Locale = arguments.GetValue(locale) };
                var content = await new ContentService.ContentServiceClient(connection.Invoker).GetContentAsync(request, common.QuickCall(cancellationToken));
                if (arguments.GetValue(json)) console.Profile.Out.Writer.WriteLine(Json.Format(content));
                else console.Write(ContentTree.Of(content));
                return ExitCodes.Done;
            }
            var product = await new ProductService.ProductServiceClient(connection.Invoker).GetProductAsync(new GetProductRequest { Name = name }, common.QuickCall(cancellationToken));
            if (arguments.GetValue(json)) console.Profile.Out.Writer.WriteLine(Json.Format(product));
            else console.Write(ProductTree.Of(product));
            return ExitCodes.Done;
        });
        return command;
    }
}
