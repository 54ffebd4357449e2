using System.CommandLine;
using System.Text.Json;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Reports;
using Pim.MarketplaceSync.State;

namespace Pim.MarketplaceSync.Commands;

/// <summary>marketplace-sync report.</summary>
internal static class ReportCommand
{
    public static Command Build(SharedOptions shared)
    {
        var gaps = new Option<bool>("--gaps") { Description = "Grouped for editors: by where in content it is to be mended, and by family" };
        var json = new Option<bool>("--json") { Description = "One JSON object on each line" };
        var command = new Command("report", "Tells what the target would refuse or see cut, and why, from the state of the last run")
        {
            shared.Mapping, shared.Out, shared.State, gaps, json,
        };
        SharedOptions.SetAction(command, async (arguments, cancellationToken) =>
        {
            var mapping = MappingReader.Read(arguments.GetRequiredValue(shared.Mapping));
            var (statePath, output) = (shared.StateOf(arguments), arguments.InvocationConfiguration.Output);
            if (!File.Exists(statePath)) throw new StateException($"There is no state {statePath} yet: `marketplace-sync run` makes it.");
            using var state = new StateReading(statePath);
            if (arguments.GetValue(gaps)) PrintGaps(mapping, state, output, arguments.GetValue(json));
            else if (arguments.GetValue(json)) await ValidationReport.WriteAsync(Console.OpenStandardOutput(), mapping, state, cancellationToken);
            else PrintItems(mapping, state, output);
            return ExitCodes.Done;
        });
        return command;
    }

    private static void PrintItems(FeedMapping mapping, StateReading state, TextWriter output)
    {
        foreach (var feed in mapping.Feeds)
        {
            var counts = state.Count(feed.Name);
            output.WriteLine(
                $"{feed.Name}: {counts.Items:N0} items, {counts.Refused:N0} left out, {counts.Noted:N0} with notices, as of sequence {state.Sequence}");
            foreach (var product in state.Products(feed.Name).Where(p => p.Findings.Count > 0))
            {
                output.WriteLine($"  {product.Sku}{(product.Item is null ? " (left out)" : "")}");
                foreach (var finding in product.Findings)
                    output.WriteLine($"    {(finding.IsRefusal ? "refused" : "notice")} {finding.Field} ({finding.Source}): {finding.Description}");
            }
        }
    }

    private static void PrintGaps(FeedMapping mapping, StateReading state, TextWriter output, bool isJson)
    {
        foreach (var gap in Gap.Of(mapping, state))
        {
            output.WriteLine(isJson ? JsonSerializer.Serialize(gap, FindingJson.Options)
                : $"{gap.Feed}  {gap.Source}  {(gap.Family.Length > 0 ? gap.Family : "(no family)")}  {gap.Field} {gap.Reason}: "
                    + $"{gap.Count:N0} products, {gap.LeftOut:N0} left out, such as {string.Join(", ", gap.Skus)}");
        }
    }
}
