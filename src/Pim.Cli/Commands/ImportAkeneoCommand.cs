using System.CommandLine;
using Pim.Cli.Akeneo;
using Pim.Cli.Import;
using Pim.Cli.Media;
using Pim.Client;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim import akeneo.</summary>
internal static class ImportAkeneoCommand
{
    private const int FilesAtOnce = 4;

    public static Command Build(CommonOptions common)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder with the CSV files" };
        var fallbacks = new Option<string[]>("--fallback")
        {
            Description = "Locale that stands in where another has no value, such as de-DE=en-US; again for each pair, tried in their order",
            HelpName = "LOCALE=LOCALE",
            DefaultValueFactory = _ => [],
        };
        var keepBackslashN = new Option<bool>("--keep-backslash-n")
        {
            Description = "Keep the two characters \\n in texts; without it they are read as a line break",
        };
        var delimiter = new Option<string>("--delimiter") { Description = "What stands between the cells", HelpName = "SIGN", DefaultValueFactory = _ => ";" };
        var units = new Option<string?>("--units")
        {
            Description = "A CSV (family;code;symbol;en;de;fr) of measurement families that Akeneo does not bring, or of units added to them",
            HelpName = "FILE",
        };
        var media = new Option<string?>("--media")
        {
            Description = "The folder with the media files: those that the image and file columns name are sent once the rows are taken",
            HelpName = "FOLDER",
        };
        var flags = new ImportFlags();
        var command = new TaughtCommand("akeneo", "Imports the CSV files of an Akeneo export", """
            Files read from the folder, each as .csv or .csv.gz; those that are not there are left out:
              attribute_groups, attributes, attribute_options, categories, channels, families, family_variants, association_types,
              product_models, products
            What cannot be taken as it is, such as groups of products, is told of at the end.

            Examples:
              pim import akeneo ./export --dry-run
              pim import akeneo ./export --media ./export/files
              pim import akeneo ./export --fallback de-DE=en-US --fallback fr-FR=en-US --report rejected.ndjson
            """) { folder, fallbacks, keepBackslashN, delimiter, units, media };
        flags.AddTo(command);
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var options = new AkeneoOptions(arguments.GetRequiredValue(delimiter), arguments.GetValue(keepBackslashN),
                ReadFallbacks(arguments.GetRequiredValue(fallbacks)), arguments.GetValue(units));
            var export = await AkeneoFolder.OpenAsync(arguments.GetRequiredValue(folder), options.Delimiter, cancellationToken);
            var rows = new AkeneoSource(export, options).ReadAsync(cancellationToken);
            if (arguments.GetValue(media) is not { } folderOfFiles || flags.IsDryRun(arguments))
                return await flags.RunAsync(rows, export.Files, dropInherited: true, arguments, connection, common.Terminal, cancellationToken);
            if (!Directory.Exists(folderOfFiles)) throw new UnusableInputException($"--media {folderOfFiles}: there is no such folder.");
            var named = new NamedFiles(folderOfFiles);
            var code = await flags.RunAsync(
                named.NoteAsync(rows, cancellationToken), export.Files, dropInherited: true, arguments, connection, common.Terminal, cancellationToken);
            return code is ExitCodes.Done or ExitCodes.Refused ? Math.Max(code, await SendAsync(named, common.Terminal, connection, cancellationToken)) : code;
        });
        return command;
    }

    private static async Task<int> SendAsync(NamedFiles named, Terminal terminal, PimConnection connection, CancellationToken cancellationToken)
    {
        var code = await new MediaUpload(terminal, connection, FilesAtOnce).RunAsync(named.Found, isPlain: false, cancellationToken);
        if (named.Missing is [var first, ..] missing)
            terminal.Error.WriteLine($"{missing.Count:N0} files that the rows name are not in the folder, such as {first}.");
        return code;
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadFallbacks(string[] pairs)
    {
        var fallbacks = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (pair.Split('=') is not [{ Length: > 0 } locale, { Length: > 0 } fallback])
                throw new UnusableInputException($"--fallback {pair}: must be two locales with '=' between them, such as de-DE=en-US.");
            locale = AkeneoLocales.ToBcp47(locale);
            fallbacks[locale] = [.. fallbacks.GetValueOrDefault(locale) ?? [], AkeneoLocales.ToBcp47(fallback)];
        }
        return fallbacks;
    }
}
