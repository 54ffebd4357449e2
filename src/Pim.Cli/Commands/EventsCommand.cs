using System.CommandLine;
using Grpc.Core;
using Pim.Cli.Csv;
using Pim.Cli.Events;
using Pim.Cli.Import;
using Pim.Cli.Output;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim events: brings in what customers did, shows what is kept of somebody, and erases it.</summary>
internal static class EventsCommand
{
    public static Command Build(CommonOptions common) => new("events", "Brings in what customers did, shows what is kept of somebody, and erases it")
    {
        BuildImport(common),
        BuildShow(common),
        BuildErase(common),
    };

    private static TaughtCommand BuildImport(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "The file, in UTF-8, with a header; packed when its name ends in .gz" };
        var mapping = new Option<string>(
            "--mapping") { Description = "The JSON file that says what the columns mean", HelpName = "MAPPING.json", Required = true };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check every row, but take nothing" };
        var report = new Option<string?>("--report") { Description = "Write every rejected row to this file, one JSON object on each line", HelpName = "FILE" };
        var command = new TaughtCommand("import", "Imports events from a CSV file; importing it again changes nothing", """
            A mapping says which columns hold what, for example of a file with event_time,event_type,product_id,price,user_id,user_session:

              { "time": { "column": "event_time" }, "kind": { "column": "event_type" },
                "kinds": { "view": "content_view", "cart": "cart", "purchase": "purchase" },
                "customer": { "column": "user_id" }, "product": { "column": "product_id" }, "channel": { "constant": "web" },
                "order": { "column": "user_session" }, "amount": { "column": "price" }, "currency": { "constant": "USD" } }

            Others: id, timeFormat, visitor, locale, touchpoint, parts, quantity, query, resultCount, experiment, variant, consent, delimiter,
            decimalPoint. Rows of kinds that are not named are left out. Kinds: content_view, search, cart, purchase, refund, customer_merge,
            experiment_exposure. Ids must be pseudonyms: no e-mail addresses, no phone numbers.

            Example:
              pim events import clicks.csv.gz --mapping clicks.json --dry-run
            """) { file, mapping, dryRun, report };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var path = arguments.GetRequiredValue(file);
            var columns = MappingFile.Load<EventMapping>(arguments.GetRequiredValue(mapping));
            await InputFiles.CheckEncodingAsync(path, cancellationToken);
            using var table = await CsvTable.OpenAsync(new InputFiles().Open(path), Path.GetFileName(path), columns.Delimiter);
            columns.ThrowIfUnfit(table);
            using var rejected = arguments.GetValue(report) is { } place ? ReportFile.Create(place) : null;
            var import = new EventImport(new EventService.EventServiceClient(connection.Invoker), arguments.GetValue(dryRun), rejected);
            try
            {
                await import.RunAsync(new EventSource(table, columns).ReadAsync(cancellationToken), cancellationToken);
            }
            catch (RpcException)
            {
                common.Terminal.Error.WriteLine(
                    $"The import broke off; {import.Taken:N0} events were taken. Sending all again is safe: what is there already counts once.");
                throw;
            }
            EventPrinter.Print(common.Terminal.Output, import, arguments.GetValue(dryRun));
            return import.RejectedCount == 0 ? ExitCodes.Done : ExitCodes.Refused;
        });
        return command;
    }

    private static TaughtCommand BuildShow(CommonOptions common)
    {
        var (customer, visitor) = (Customer(), Visitor());
        var command = new TaughtCommand("show", "Prints all that is kept of a customer or visitor, an event as JSON on each line", """
            Example:
              pim events show --customer c-4711 > c-4711.ndjson
            """) { customer, visitor };
        RequireOne(command, customer, visitor);
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new ReadCustomerEventsRequest { CustomerId = arguments.GetValue(customer) ?? "", VisitorId = arguments.GetValue(visitor) ?? "" };
            using var call = new EventService.EventServiceClient(connection.Invoker).ReadCustomerEvents(request, cancellationToken: cancellationToken);
            while (await call.ResponseStream.MoveNext(cancellationToken))
            {
                foreach (var happened in call.ResponseStream.Current.Events) common.Terminal.Output.Profile.Out.Writer.WriteLine(CanonicalJson.Write(happened));
            }
            return ExitCodes.Done;
        });
        return command;
    }

    private static TaughtCommand BuildErase(CommonOptions common)
    {
        var (customer, visitor) = (Customer(), Visitor());
        var proof = new Option<bool>("--proof") { Description = "Erase nothing: print the proof of an earlier erasure" };
        var command = new TaughtCommand("erase", "Erases all that is kept of a customer or visitor, and prints the proof", """
            The visitors that were merged into a customer go with them. It cannot be taken back. Backups are yours to erase.

            Examples:
              pim events erase --customer c-4711
              pim events erase --customer c-4711 --proof
            """) { customer, visitor, proof };
        RequireOne(command, customer, visitor);
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var client = new EventService.EventServiceClient(connection.Invoker);
            var (customerId, visitorId) = (arguments.GetValue(customer) ?? "", arguments.GetValue(visitor) ?? "");
            var erasure = arguments.GetValue(proof)
                ? await client.GetErasureAsync(new GetErasureRequest { CustomerId = customerId, VisitorId = visitorId }, cancellationToken: cancellationToken)
                : await client.EraseCustomerAsync(
                    new EraseCustomerRequest { CustomerId = customerId, VisitorId = visitorId }, cancellationToken: cancellationToken);
            EventPrinter.Print(common.Terminal.Output, erasure);
            return ExitCodes.Done;
        });
        return command;
    }

    private static Option<string?> Customer() => new("--customer") { Description = "Pseudonym of the customer", HelpName = "ID" };

    private static Option<string?> Visitor() => new("--visitor") { Description = "Pseudonym of the visitor", HelpName = "ID" };

    private static void RequireOne(Command command, Option<string?> customer, Option<string?> visitor) => command.Validators.Add(result =>
    {
        if (result.GetValue(customer) is null == result.GetValue(visitor) is null) result.AddError("Either --customer or --visitor must be given.");
    });
}
