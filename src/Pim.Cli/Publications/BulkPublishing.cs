using System.Globalization;
using Grpc.Core;
using Pim.Cli.Commands;
using Pim.Cli.Output;
using Pim.Client;
using Pim.Client.Calls;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Publications;

/// <summary>Publishes or withdraws all that matches a filter, tells how far it is, and at the end what became of it.</summary>
internal sealed class BulkPublishing(Terminal terminal, PublicationService.PublicationServiceClient client)
{
    private static readonly TimeSpan PrintEvery = TimeSpan.FromSeconds(5);

    /// <summary>Does it.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public async Task<int> RunAsync(BulkPublishRequest request, CancellationToken cancellationToken)
    {
        using var call = client.BulkPublish(request, cancellationToken: cancellationToken);
        var (last, printed) = (new BulkPublishResponse(), terminal.Time.GetTimestamp());
        try
        {
            while (await call.ResponseStream.MoveNext(cancellationToken))
            {
                last = call.ResponseStream.Current;
                foreach (var refusal in last.Refusals) Print(refusal);
                if (terminal.Time.GetElapsedTime(printed) < PrintEvery) continue;
                printed = terminal.Time.GetTimestamp();
                terminal.Error.WriteLine($"{last.MatchedCount:N0} products, {last.ChangedCount:N0} {Done(request)}, {last.RefusedCount:N0} refused");
            }
        }
        catch (RpcException) when (last.MatchedCount > 0)
        {
            Print(request, last);
            terminal.Error.WriteLine("It broke off there; sent again, it does the rest.");
            throw;
        }
        Print(request, last);
        return last.RefusedCount > 0 ? ExitCodes.Refused : ExitCodes.Done;
    }

    private void Print(BulkPublishResponse.Types.Refusal refusal)
    {
        var error = ServiceError.Of(refusal.Error);
        terminal.Error.WriteLine($"Refused: {ResourceNames.SkuOf(refusal.Product)}");
        if (error.Violations.Count == 0) terminal.Error.WriteLine($"  {error.Message}");
        foreach (var violation in error.Violations) terminal.Error.WriteLine($"  {ErrorPrinter.Describe(violation)}");
    }

    private void Print(BulkPublishRequest request, BulkPublishResponse counts)
    {
        var table = Tables.New(terminal.Output, "channel");
        foreach (var column in (string[])["products", Done(request), "unchanged", "refused"])
            table.AddColumn(new Spectre.Console.TableColumn(column).RightAligned());
        table.AddRow(Markup.Escape(request.Channel), Number(counts.MatchedCount), Number(counts.ChangedCount), Number(counts.UnchangedCount),
            Number(counts.RefusedCount));
        terminal.Output.Write(table);
        if (request.ValidateOnly) terminal.Output.WriteLine("Nothing was changed: this was a dry run.");
    }

    private static string Done(BulkPublishRequest request) => request.Action == BulkPublishRequest.Types.Action.Unpublish ? "withdrawn" : "published";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
