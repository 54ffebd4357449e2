using System.CommandLine;
using Pim.Cli.Csv;
using Pim.Cli.Import;

namespace Pim.Cli.Commands;

/// <summary>pim import csv.</summary>
internal static class ImportCsvCommand
{
    public static Command Build(CommonOptions common)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "The file, in UTF-8, with a header; packed when its name ends in .gz",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var mapping = new Option<string?>("--mapping") { Description = "The JSON file that says what the columns mean", HelpName = "MAPPING.json" };
        var template = new Option<string?>("--mapping-template")
        {
            Description = "Print a mapping to begin with, made from the header of this file, and import nothing",
            HelpName = "FILE",
        };
        var flags = new ImportFlags();
        var command = new TaughtCommand("csv", "Imports products from a CSV file", """
            A mapping says which column holds the SKU, the family and so on, and which values the others hold. The template explains all that
            a mapping can say.

            Examples:
              pim import csv --mapping-template products.csv > mapping.json
              pim import csv products.csv --mapping mapping.json --dry-run
            """) { file, mapping, template };
        flags.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(template) is not null) return;
            if (result.GetValue(file) is null) result.AddError("The FILE is missing.");
            if (result.GetValue(mapping) is null) result.AddError("--mapping is missing: `pim import csv --mapping-template FILE` prints one to begin with.");
        });
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            if (arguments.GetValue(template) is { } example)
            {
                common.Terminal.Output.Profile.Out.Writer.Write(await MappingTemplate.WriteAsync(example));
                return ExitCodes.Done;
            }
            var path = arguments.GetRequiredValue(file);
            var files = new InputFiles();
            files.Announce(path);
            var columns = MappingFile.Load<CsvMapping>(arguments.GetRequiredValue(mapping)!);
            await InputFiles.CheckEncodingAsync(path, cancellationToken);
            using var table = await CsvTable.OpenAsync(files.Open(path), Path.GetFileName(path), columns.Delimiter);
            MappingCheck.ThrowIfUnfit(columns, table);
            var rows = CsvSource.ReadAsync(table, columns, cancellationToken);
            return await flags.RunAsync(rows, files, dropInherited: false, arguments, connection, common.Terminal, cancellationToken);
        });
        return command;
    }
}
