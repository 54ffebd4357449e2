using System.Globalization;
using Google.Protobuf.Collections;
using Pim.V1;

namespace Pim.Cli.Insights;

/// <summary>Reports on loyalty as sheets.</summary>
internal static class LoyaltySheets
{
    public static Sheet Of(RetentionReport report)
    {
        var rows = new List<string[]>
        {
            new[] { "customers at the start", Figures.Number(report.StartCustomers) },
            new[] { "of these still there at the end", Figures.Number(report.RetainedCustomers) },
            new[] { "new", Figures.Number(report.NewCustomers) },
            new[] { "won back", Figures.Number(report.WonBackCustomers) },
            new[] { "customers at the end", Figures.Number(report.EndCustomers) },
            new[] { "retention, by who they are", Figures.Percent(Maybe(report.HasRetentionRate, report.RetentionRate)) },
            new[] { "churn, by who they are", Figures.Percent(Maybe(report.HasChurnRate, report.ChurnRate)) },
            new[] { "retention, (end - new) / start", Figures.Percent(Maybe(report.HasClassicRetentionRate, report.ClassicRetentionRate)) },
            new[] { "churn, by that formula", Figures.Percent(Maybe(report.HasClassicChurnRate, report.ClassicChurnRate)) },
            new[] { "customers who bought", Figures.Number(report.Customers) },
            new[] { "of these more than once", Figures.Number(report.RepeatCustomers) },
            new[] { "repeat purchase rate", Figures.Percent(Maybe(report.HasRepeatPurchaseRate, report.RepeatPurchaseRate)) },
            new[] { "orders", Figures.Number(report.Orders) },
            new[] { "orders for each customer", report.HasPurchaseFrequency ? Figures.Number(report.PurchaseFrequency) : "" },
            new[] { "time between purchases, half by", report.Gaps.HasMedianDays ? Figures.Days(report.Gaps.MedianDays) : "fewer than half came back" },
            new[] { "the same without open gaps (too low)", Figures.Days(Maybe(report.Gaps.HasNaiveMedianDays, report.Gaps.NaiveMedianDays)) },
        };
        foreach (var money in report.Revenues)
        {
            rows.Add(["revenue", Figures.Money(money.Revenue)]);
            rows.Add(["average order", Figures.Money(money.AverageOrderValue)]);
            rows.Add(["lifetime value until now", Figures.Money(money.HistoricLifetimeValue)]);
        }
        return new Sheet(["figure", "value"], rows)
        {
            Notes = report.FormulasDiffer
                ? ["The two formulas differ: the second takes customers who were won back for retained, and new ones for still there."]
                : [],
        };
    }

    public static Sheet Of(CohortReport report, bool isRolling)
    {
        var cells = report.Cohorts.Select(c => isRolling ? c.Rolling : c.Classic).ToList();
        var width = cells.Count == 0 ? 0 : cells.Max(c => c.Count);
        var rows = report.Cohorts.Select((cohort, i) => (string[])
        [
            cohort.StartTime.ToDateTimeOffset().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Figures.Number(cohort.Size),
            .. Enumerable.Range(0, width).Select(n => n < cells[i].Count && cohort.Size > 0 ? Figures.Percent((double)cells[i][n] / cohort.Size) : ""),
        ]).ToList();
        return new Sheet(["first bought", "customers", .. Enumerable.Range(0, width).Select(n => Figures.Number(n))], rows)
        {
            Chart = Enumerable.Range(0, width).Select(n => (Figures.Number(n), 100 * Mean(report.Cohorts, cells, n))).ToList(),
            ChartTitle = $"Bought in the n-th period after{(isRolling ? ", or later" : "")}, % of all cohorts seen so far",
            Notes = ["Empty: not over yet, which is not 0."],
        };
    }

    public static Sheet Of(SegmentationReport report)
    {
        var rows = report.Stages.Select(s => new[] { "stage", Figures.Words(s.Stage), Figures.Number(s.Customers) })
            .Concat(report.Scores.Select(s => new[] { "recency, frequency, money", Digits(s.Score), Figures.Number(s.Customers) }));
        return new Sheet(["kind", "is", "customers"], rows.ToList())
        {
            Chart = report.Stages.Select(s => (Figures.Words(s.Stage), (double)s.Customers)).ToList(),
            ChartTitle = "Customers by stage",
        };
    }

    public static Sheet Of(LifetimeReport report)
    {
        if (report.Refusal.Length > 0) return OfRefusal(report);
        return new Sheet(["figure", "value"],
        [
            ["customers", Figures.Number(report.Customers)],
            ["who bought again", Figures.Number(report.RepeatCustomers)],
            ["r, alpha, a, b", FormattableString.Invariant($"{report.R:0.####}, {report.Alpha:0.####}, {report.A:0.####}, {report.B:0.####}")],
            ["log-likelihood", report.LogLikelihood.ToString("0.00", CultureInfo.InvariantCulture)],
            ["purchases to expect", Figures.Number(report.ExpectedPurchases)],
            ["p, q, v", report.SpendRefusal.Length > 0
                ? report.SpendRefusal
                : FormattableString.Invariant($"{report.P:0.####}, {report.Q:0.####}, {report.V:0.####}")],
            ["mean spend", Figures.Money(report.MeanSpend)],
            ["how often and how much go together (model: 0)", report.SpendCorrelation.ToString("0.00", CultureInfo.InvariantCulture)],
            ["revenue to expect", Figures.Money(report.ExpectedRevenue)],
        ]);
    }

    private static Sheet OfRefusal(LifetimeReport report) => new(["figure", "value"],
    [
        ["customers", Figures.Number(report.Customers)],
        ["who bought again", Figures.Number(report.RepeatCustomers)],
        ["model", report.Refusal],
    ])
    {
        Notes = [$"{(report.Refusal == "NO_MAXIMUM" ? "No parameters fit better than all others" : "There is too little to go by")}, so nothing is foretold."],
    };

    private static double Mean(RepeatedField<Cohort> cohorts, List<RepeatedField<long>> cells, int n)
    {
        var seen = Enumerable.Range(0, cohorts.Count).Where(i => n < cells[i].Count).ToList();
        var size = seen.Sum(i => cohorts[i].Size);
        return size == 0 ? 0 : (double)seen.Sum(i => cells[i][n]) / size;
    }

    private static string Digits(RfmScore score) => $"{score.Recency} {score.Frequency} {score.Money}";

    private static double? Maybe(bool has, double value) => has ? value : null;
}
