using System.CommandLine;
using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Pim.Cli.Insights;
using Pim.Cli.Output;
using Pim.V1;
using Spectre.Console;
using Duration = Google.Protobuf.WellKnownTypes.Duration;

namespace Pim.Cli.Commands;

/// <summary>pim insights: how loyal customers are, and which content goes with coming back.</summary>
internal static partial class InsightsCommand
{
    public static Command Build(CommonOptions common) => new("insights", "Tells how loyal customers are, and which content goes with coming back")
    {
        Retention(common), Cohorts(common), Stages(common), Lifetime(common),
        Impact(common), Products(common), Writing(common), Experiment(common), Gaps(common),
        Customer(common), Suggest(common), Again(common), Support(common),
    };

    private static TaughtCommand Retention(CommonOptions common)
    {
        var (scope, horizon) = (new ScopeOptions(),
            NumberOption.Days("--horizon", "Days after an order that a customer is active; without it, the length of the period"));
        return Report(common, "retention", "Retention, churn, repeat purchases, time between them, order values", """
            Example:
              pim insights retention --from 2026-01-01 --to 2026-04-01 --horizon 90 --channel web
            """, [horizon], scope,
            async (client, arguments, options) =>
                await client.GetRetentionAsync(new() { Scope = scope.Read(arguments), Horizon = Length(arguments.GetValue(horizon)) }, options),
            (report, _) => LoyaltySheets.Of(report));
    }

    private static TaughtCommand Cohorts(CommonOptions common)
    {
        var scope = new ScopeOptions();
        var step = ChoiceOption.Of("--by", "How long a period is; without it, a month", "PERIOD",
            ("week", CohortStep.CohortWeek), ("month", CohortStep.CohortMonth), ("quarter", CohortStep.CohortQuarter));
        var rolling = new Option<bool>("--rolling") { Description = "Count who bought in a period or in any later one" };
        return Report(common, "cohorts", "How many of those who first bought together bought again, period by period", """
            Example:
              pim insights cohorts --from 2026-01-01 --to 2026-07-01 --by quarter
            """, [step, rolling], scope,
            async (client, arguments, options) =>
                await client.GetCohortsAsync(new() { Scope = scope.Read(arguments), Step = arguments.GetValue(step) }, options),
            (report, arguments) => LoyaltySheets.Of(report, arguments.GetValue(rolling)));
    }

    private static TaughtCommand Stages(CommonOptions common)
    {
        var (scope, currency, horizon) = (new ScopeOptions(), Currency(),
            NumberOption.Days("--horizon", "Days after an order that a customer is active; without it, 90"));
        return Report(common, "stages", "Customers by stage, and by recency, frequency and money", """
            Example:
              pim insights stages --from 2026-01-01 --to 2026-07-01 --currency EUR
            """, [currency, horizon], scope,
            async (client, arguments, options) => await client.GetSegmentationAsync(
                new() { Scope = scope.Read(arguments), CurrencyCode = arguments.GetRequiredValue(currency),
                    Horizon = Length(arguments.GetValue(horizon)) }, options),
            (report, _) => LoyaltySheets.Of(report));
    }

    private static TaughtCommand Lifetime(CommonOptions common)
    {
        var (scope, currency, horizon) = (new ScopeOptions(), Currency(), NumberOption.Days("--horizon", "Days to look ahead; without it, 365"));
        return Report(common, "lifetime", "What customers may buy and spend in future, by the models BG/NBD and Gamma-Gamma", """
            Example:
              pim insights lifetime --from 2025-01-01 --to 2026-01-01 --currency EUR --horizon 180
            """, [currency, horizon], scope,
            async (client, arguments, options) => await client.GetLifetimeValueAsync(
                new() { Scope = scope.Read(arguments), CurrencyCode = arguments.GetRequiredValue(currency),
                    Horizon = Length(arguments.GetValue(horizon)) }, options),
            (report, _) => LoyaltySheets.Of(report));
    }

    /// <summary>A command that asks the service and shows the answer as a table, CSV or JSON.</summary>
    private static TaughtCommand Report<T>(
        CommonOptions common, string name, string description, string lesson, Option[] options, ScopeOptions? scope,
        Func<InsightService.InsightServiceClient, ParseResult, CallOptions, Task<T>> ask, Func<T, ParseResult, Sheet> lay)
        where T : IMessage
    {
        var json = new Option<bool>("--json") { Description = "Print the whole answer as JSON" };
        var csv = new Option<bool>("--csv") { Description = "Print the table as CSV" };
        var command = new TaughtCommand(name, description, lesson);
        scope?.AddTo(command);
        foreach (var option in (Option[])[.. options, json, csv]) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(csv)) result.AddError("Either --json or --csv, not both.");
        });
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            // A report looks through everything there is, so it has no deadline: Ctrl-C ends it.
            var answer = await ask(
                new InsightService.InsightServiceClient(connection.Invoker), arguments, new CallOptions(cancellationToken: cancellationToken));
            if (arguments.GetValue(json)) common.Terminal.Output.Profile.Out.Writer.WriteLine(CanonicalJson.Write(answer));
            else if (arguments.GetValue(csv)) lay(answer, arguments).WriteCsv(common.Terminal.Output.Profile.Out.Writer);
            else lay(answer, arguments).Draw(common.Terminal.Output);
            if (Waiting(answer) is > 0 and var waiting)
                common.Terminal.Error.WriteLine($"{waiting:N0} events that came in are not in it yet; ask again in a while.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static long Waiting(IMessage answer) =>
        answer.Descriptor.FindFieldByName("events_waiting")?.Accessor.GetValue(answer) is long waiting ? waiting : 0;

    private static Option<string> Currency() => new("--currency") { Description = "ISO 4217 code of the money", HelpName = "CODE", Required = true };

    private static Option<int> Limit(int max, int otherwise) =>
        NumberOption.Whole("--limit", string.Create(CultureInfo.InvariantCulture, $"Most entries to show, up to {max:N0}"), 1, max, otherwise);

    private static Duration? Length(double? days) => days is { } d ? Duration.FromTimeSpan(TimeSpan.FromDays(Math.Clamp(d, -100_000, 100_000))) : null;
}
