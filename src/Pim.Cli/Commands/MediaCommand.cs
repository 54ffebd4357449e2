using System.CommandLine;
using System.Globalization;
using Grpc.Core;
using Pim.Cli.Media;
using Pim.Cli.Output;
using Pim.Client;
using Pim.Client.Calls;
using Pim.Client.Files;
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
        BuildDownload(common),
        BuildDelete(common),
    };

    private static TaughtCommand BuildList(CommonOptions common)
    {
        var words = new Argument<string[]>("words") { Description = "Words that stand in the key, the file name or the tags", Arity = ArgumentArity.ZeroOrMore };
        var filter = new Option<string?>("--filter") { Description = "Only assets that match", HelpName = "FILTER" };
        var limit = new Option<int>("--limit") { Description = "Most assets to list", HelpName = "N", DefaultValueFactory = _ => 100 };
        var command = new TaughtCommand("list", "Lists assets by key", """
            A filter compares key, file_name, media_type, size, sha256, role, tags, expired, valid_until, create_time, update_time, facts.width,
            facts.height, facts.pages and facts.animated; : asks what a text contains.

            Examples:
              pim media list tent
              pim media list --filter 'role = MANUAL AND NOT expired = true'
              pim media list --filter 'media_type:"image/" AND facts.width < 800'
            """) { words, filter, limit };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1) result.AddError("--limit must be at least 1.");
        });
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

    private static Command BuildGet(CommonOptions common)
    {
        var key = Key();
        var command = new Command("get", "Shows all that is known of an asset, as JSON") { key };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var asset = await Client(connection).GetAssetAsync(new GetAssetRequest { Name = ResourceNames.Asset(arguments.GetRequiredValue(key)) }, cancellationToken: cancellationToken);
            common.Terminal.Output.WriteLine(asset.ToString());
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command BuildWhereUsed(CommonOptions common)
    {
        var key = Key();
        var command = new Command("where-used", "Lists the drafts that name an asset and the channels whose content shows it") { key };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new ListAssetUsesRequest { Parent = ResourceNames.Asset(arguments.GetRequiredValue(key)), PageSize = 1_000 };
            var table = Tables.New(common.Terminal.Output, "sku", "where");
            do
            {
                var page = await Client(connection).ListAssetUsesAsync(request, cancellationToken: cancellationToken);
                foreach (var use in page.Uses) table.AddRow(Markup.Escape(ResourceNames.SkuOf(use.Product)), use.Channel.Length == 0 ? "draft" : $"channel {Markup.Escape(use.Channel)}");
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);
            common.Terminal.Output.Write(table);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command BuildDownload(CommonOptions common)
    {
        var key = Key();
        var file = new Argument<string>("FILE") { Description = "Where to write it; one that is there is replaced" };
        var command = new Command("download", "Fetches the file of an asset") { key, file };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            using var call = Client(connection).DownloadAsset(new DownloadAssetRequest { Name = ResourceNames.Asset(arguments.GetRequiredValue(key)) }, cancellationToken: cancellationToken);
            if (!await call.ResponseStream.MoveNext(cancellationToken)) return ExitCodes.Unreachable;
            await using var target = new AtomicFile(arguments.GetRequiredValue(file), asIs: true);
            do await target.Stream.WriteAsync(call.ResponseStream.Current.Chunk.Memory, cancellationToken);
            while (await call.ResponseStream.MoveNext(cancellationToken));
            await target.CompleteAsync();
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command BuildDelete(CommonOptions common)
    {
        var keys = new Argument<string[]>("KEY") { Description = "Keys of assets", Arity = ArgumentArity.OneOrMore };
        var force = new Option<bool>("--force") { Description = "Delete them though products name them or content shows them" };
        var command = new Command("delete", "Deletes assets; one that is in use only with --force") { keys, force };
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
