using System.CommandLine;
using Grpc.Core;
using Pim.Cli.Output;
using Pim.Cli.Publications;
using Pim.Client;
using Pim.Client.Calls;
using Pim.V1;
using Spectre.Console;
using Action = Pim.V1.BulkPublishRequest.Types.Action;

namespace Pim.Cli.Commands;

/// <summary>pim publish and pim unpublish.</summary>
internal static class PublishCommand
{
    private const int MaxProducts = 500;

    public static Command Build(CommonOptions common) =>
        Build(common, Action.Publish, new TaughtCommand("publish", "Lets a channel see drafts as they are now", """
        Editors change drafts; a channel goes on seeing the revision that was published there. Named products are published all or none, with
        the models above them that the channel does not have yet. With --filter or --all, a product that is refused stands in nobody's way.

        Examples:
          pim publish 1111111171 1111111172 --channel web
          pim publish --filter 'family = "shoes"' --channel web --dry-run
          pim publish --all --channel web
        """));

    public static Command BuildUnpublish(CommonOptions common) =>
        Build(common, Action.Unpublish, new TaughtCommand("unpublish", "Withdraws products from a channel", """
        The drafts stay as they are. Variants of a withdrawn model are not seen either.

        Examples:
          pim unpublish 1111111171 --channel web
          pim unpublish --filter 'categories:sale' --channel web --dry-run
        """));

    private static TaughtCommand Build(CommonOptions common, Action action, TaughtCommand command)
    {
        var skus = new Argument<string[]>("SKU") { Description = "SKUs of products, or codes of models", Arity = ArgumentArity.ZeroOrMore };
        var channel = ChannelOptions.Channel();
        var filter = new Option<string?>("--filter") { Description = "All products whose drafts match; see `pim list --help`", HelpName = "FILTER" };
        var all = new Option<bool>("--all") { Description = "All products" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check everything and tell what would be done, but change nothing" };
        command.Arguments.Add(skus);
        foreach (var option in new Option[] { channel, filter, all, dryRun }) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var count = result.GetValue(skus)?.Length ?? 0;
            if ((count > 0 ? 1 : 0) + (result.GetValue(filter) is null ? 0 : 1) + (result.GetValue(all) ? 1 : 0) != 1)
                result.AddError("Say which products: by their SKUs, or with --filter, or with --all.");
            if (count > MaxProducts) result.AddError($"At most {MaxProducts} products can be named at once.");
        });
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var client = new PublicationService.PublicationServiceClient(connection.Invoker);
            var (code, isDryRun) = (arguments.GetRequiredValue(channel), arguments.GetValue(dryRun));
            if (arguments.GetValue(skus) is { Length: > 0 } named)
                return await RunAsync(common, client, action, code, [.. named.Distinct(StringComparer.Ordinal)], isDryRun, cancellationToken);
            var request = new BulkPublishRequest { Channel = code, Action = action, Filter = arguments.GetValue(filter) ?? "", ValidateOnly = isDryRun };
            return await new BulkPublishing(common.Terminal, client).RunAsync(request, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CommonOptions common, PublicationService.PublicationServiceClient client, Action action, string channel,
        IReadOnlyList<string> skus, bool isDryRun, CancellationToken cancellationToken)
    {
        var console = common.Terminal.Output;
        try
        {
            var publications = await CallAsync(client, action, channel, skus.Select(ResourceNames.Product), isDryRun, cancellationToken);
            var table = Tables.New(console, "sku", "published", "since", "by", "");
            foreach (var (index, publication) in publications.Index())
            {
                table.AddRow(Markup.Escape(ResourceNames.SkuOf(publication.Name)), PublicationText.Revision(publication),
                    PublicationText.Time(publication.PublishTime),
                    Markup.Escape(publication.Publisher), index < skus.Count ? "" : "model taken along");
            }
            console.Write(table);
            if (isDryRun) console.WriteLine("Nothing was changed: this was a dry run.");
            return ExitCodes.Done;
        }
        catch (RpcException e) when (ServiceError.Of(e) is { Violations.Count: > 0 } error)
        {
            ErrorPrinter.Print(common.Terminal.Error, ProductErrors.Named(error, skus));
            return ExitCodes.Of(e);
        }
    }

    private static async Task<IReadOnlyList<Publication>> CallAsync(PublicationService.PublicationServiceClient client, Action action, string channel,
        IEnumerable<string> products, bool isDryRun, CancellationToken cancellationToken)
    {
        if (action == Action.Publish)
        {
            var publish = new PublishProductsRequest { Channel = channel, Products = { products }, ValidateOnly = isDryRun };
            return (await client.PublishProductsAsync(publish, cancellationToken: cancellationToken)).Publications;
        }
        var unpublish = new UnpublishProductsRequest { Channel = channel, Products = { products }, ValidateOnly = isDryRun };
        return (await client.UnpublishProductsAsync(unpublish, cancellationToken: cancellationToken)).Publications;
    }
}
