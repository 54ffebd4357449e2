using System.Globalization;

namespace Pim.Benchmarks.Comparing;

/// <summary>One row of the table.</summary>
/// <param name="Line">What was done.</param>
/// <param name="Measure">What was measured, with its unit.</param>
/// <param name="Echo">The yardstick's figure; empty when there is none.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Ratio">Ours by the yardstick's, turned so that more is better; empty when there is none.</param>
/// <param name="Goal">What it should be, and whether it is; empty when nothing was agreed.</param>
internal sealed record Row(string Line, string Measure, string Echo, string Ours, string Ratio, string Goal)
{
    /// <summary>A figure of our own.</summary>
    public static Row Of(string line, string measure, double ours, Goal? goal = null) =>
        new(line, measure, "", Format(ours), "", goal?.Judge(ours) ?? "");

    /// <summary>A figure where more is better, against the yardstick's; the goal is one for the ratio.</summary>
    public static Row MoreIsBetter<T>(string line, string measure, Contest<T> contest, Func<T, double> figure, Goal? goal = null)
    {
        var ratio = contest.Ratio(figure);
        return new Row(line, measure, Format(contest.Echo.Median(figure)), Format(contest.Ours.Median(figure)), Format(ratio), goal?.Judge(ratio.Median) ?? "");
    }

    /// <summary>A figure where less is better, against the yardstick's; the goal is one for our figure.</summary>
    public static Row LessIsBetter<T>(string line, string measure, Contest<T> contest, Func<T, double> figure, Goal? goal = null)
    {
        var ours = contest.Ours.Median(figure);
        return new Row(line, measure, Format(contest.Echo.Median(figure)), Format(ours), Format(contest.Ratio(x => 1 / figure(x))), goal?.Judge(ours) ?? "");
    }

    /// <summary>A figure with three digits that count, or whole when it is greater.</summary>
    public static string Format(double figure) => figure.ToString(figure >= 100 ? "N0" : figure >= 10 ? "N1" : "N2", CultureInfo.InvariantCulture);

    private static string Format(Ratio ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio.Median:0.00} ({ratio.Least:0.00}-{ratio.Greatest:0.00})");
}

/// <summary>What a figure should be.</summary>
/// <param name="Bound">The bound.</param>
/// <param name="AtLeast">Whether it is the least that will do; otherwise the most.</param>
internal sealed record Goal(double Bound, bool AtLeast)
{
    /// <summary>The goal, and whether the figure meets it.</summary>
    public string Judge(double figure)
    {
        var met = AtLeast ? figure >= Bound : figure <= Bound;
        return $"{(AtLeast ? ">=" : "<=")} {Bound.ToString("#,0.##", CultureInfo.InvariantCulture)} {(met ? "met" : "MISSED")}";
    }
}
