using System.CommandLine;
using Pim.Cli.Changes;
using Pim.Client.Files;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim export content.</summary>
internal static class ExportContentCommand
{
    private const string StandardOutput = "-";

    public static Command Build(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "The file, packed when its name ends in .gz; - for the standard output" };
        var (channel, locales, filter) = (ChannelOptions.Channel(), ChannelOptions.Locales(), ChannelOptions.Filter());
        var tokenFile =
            new Option<string?>("--token-file") { Description = "Write to this file where `pim watch --token-file` goes on from", HelpName = "FILE" };
        var command = new TaughtCommand("content", "Writes all content that a channel sees as JSON, one product and locale on each line", """
            The file is the state of the channel as of one sequence; it is put in its place when it is complete.

            Examples:
              pim export content --channel web web.ndjson.gz --token-file web.token
              pim export content --channel web --locale de-DE --filter 'family = "shoes"' - | jq .title
            """) { file, channel, locales, filter, tokenFile };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new ExportContentRequest
            {
                Channel = arguments.GetRequiredValue(channel),
                Locales = { arguments.GetRequiredValue(locales) },
                Filter = arguments.GetValue(filter) ?? "",
            };
            var path = arguments.GetRequiredValue(file);
            var folder = path == StandardOutput ? Path.GetTempPath() : Path.GetDirectoryName(Path.GetFullPath(path))!;
            var client = new ContentService.ContentServiceClient(connection.Invoker);
            await using var spool = new ContentSpool(folder, await HeadAsync(client, request.Channel, connection.Options.Deadline(), cancellationToken));
            var last = await FillAsync(spool, client, request, cancellationToken);
            await GiveOutAsync(spool, path, last, common.Terminal, cancellationToken);
            if (arguments.GetValue(tokenFile) is { } token) await new TokenFile(token).WriteAsync(last.ResumeToken);
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>The sequence that the channel is at.</summary>
    private static async Task<long> HeadAsync(
        ContentService.ContentServiceClient client, string channel, DateTime deadline, CancellationToken cancellationToken)
    {
        var request = new WatchChangesRequest { Channel = channel, FromNow = true, WithoutContent = true };
        using var call = client.WatchChanges(request, deadline: deadline, cancellationToken: cancellationToken);
        return await call.ResponseStream.MoveNext(cancellationToken) ? call.ResponseStream.Current.Sequence : throw CutShort();
    }

    private static async Task<ExportContentResponse> FillAsync(
        ContentSpool spool, ContentService.ContentServiceClient client, ExportContentRequest request, CancellationToken cancellationToken)
    {
        using var call = client.ExportContent(request, cancellationToken: cancellationToken);
        ExportContentResponse? last = null;
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            last = call.ResponseStream.Current;
            foreach (var change in last.Changes) await spool.AddAsync(change, cancellationToken);
        }
        return last ?? throw CutShort();
    }

    private static async Task GiveOutAsync(ContentSpool spool, string path, ExportContentResponse last, Terminal terminal, CancellationToken cancellationToken)
    {
        if (path == StandardOutput)
        {
            await using var output = terminal.OpenOutput();
            await spool.CopyToAsync(output, cancellationToken);
            return;
        }
        await using var target = new AtomicFile(path);
        var count = await spool.CopyToAsync(target.Stream, cancellationToken);
        await target.CompleteAsync();
        terminal.Output.WriteLine($"{count:N0} contents in {path}, as of sequence {last.Sequence}");
    }

    private static InvalidDataException CutShort() => new("The service ended its answer before it began.");
}
