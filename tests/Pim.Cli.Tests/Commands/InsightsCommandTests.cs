using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

public sealed class InsightsCommandTests : CommandTests
{
    private static readonly string[] Period = ["--from", "2026-01-01", "--to", "2026-04-01T12:00"];

    [Fact]
    public async Task A_report_is_about_what_the_options_say()
    {
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync([
            "insights", "impact", .. Period, "--channel", "web", "--locale", "de-DE", "--segment", "loyal", "--product", "A/1", "--category", "tents",
                "--family", "boots",
            "--part", "manual", "--attribute", "care", "--before", "--exposure", "0.5", "--outcome", "30"]));

        var asked = (GetContentImpactRequest)Server.Insights.Asked!;
        Assert.Equal((1_767_225_600, 1_775_044_800), (asked.Scope.From.Seconds, asked.Scope.To.Seconds));
        Assert.Equal(("web", "de-DE", "segments/loyal", "products/A%2F1", "categories/tents", "families/boots"),
            (asked.Scope.Channel, asked.Scope.Locale, asked.Scope.Segment, asked.Scope.Product, asked.Scope.Category, asked.Scope.Family));
        Assert.Equal((ContentPart.Manual, "care"), (asked.Content.Part, asked.Content.Attribute));
        Assert.Equal((ExposureSide.BeforePurchase, 43_200, 2_592_000), (asked.Windows.Side, asked.Windows.Exposure.Seconds, asked.Windows.Outcome.Seconds));
    }

    [Fact]
    public async Task What_is_left_out_is_left_to_the_service()
    {
        await Terminal.RunAsync(["insights", "impact", .. Period]);
        var impact = (GetContentImpactRequest)Server.Insights.Asked!;
        Assert.Equal((ContentPart.Unspecified, null, null), (impact.Content.Part, impact.Windows.Exposure, impact.Windows.Outcome));

        await Terminal.RunAsync(["insights", "cohorts", .. Period]);
        Assert.Equal(CohortStep.Unspecified, ((GetCohortsRequest)Server.Insights.Asked!).Step);
    }

    [Fact]
    public async Task A_figure_that_is_undefined_is_not_shown_as_zero()
    {
        Server.Insights.Retention = new() { StartCustomers = 4, RetainedCustomers = 3, RetentionRate = 0.75, Gaps = new() };

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync(["insights", "retention", .. Period, "--csv"]));

        var lines = Terminal.Output.Split('\n');
        Assert.Contains("customers at the start,4", lines);
        Assert.Contains("\"retention, by who they are\",75.0 %", lines);
        Assert.Contains("repeat purchase rate,undefined", lines);
    }

    [Fact]
    public async Task The_whole_answer_is_to_be_had_as_json()
    {
        Server.Insights.Impact = new() { Exposed = new() { Successes = 3, Count = 4, Rate = 0.75 }, Unexposed = new() };
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync(["insights", "impact", .. Period, "--json"]));
        Assert.Contains("\"exposed\":{\"successes\":\"3\",\"count\":\"4\",\"rate\":0.75}", Terminal.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("retention", "--from", "2026-01-01")]
    [InlineData("retention", "--from", "soon", "--to", "2026-04-01")]
    [InlineData("retention", "--from", "2026-01-01", "--to", "2026-04-01", "--horizon", "long")]
    [InlineData("retention", "--from", "2026-01-01", "--to", "2026-04-01", "--json", "--csv")]
    [InlineData("cohorts", "--from", "2026-01-01", "--to", "2026-04-01", "--by", "year")]
    [InlineData("products", "--from", "2026-01-01", "--to", "2026-04-01", "--limit", "0")]
    [InlineData("impact", "--from", "2026-01-01", "--to", "2026-04-01", "--part", "unspecified")]
    public async Task A_question_that_is_not_well_put_is_refused_in_words(params string[] arguments)
    {
        Assert.Equal(ExitCodes.UnusableInput, await Terminal.RunAsync(["insights", .. arguments]));
        Assert.Null(Server.Insights.Asked);
        Assert.DoesNotContain("System.", Terminal.Error, StringComparison.Ordinal);
    }
}
