using System.CommandLine;
using Pim.Cli.Media;

namespace Pim.Cli.Commands;

/// <summary>pim media upload.</summary>
internal static class MediaUploadCommand
{
    public static Command Build(CommonOptions common)
    {
        var folder = new Argument<string>("FOLDER") { Description = "The folder with the files, or one file" };
        var csv = new Option<string?>("--csv")
        {
            Description = "A CSV that lists the files: columns file, key, sku, attribute, role, tags (a|b), alt-LOCALE, caption-LOCALE",
            HelpName = "FILE",
        };
        var delimiter =
            new Option<string>("--delimiter") { Description = "What stands between the cells of the CSV", HelpName = "SIGN", DefaultValueFactory = _ => "," };
        var attribute = new Option<string?>("--attribute")
        {
            Description = "Have products name the files in this attribute: TENT-3.jpg, TENT-3_2.jpg, ... those of TENT-3",
            HelpName = "CODE",
        };
        var role = new Option<string?>("--role") { Description = $"What they are for: {MediaFolder.Roles}", HelpName = "ROLE" };
        var parallel = NumberOption.Whole("--parallel", "Files sent at once, 1 to 32", 1, 32, otherwise: 4);
        var dryRun = new Option<bool>(
            "--dry-run") { Description = "Check every file by its size and by what is said of it, and tell what would be sent, but send nothing" };
        var noProgress = new Option<bool>("--no-progress") { Description = "Draw no progress bar; a plain line now and then instead" };
        var command = new TaughtCommand("upload", "Sends the files of a folder; what the service has already is not sent again", """
            The key of an asset is the path of its file in the folder, such as boots/ridge.jpg: values of products that name this key show the file as
            soon as it is there. A run that broke off goes on where it was when the same command is run again, in the middle of a file too.

            Examples:
              pim media upload ./pictures --attribute images --role gallery
              pim media upload ./media --csv media.csv --dry-run
              pim media upload TENT-3.jpg --attribute images
            """) { folder, csv, delimiter, attribute, role, parallel, dryRun, noProgress };
        command.Validators.Add(result =>
        {
            if (result.GetValue(csv) is not null && result.GetValue(attribute) is not null)
                result.AddError("--attribute and --csv exclude each other: the CSV has a column for it.");
            if (result.GetValue(role) is { } given && !MediaFolder.TryRole(given, out _)) result.AddError($"--role must be one of {MediaFolder.Roles}.");
        });
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            _ = MediaFolder.TryRole(arguments.GetValue(role) ?? "", out var given);
            var path = arguments.GetRequiredValue(folder);
            var files = arguments.GetValue(csv) is { } list
                ? await MediaFolder.ReadAsync(path, list, arguments.GetRequiredValue(delimiter), given, cancellationToken)
                : MediaFolder.Read(path, arguments.GetValue(attribute) ?? "", given);
            var upload = new MediaUpload(common.Terminal, connection, arguments.GetValue(parallel));
            return arguments.GetValue(dryRun)
                ? await upload.CheckAsync(files, cancellationToken)
                : await upload.RunAsync(files, arguments.GetValue(noProgress), cancellationToken);
        });
        return command;
    }
}
