using System.CommandLine;
using Pim.Cli.Output;
using Pim.Client;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim publications.</summary>
internal static class PublicationsCommand
{
    public static Command Build(CommonOptions common)
    {
        var sku = new Argument<string>("SKU") { Description = "The SKU of the product, or the code of the product model" };
        var command = new TaughtCommand("publications", "Tells which channels have a product, and in which revision", """
            Example:
              pim publications 1111111171
            """) { sku };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new ListPublicationsRequest { Parent = ResourceNames.Product(arguments.GetRequiredValue(sku)) };
            var answer = await new PublicationService.PublicationServiceClient(connection.Invoker)
                .ListPublicationsAsync(request, cancellationToken: cancellationToken);
            var table = Tables.New(common.Terminal.Output, "channel", "published", "since", "by", "draft", "schedule");
            foreach (var publication in answer.Publications)
            {
                table.AddRow(
                    Markup.Escape(ResourceNames.LastOf(publication.Name)),
                    PublicationText.Revision(publication),
                    PublicationText.Time(publication.PublishTime),
                    Markup.Escape(publication.Publisher),
                    publication.Published ? publication.DraftDiffers ? "differs" : "the same" : "",
                    Markup.Escape(PublicationText.Schedule(publication.Schedule)));
            }
            common.Terminal.Output.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }
}
