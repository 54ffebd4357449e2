using System.CommandLine;
using Grpc.Core;
using Pim.Cli.Import;
using Pim.Cli.Output;
using Pim.Cli.Publications;
using Pim.Client;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>The options that all imports share, and how an import is run and told of.</summary>
internal sealed class ImportFlags
{
    private const int MaxBatch = 1_000;

    private readonly Option<string> _mode = new("--mode")
    {
        Description = "merge: what a row carries replaces what is there, the rest stays; replace: a row is the whole thing, what it does not carry is cleared",
        DefaultValueFactory = _ => "merge",
    };

    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Check every row and tell what would become of it, but change nothing" };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Write every rejected row and every notice to this file, one JSON object on each line",
        HelpName = "FILE",
    };

    private readonly Option<int> _batch = NumberOption.Whole("--batch", "Rows sent at once, 1 to 1,000", 1, MaxBatch, otherwise: 200);

    private readonly Option<string[]> _publish = new("--publish")
    {
        Description = "When all rows were taken, publish in this channel every draft that it does not have as it is; again for each channel",
        HelpName = "CHANNEL",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _noProgress = new("--no-progress") { Description = "Draw no progress bar; a plain line now and then instead" };

    public ImportFlags()
    {
        _mode.AcceptOnlyFromAmong("merge", "replace");
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _mode, _dryRun, _report, _batch, _publish, _noProgress }) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_dryRun) && result.GetValue(_publish) is { Length: > 0 }) result.AddError("--publish and --dry-run exclude each other.");
        });
    }

    /// <summary>Whether nothing is to be changed.</summary>
    public bool IsDryRun(ParseResult arguments) => arguments.GetValue(_dryRun);

    /// <summary>Sends the rows, shows how far it is, and tells at the end what became of them, also when it broke off.</summary>
    /// <param name="rows">What to send.</param>
    /// <param name="files">How far reading is.</param>
    /// <param name="dropInherited">Whether values of variants that their models give are dropped instead of refused.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="connection">The service.</param>
    /// <param name="terminal">Whom to tell.</param>
    /// <param name="cancellationToken">Stops the import.</param>
    public async Task<int> RunAsync(IAsyncEnumerable<SourceRow> rows, InputFiles files, bool dropInherited, ParseResult arguments,
        PimConnection connection, Terminal terminal, CancellationToken cancellationToken)
    {
        var isDryRun = arguments.GetValue(_dryRun);
        var options = new ImportOptions
        {
            Mode = arguments.GetValue(_mode) == "replace" ? ImportOptions.Types.Mode.Replace : ImportOptions.Types.Mode.Merge,
            ValidateOnly = isDryRun,
            DropInheritedValues = dropInherited,
        };
        using var file = arguments.GetValue(_report) is { } path ? ReportFile.Create(path) : null;
        var report = new ImportReport(file);
        var client = new TransferService.TransferServiceClient(connection.Invoker);
        var pipeline = new ImportPipeline(client, options, arguments.GetValue(_batch), report);
        var progress = new ImportProgress(terminal, files, report, arguments.GetValue(_noProgress));
        try
        {
            await progress.ShowAsync(() => pipeline.RunAsync(rows, cancellationToken), cancellationToken);
        }
        catch (Exception e)
        {
            if (report.Total.Rows > 0) ReportPrinter.Print(terminal.Output, report, isDryRun);
            terminal.Error.WriteLine($"The import broke off; {report.Total.Rows:N0} rows have a result.");
            if (e is RpcException) terminal.Error.WriteLine("Sending all again is safe: what is there already stays as it is.");
            throw;
        }
        ReportPrinter.Print(terminal.Output, report, isDryRun);
        var channels = arguments.GetRequiredValue(_publish);
        if (report.Total.Rejected == 0) return await PublishAsync(channels, connection, terminal, cancellationToken);
        if (channels.Length > 0) terminal.Error.WriteLine("Nothing was published, as some rows were rejected; `pim publish --all` publishes what is there.");
        return ExitCodes.Refused;
    }

    private static async Task<int> PublishAsync(string[] channels, PimConnection connection, Terminal terminal, CancellationToken cancellationToken)
    {
        var publishing = new BulkPublishing(terminal, new PublicationService.PublicationServiceClient(connection.Invoker));
        var code = ExitCodes.Done;
        foreach (var channel in channels) code = Math.Max(code, await publishing.RunAsync(new BulkPublishRequest { Channel = channel }, cancellationToken));
        return code;
    }
}
