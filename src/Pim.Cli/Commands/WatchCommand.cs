using System.CommandLine;
using Grpc.Core;
using Pim.Cli.Changes;
using Pim.Cli.Output;
using Pim.Client.Files;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim watch.</summary>
internal static class WatchCommand
{
    public static Command Build(CommonOptions common)
    {
        var (channel, locales, filter) = (ChannelOptions.Channel(), ChannelOptions.Locales(), ChannelOptions.Filter());
        var fromNow = new Option<bool>("--from-now") { Description = "Leave out what is there already; of no account where a token leads on" };
        var tokenFile = new Option<string?>("--token-file")
        {
            Description = "Remember in this file what was printed, and go on from there the next time",
            HelpName = "FILE",
        };
        var withoutContent = new Option<bool>("--without-content") { Description = "Only which products changed" };
        var json = new Option<bool>("--json") { Description = "Print each change as JSON on a line" };
        var resync = new Option<bool>("--resync") { Description = "Begin again when the service cannot tell any more what happened since the token" };
        var command = new TaughtCommand("watch", "Prints all that a channel sees, then every change as it happens, until it is stopped", """
            A line: time, sequence, SKU, and the title or 'withdrawn'. A lost connection is made again. With --token-file, every change is printed
            at least once, whatever stops in between. After --resync began again (with --json a line {"resync":true} says so), what does not come
            anew is not there any more.

            Examples:
              pim watch --channel web --from-now
              pim watch --channel web --locale de-DE --token-file web.token --resync --json | ./send-to-shop
            """) { channel, locales, filter, fromNow, tokenFile, withoutContent, json, resync };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new WatchChangesRequest
            {
                Channel = arguments.GetRequiredValue(channel),
                Locales = { arguments.GetRequiredValue(locales) },
                Filter = arguments.GetValue(filter) ?? "",
                FromNow = arguments.GetValue(fromNow),
                WithoutContent = arguments.GetValue(withoutContent),
            };
            var printer = new ChangePrinter(common.Terminal.Output, arguments.GetValue(json));
            var file = arguments.GetValue(tokenFile) is { } path ? new TokenFile(path) : null;
            try
            {
                await new PrintedWatch(common.Terminal, connection, printer, file, arguments.GetValue(resync)).RunAsync(request, cancellationToken);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.OutOfRange)
            {
                ErrorPrinter.Print(common.Terminal.Error, e, connection.Address);
                common.Terminal.Error.WriteLine("With --resync, the watch begins again.");
                return ExitCodes.Refused;
            }
            return ExitCodes.Done;
        });
        return command;
    }
}
