using System.CommandLine;
using Pim.Cli.Output;
using Pim.Client;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim diff.</summary>
internal static class DiffCommand
{
    public static Command Build(CommonOptions common)
    {
        var sku = new Argument<string>("SKU") { Description = "The SKU of the product, or the code of the product model" };
        var channel = ChannelOptions.Channel();
        var command = new TaughtCommand("diff", "Shows in what a draft differs from what a channel sees", """
            Long texts are cut around the place where they begin to differ.

            Example:
              pim diff 1111111171 --channel web
            """) { sku, channel };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var code = arguments.GetRequiredValue(channel);
            var request = new DiffPublicationRequest { Name = ResourceNames.Publication(arguments.GetRequiredValue(sku), code) };
            var diff = await new PublicationService.PublicationServiceClient(connection.Invoker)
                .DiffPublicationAsync(request, cancellationToken: cancellationToken);
            var console = common.Terminal.Output;
            if (diff.Differences.Count == 0)
            {
                console.WriteLine($"{code} has the draft as it is: revision {ResourceNames.LastOf(diff.DraftRevision)}.");
                return ExitCodes.Done;
            }
            if (diff.PublishedRevision.Length == 0) console.WriteLine($"{code} does not have it yet: all of it is new.");
            console.Write(DiffTable.Of(diff, console));
            return ExitCodes.Done;
        });
        return command;
    }
}
