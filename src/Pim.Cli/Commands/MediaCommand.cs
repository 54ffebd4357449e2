using System.CommandLine;
using System.Globalization;
using Grpc.Core;
using Pim.Cli.Media;
using Pim.Cli.Output;
using Pim.Client;
using Pim.Client.Calls;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim media.</summary>
internal static class MediaCommand
{
    public static Command Build(CommonOptions common) => new("media", "Sends, lists, fetches and deletes images, videos and documents")
    {
        MediaUploadCommand.Build(common),
        BuildList(common),
        BuildGet(common),
        BuildWhereUsed(common),
        MediaDownloadCommand.Build(common),
        BuildDelete(common),
    };

    private static TaughtCommand BuildList(CommonOptions common)
    {
        var words = new Argument<string[]>(
            "words") { Description = "Words that stand in the key, the file name or the tags", Arity = ArgumentArity.ZeroOrMore };
        var filter = new Option<string?>("--filter") { Description = "Only assets that match", HelpName = "FILTER" };
        var limit = NumberOption.Whole("--limit", "Most assets to list, up to 1,000,000", 1, 1_000_000, otherwise: 100);
        var command = new TaughtCommand("list", "Lists assets by key", """
            A filter compares key, file_name, media_type, size, sha256, role, tags, expired, valid_until, create_time, update_time, facts.width,
            facts.height, facts.pages and facts.animated; : asks what a text contains.

            Examples:
              pim media list tent
              pim media list --filter 'role = MANUAL AND NOT expired = true'
              pim media list --filter 'media_type:"image/" AND facts.width < 800'
            """) { words, filter, limit };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new ListAssetsRequest { Query = string.Join(' ', arguments.GetValue(words) ?? []), Filter = arguments.GetValue(filter) ?? "" };
            var table = Tables.New(common.Terminal.Output, "key", "type", "pixels", "bytes", "role", "valid until");
            var left = arguments.GetValue(limit);
            do
            {
                request.PageSize = Math.Min(left, 1_000);
                var page = await Client(connection).ListAssetsAsync(request, cancellationToken: cancellationToken);
                foreach (var asset in page.Assets) AddRow(table, asset);
                left -= page.Assets.Count;
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0 && left > 0);
            common.Terminal.Output.Write(table);
            if (request.PageToken.Length > 0) common.Terminal.Output.WriteLine("There are more: --limit shows them.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static TaughtCommand BuildGet(CommonOptions common)
    {
        var key = Key();
        var command = new TaughtCommand("get", "Shows all that is known of an asset, as JSON", """
            Example:
              pim media get boots/ridge.jpg
            """) { key };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var asset = await Client(connection)
                .GetAssetAsync(new GetAssetRequest { Name = ResourceNames.Asset(arguments.GetRequiredValue(key)) }, cancellationToken: cancellationToken);
            common.Terminal.Output.WriteLine(asset.ToString());
            return ExitCodes.Done;
        });
        return command;
    }

    private static TaughtCommand BuildWhereUsed(CommonOptions common)
    {
        var key = Key();
        var command = new TaughtCommand("where-used", "Lists the drafts that name an asset and the channels whose content shows it", """
            The asset need not be there: drafts may name it before.

            Example:
              pim media where-used boots/ridge.jpg
            """) { key };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new ListAssetUsesRequest { Parent = ResourceNames.Asset(arguments.GetRequiredValue(key)), PageSize = 1_000 };
            var table = Tables.New(common.Terminal.Output, "sku", "where");
            do
            {
                var page = await Client(connection).ListAssetUsesAsync(request, cancellationToken: cancellationToken);
                foreach (var use in page.Uses)
                    table.AddRow(Markup.Escape(ResourceNames.SkuOf(use.Product)), use.Channel.Length == 0 ? "draft" : $"channel {Markup.Escape(use.Channel)}");
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            if (table.Rows.Count == 0) common.Terminal.Output.WriteLine("No draft names it, and no channel shows it.");
            else common.Terminal.Output.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static TaughtCommand BuildDelete(CommonOptions common)
    {
        var keys = new Argument<string[]>("KEY") { Description = "Keys of assets", Arity = ArgumentArity.OneOrMore };
        var force = new Option<bool>("--force") { Description = "Delete them though products name them or content shows them" };
        var command = new TaughtCommand("delete", "Deletes assets; one that is in use only with --force", """
            Content that shows an asset deleted with --force has its bare key from then on.

            Examples:
              pim media delete boots/ridge.jpg boots/ridge_2.jpg
              pim media delete boots/ridge.jpg --force
            """) { keys, force };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var code = ExitCodes.Done;
            foreach (var key in arguments.GetRequiredValue(keys))
            {
                try
                {
                    var request = new DeleteAssetRequest { Name = ResourceNames.Asset(key), Force = arguments.GetValue(force) };
                    await Client(connection).DeleteAssetAsync(request, cancellationToken: cancellationToken);
                }
                catch (RpcException e) when (ExitCodes.Of(e) == ExitCodes.Refused)
                {
                    ErrorPrinter.Print(common.Terminal.Error, ServiceError.Of(e));
                    code = ExitCodes.Refused;
                }
            }
            return code;
        });
        return command;
    }

    private static Argument<string> Key() => new("KEY") { Description = "Key of the asset" };

    private static AssetService.AssetServiceClient Client(PimConnection connection) => new(connection.Invoker);

    private static void AddRow(Spectre.Console.Table table, Asset asset) => table.AddRow(
        Markup.Escape(asset.Key),
        Markup.Escape(asset.MediaType),
        asset.Facts.Width > 0 ? $"{asset.Facts.Width} x {asset.Facts.Height}" : "",
        asset.Size.ToString("N0", CultureInfo.InvariantCulture),
        asset.Role == Asset.Types.Role.Unspecified ? "" : MediaFolder.NameOf(asset.Role),
        asset.ValidUntil is null ? "" : $"{asset.ValidUntil.ToDateTimeOffset():yyyy-MM-dd}{(asset.Expired ? " (expired)" : "")}");
}
