using System.CommandLine;
using Google.Protobuf;
using Pim.Cli.Output;
using Pim.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pim.Cli.Commands;

/// <summary>pim get.</summary>
internal static class GetCommand
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation());

    public static Command Build(CommonOptions common)
    {
        var sku = new Argument<string>("SKU") { Description = "The SKU of the product, or the code of the product model" };
        var channel = new Option<string?>("--channel") { Description = "Show the content that this channel sees", HelpName = "CODE" };
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
            var call = common.QuickCall(cancellationToken);
            if (arguments.GetValue(channel) is { } code)
            {
                var request = new GetContentRequest { Product = name, Channel = code, Locale = arguments.GetValue(locale) };
                var content = await new ContentService.ContentServiceClient(connection.Invoker).GetContentAsync(request, call);
                Print(content, ContentTree.Of, arguments.GetValue(json), common.Terminal.Output);
            }
            else
            {
                var request = new GetProductRequest { Name = name };
                var product = await new ProductService.ProductServiceClient(connection.Invoker).GetProductAsync(request, call);
                Print(product, ProductTree.Of, arguments.GetValue(json), common.Terminal.Output);
            }
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print<T>(T message, Func<T, IRenderable> draw, bool isJson, IAnsiConsole console)
        where T : IMessage
    {
        if (isJson) console.Profile.Out.Writer.WriteLine(Json.Format(message));
        else console.Write(draw(message));
    }
}
