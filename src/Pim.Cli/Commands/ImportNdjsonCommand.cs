using System.CommandLine;
using Pim.Cli.Import;
using Pim.Cli.Ndjson;

namespace Pim.Cli.Commands;

/// <summary>pim import ndjson.</summary>
internal static class ImportNdjsonCommand
{
    private const string StandardInput = "-";

    public static Command Build(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "The file, packed when its name ends in .gz; - for the standard input" };
        var flags = new ImportFlags();
        var command = new TaughtCommand("ndjson", "Imports catalogue rows as JSON, one on each line, as `pim export ndjson` writes them", """
            A line looks like {"product":{"sku":"A1","family":"shoes","values":{"name":{"values":[{"locale":"de-DE","text":"Schuh"}]}}}}
            A line that cannot be read (unknown field, bytes that are not UTF-8, more than 4 MB) is rejected; the others are taken.

            Examples:
              pim import ndjson catalogue.ndjson.gz
              jq -c 'select(.product)' catalogue.ndjson | pim import ndjson - --mode replace
            """) { file };
        flags.AddTo(command);
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var path = arguments.GetRequiredValue(file);
            var files = new InputFiles();
            if (path != StandardInput) files.Announce(path);
            await using var stream = path == StandardInput ? common.Terminal.OpenInput() : files.Open(path);
            var rows = NdjsonSource.ReadAsync(stream, path == StandardInput ? "standard input" : Path.GetFileName(path), cancellationToken);
            return await flags.RunAsync(rows, files, dropInherited: false, arguments, connection, common.Terminal, cancellationToken);
        });
        return command;
    }
}
