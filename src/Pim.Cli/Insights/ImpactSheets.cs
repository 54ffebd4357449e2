using System.Globalization;
using Pim.Client;
using Pim.V1;
using Proven = Pim.V1.Finding;

namespace Pim.Cli.Insights;

/// <summary>Comparisons as sheets.</summary>
internal static class ImpactSheets
{
    private const string Caution = "An association: those who saw it came back more or less often. It does not say that seeing it was why.";

    public static Sheet Of(ImpactReport report, string exposed, string unexposed)
    {
        var rows = new List<string[]>
        {
            new[] { exposed, Share(report.Exposed), Figures.Percent(report.Exposed.Interval) },
            new[] { unexposed, Share(report.Unexposed), Figures.Percent(report.Unexposed.Interval) },
        };
        if (report.HasDifference)
        {
            var test = $"p {Figures.P(report.PValue)}{(report.ExactTest ? ", exact" : "")}";
            rows.Add([$"difference, crude ({test})", Figures.Points(report.Difference), Figures.Points(report.Interval)]);
        }
        if (report.HasStratifiedDifference)
        {
            var test = $"p {Figures.P(report.StratifiedPValue)}";
            rows.Add([$"difference among alike customers ({test})", Figures.Points(report.StratifiedDifference), Figures.Points(report.StratifiedInterval)]);
        }
        return new Sheet(["who", "came back", "95 % between"], rows)
        {
            Chart = report.Exposed.Count + report.Unexposed.Count == 0 ? [] : [(exposed, 100 * report.Exposed.Rate), (unexposed, 100 * report.Unexposed.Rate)],
            ChartTitle = "Came back, %",
            Notes = Notes(report),
        };
    }

    public static Sheet Of(RankProductsResponse response) => new(["product", "saw it", "did not", "alike", "95 % between", "q", "finding"],
        response.Products.Select(p => new[]
        {
            ResourceNames.SkuOf(p.Product), Share(p.Impact.Exposed), Share(p.Impact.Unexposed), Stratified(p.Impact),
                Figures.Points(p.Impact.StratifiedInterval),
            p.HasQValue ? Figures.P(p.QValue) : "", Figures.Words(p.Impact.Finding),
        }).ToList())
    {
        Notes = [$"{response.Compared} products compared.", Caution],
    };

    public static Sheet Of(RankWritingResponse response) =>
        new(["product", "write", "part", "channel", "locale", "first buyers", "alike", "95 % between", "q", "weight"],
        response.Suggestions.Select(s => new[]
        {
            ResourceNames.SkuOf(s.Product), s.Attribute, s.Part == ContentPart.Unspecified ? "" : Figures.Words(s.Part), s.Channel, s.Locale,
            Figures.Number(s.FirstBuyers), Stratified(s.Impact),
            Figures.Points(s.Impact.StratifiedInterval), s.HasQValue ? Figures.P(s.QValue) : "", s.Weight.ToString("0.0", CultureInfo.InvariantCulture),
        }).ToList())
    {
        Notes = ["Weight: first buyers times the least that the attribute goes with elsewhere. Entries without weight are in order of their buyers.", Caution],
    };

    private static string Stratified(ImpactReport impact) =>
        impact.HasStratifiedDifference ? Figures.Points(impact.StratifiedDifference) : Figures.Words(impact.Finding);

    private static string Share(Proportion p) => p.HasRate ? $"{p.Successes} of {p.Count}, {Figures.Percent(p.Rate)}" : "nobody";

    private static List<string> Notes(ImpactReport report)
    {
        var notes = new List<string>
        {
            report.Finding switch
            {
                Proven.InsufficientData => "Insufficient data: it takes 100 customers in each group, and five in each who came back and who did not.",
                Proven.Effect => "An effect: what was shown was drawn at random.",
                _ => Caution,
            },
        };
        if (report.HasStratifiedDifference)
            notes.Add($"{report.StratifiedCustomers} of {report.Exposed.Count + report.Unexposed.Count} have somebody alike on the other side ({report.Strata} kinds of customers).");
        if (report.NeededPerGroup > 0) notes.Add($"To see three percentage points reliably takes {report.NeededPerGroup} customers in each group.");
        if (report.Contaminated > 0) notes.Add($"{report.Contaminated} were shown more than one branch and are left out.");
        return notes;
    }
}
