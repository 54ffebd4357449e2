using System.CommandLine;
using Pim.Cli.Insights;
using Pim.V1;

namespace Pim.Cli.Commands;

/// <summary>Content against coming back.</summary>
internal static partial class InsightsCommand
{
    private static TaughtCommand Impact(CommonOptions common)
    {
        var (scope, part, attribute, windows) = (new ScopeOptions(), Part(), Attribute(), new WindowOptions());
        return Report(common, "impact", "Whether customers who saw some content of what they bought first came back more often", """
            Customers who are alike in channel, month, value and main category of the first order are compared with each other, too: where that differs
            from the crude difference, it is the customers who differed.

            Example:
              pim insights impact --from 2025-01-01 --to 2026-01-01 --part manual --category tents
            """, [part, attribute, .. windows.All], scope,
            async (client, arguments, options) => await client.GetContentImpactAsync(new()
            {
                Scope = scope.Read(arguments), Windows = windows.Read(arguments),
                Content = new() { Part = arguments.GetValue(part), Attribute = arguments.GetValue(attribute) ?? "" },
            }, options),
            (report, _) => ImpactSheets.Of(report, "saw it", "did not"));
    }

    private static TaughtCommand Products(CommonOptions common)
    {
        var (scope, part, limit, windows) = (new ScopeOptions(), Part(), Limit(1_000, otherwise: 50), new WindowOptions());
        return Report(common, "products", "The same for each product, the strongest first", """
            Example:
              pim insights products --from 2025-01-01 --to 2026-01-01 --part manual --limit 20
            """, [part, limit, .. windows.All], scope,
            async (client, arguments, options) => await client.RankProductsAsync(new()
            {
                Scope = scope.Read(arguments), Windows = windows.Read(arguments), Content = new() { Part = arguments.GetValue(part) },
                    Limit = arguments.GetValue(limit),
            }, options),
            (response, _) => ImpactSheets.Of(response));
    }

    private static TaughtCommand Writing(CommonOptions common)
    {
        var (scope, limit, windows) = (new ScopeOptions(), Limit(1_000, otherwise: 50), new WindowOptions());
        return Report(common, "write-next", "Missing content that goes with coming back, by how many buyers it concerns", """
            Example:
              pim insights write-next --from 2025-01-01 --to 2026-01-01 --channel web --locale de-DE
            """, [limit, .. windows.All], scope,
            async (client, arguments, options) =>
                await client.RankWritingAsync(
                    new() { Scope = scope.Read(arguments), Windows = windows.Read(arguments), Limit = arguments.GetValue(limit) }, options),
            (response, _) => ImpactSheets.Of(response));
    }

    private static TaughtCommand Experiment(CommonOptions common)
    {
        var scope = new ScopeOptions();
        var name = new Option<string>("--experiment") { Description = "The experiment", HelpName = "NAME", Required = true };
        var treatment = new Option<string>("--treatment") { Description = "The branch that is tried", HelpName = "NAME", Required = true };
        var control = new Option<string>("--control") { Description = "The branch that it is compared with", HelpName = "NAME", Required = true };
        var outcome = NumberOption.Days("--outcome", "Days in which an order counts; without it, 90");
        return Report(common, "experiment", "The effect of one branch of an experiment against another", """
            Example:
              pim insights experiment --from 2026-01-01 --to 2026-07-01 --experiment manual-by-mail --treatment mailed --control control
            """, [name, treatment, control, outcome], scope,
            async (client, arguments, options) => await client.GetExperimentEffectAsync(new()
            {
                Scope = scope.Read(arguments), Experiment = arguments.GetRequiredValue(name), Treatment = arguments.GetRequiredValue(treatment),
                Control = arguments.GetRequiredValue(control), Outcome = Length(arguments.GetValue(outcome)),
            }, options),
            (report, arguments) => ImpactSheets.Of(report, arguments.GetRequiredValue(treatment), arguments.GetRequiredValue(control)));
    }

    private static Option<ContentPart> Part() => ChoiceOption.Of("--part", "Which part of the content; without it, any view", "PART",
        ("description", ContentPart.Description), ("specification", ContentPart.Specification), ("gallery", ContentPart.Gallery), ("video", ContentPart.Video),
        ("manual", ContentPart.Manual), ("faq", ContentPart.Faq), ("reviews", ContentPart.Reviews));

    private static Option<string?> Attribute() => new("--attribute") { Description = "Only views that saw this attribute in particular", HelpName = "CODE" };

    /// <summary>The options of the windows.</summary>
    private sealed class WindowOptions
    {
        private readonly Option<bool> _before = new("--before") { Description = "Content seen before the first order, rather than after it" };
        private readonly Option<double?> _exposure = NumberOption.Days("--exposure", "Days in which content must be seen; without it, 14");
        private readonly Option<double?> _outcome = NumberOption.Days("--outcome", "Days after that in which an order counts; without it, 90");

        public Option[] All => [_before, _exposure, _outcome];

        public ImpactWindows Read(ParseResult arguments) => new()
        {
            Side = arguments.GetValue(_before) ? ExposureSide.BeforePurchase : ExposureSide.AfterPurchase,
            Exposure = Length(arguments.GetValue(_exposure)),
            Outcome = Length(arguments.GetValue(_outcome)),
        };
    }
}
