using System.CommandLine;
using Pim.Cli.Import;
using Pim.Client;
using Pim.Client.Files;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim media download.</summary>
internal static class MediaDownloadCommand
{
    private const string StandardOutput = "-";

    public static Command Build(CommonOptions common)
    {
        var key = new Argument<string>("KEY") { Description = "Key of the asset" };
        var file = new Argument<string?>("FILE")
        {
            Description = "Where to write it; one that is there is replaced. Without it: a new file here, with the name that the asset gives; - for the standard output",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new TaughtCommand("download", "Fetches the file of an asset", """
            The file is put in its place when it is complete.

            Examples:
              pim media download boots/ridge.jpg
              pim media download boots/ridge.jpg /tmp/boot.jpg
              pim media download manuals/ridge.pdf - | pdftotext - -
            """) { key, file };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new DownloadAssetRequest { Name = ResourceNames.Asset(arguments.GetRequiredValue(key)) };
            using var call = new AssetService.AssetServiceClient(connection.Invoker).DownloadAsset(request, cancellationToken: cancellationToken);
            var parts = call.ResponseStream;
            // Every file has a byte, so that there is a first part, which tells of the file.
            await parts.MoveNext(cancellationToken);
            var header = parts.Current.Header;
            if (arguments.GetValue(file) == StandardOutput)
            {
                await using var output = common.Terminal.OpenOutput();
                await WriteAsync(output);
                return ExitCodes.Done;
            }
            var path = arguments.GetValue(file) ?? NewFileOf(header);
            await using var target = new AtomicFile(path, asIs: true);
            await WriteAsync(target.Stream);
            await target.CompleteAsync();
            common.Terminal.Output.WriteLine($"{path}: {header.Size:N0} bytes, {header.MediaType}");
            return ExitCodes.Done;

            async Task WriteAsync(Stream stream)
            {
                do await stream.WriteAsync(parts.Current.Chunk.Memory, cancellationToken);
                while (await parts.MoveNext(cancellationToken));
            }
        });
        return command;
    }

    /// <summary>What the service calls the file, in this folder: nothing that is there is replaced by a name that somebody else chose.</summary>
    private static string NewFileOf(DownloadHeader header)
    {
        var name = Path.GetFileName(header.FileName);
        if (name is "" or "." or "..") name = header.Sha256;
        return Path.Exists(name) ? throw new UnusableInputException($"{name} is there already. Name a file to write to; one that is named is replaced.") : name;
    }
}
