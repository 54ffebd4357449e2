using Pim.Domain.Insights.Statistics;

namespace Pim.Domain.Tests.Insights;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(0.001, 6.907178885383853)]
    [InlineData(0.243, 1.3180435846996699)]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(1, 0)]
    [InlineData(2, 0)]
    [InlineData(10, 12.801827480081469)]
    [InlineData(171.5, 709.1431630309282)]
    public void Log_gamma(double x, double expected)
    {
        Assert.Equal(expected, SpecialFunctions.LogGamma(x), 11);
        // The recurrence holds to all digits that a double has.
        Assert.Equal(SpecialFunctions.LogGamma(x) + Math.Log(x), SpecialFunctions.LogGamma(x + 1), 11);
    }

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1.959963984540054, 0.025)]
    [InlineData(3, 0.9986501019683699)]
    [InlineData(-6, 9.865876450376946e-10)]
    public void Normal_distribution(double x, double expected)
    {
        Assert.Equal(1, SpecialFunctions.NormalCdf(x) / expected, 12);
        Assert.Equal(x, SpecialFunctions.NormalQuantile(expected), 9);
    }

    [Fact]
    public void Erfc_is_the_same_from_both_its_formulas()
    {
        Assert.Equal(SpecialFunctions.Erfc(2 - 1e-13), SpecialFunctions.Erfc(2), 12);
        Assert.Equal(0.004677734981047266, SpecialFunctions.Erfc(2), 15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(0.95)]
    [InlineData(0.999)]
    public void Hypergeometric_function_agrees_with_closed_forms(double z)
    {
        // 15.1.3, 15.1.8 and 15.1.4-like identities of Abramowitz and Stegun.
        Assert.Equal(1, SpecialFunctions.Hypergeometric2F1(1.7, 2.5, 2.5, z) * Math.Pow(1 - z, 1.7), 10);
        if (z > 0) Assert.Equal(1, SpecialFunctions.Hypergeometric2F1(1, 1, 2, z) * z / -Math.Log(1 - z), 10);
        if (z > 0) Assert.Equal(1, SpecialFunctions.Hypergeometric2F1(0.5, 1, 1.5, z * z) * z / Math.Atanh(z), 10);
    }

    [Theory]
    [InlineData(10, 100, 5.52, 17.44)]
    [InlineData(0, 10, 0, 27.75)]
    [InlineData(300, 1000, 27.24, 32.91)]
    public void Wilson_interval(int successes, int count, double low, double high)
    {
        var interval = Proportions.Wilson(new Proportion(successes, count));
        Assert.Equal(low, 100 * interval.Low, 2);
        Assert.Equal(high, 100 * interval.High, 2);
    }

    [Fact]
    public void Two_proportions_of_the_reference()
    {
        var (one, two) = (new Proportion(330, 1000), new Proportion(300, 1000));
        var interval = Proportions.Newcombe(one, two);
        Assert.Equal(1.444, Proportions.PooledZ(one, two)!.Value, 3);
        Assert.Equal(-1.07, 100 * interval.Low, 2);
        Assert.Equal(7.06, 100 * interval.High, 2);
        var (p, exact) = Proportions.Test(one, two)!.Value;
        Assert.False(exact);
        Assert.Equal(0.1487, p, 4);
    }

    [Theory]
    [InlineData(0.20, 0.22, 6_510)]
    [InlineData(0.20, 0.25, 1_094)]
    [InlineData(0.30, 0.33, 3_763)]
    [InlineData(0.10, 0.12, 3_841)]
    public void Sample_per_group(double from, double to, long expected) => Assert.Equal(expected, Proportions.SampleSize(from, to));

    [Theory]
    [InlineData(3, 4, 1, 4, 0.4857142857)] // Fisher's lady tasting tea.
    [InlineData(1, 12, 11, 12, 0.00010724)] // 2 (144 + 1) / C(24, 12).
    [InlineData(0, 5, 0, 9, 1)]
    [InlineData(5, 5, 9, 9, 1)]
    public void Fisher_exact(int k1, int n1, int k0, int n0, double expected) =>
        Assert.Equal(expected, Proportions.FisherExact(new Proportion(k1, n1), new Proportion(k0, n0)), 8);

    [Fact]
    public void Small_expected_cells_take_the_exact_test()
    {
        Assert.True(Proportions.Test(new Proportion(1, 30), new Proportion(5, 30))!.Value.Exact); // 3 expected.
        Assert.False(Proportions.Test(new Proportion(5, 30), new Proportion(6, 30))!.Value.Exact); // 5.5 expected.
        Assert.Null(Proportions.Test(new Proportion(0, 0), new Proportion(6, 30)));
    }

    [Fact]
    public void One_stratum_is_the_crude_difference()
    {
        var pooled = MantelHaenszel.Pool([new Stratum(new Proportion(330, 1000), new Proportion(300, 1000))])!;
        Assert.Equal(0.03, pooled.Difference, 12);
        // The textbook error of a difference, sqrt(p q / n + p q / n), up to what the weights of small samples change.
        Assert.Equal(0.03 + 1.95996 * Math.Sqrt(0.33 * 0.67 / 1000 + 0.3 * 0.7 / 1000), pooled.Interval.High, 4);
    }

    [Fact]
    public void Strata_undo_what_the_crude_comparison_is_fooled_by()
    {
        // Within each stratum nothing differs; viewers are mostly keen, the others are not.
        Stratum[] strata = [new(new(400, 800), new(100, 200)), new(new(20, 200), new(80, 800))];
        var impact = Pim.Domain.Insights.ContentImpact.Of(strata);
        Assert.Equal(0.24, impact.Difference!.Value, 9);
        Assert.Equal(0, impact.Stratified!.Difference, 9);
        Assert.Equal(1, impact.Stratified.PValue, 9);
        Assert.Equal(2, impact.Stratified.Strata);
    }

    [Fact]
    public void Strata_with_one_group_say_nothing()
    {
        Assert.Null(MantelHaenszel.Pool([new Stratum(new(5, 10), new(0, 0))]));
        Assert.Equal(1, MantelHaenszel.Pool([new Stratum(new(5, 10), new(0, 0)), new Stratum(new(5, 10), new(3, 10))])!.Strata);
    }

    [Fact]
    public void Benjamini_and_Hochberg_by_hand()
    {
        var q = FalseDiscovery.QValues([0.04, 0.01, 0.03, 0.5]);
        Assert.Equal([0.16 / 3, 0.04, 0.16 / 3, 0.5], q.Select(v => Math.Round(v, 12)).ToArray(), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Kaplan_Meier_by_hand()
    {
        // Over at 1, 2 and 3; open at 2 and 5: S = 4/5, 4/5 * 3/4 = 3/5, 3/5 * 1/2 = 3/10.
        long[] over = [0, 1, 1, 1, 0, 0];
        long[] open = [0, 0, 1, 0, 0, 1];
        Assert.Equal(3, KaplanMeier.Quantile(over, open));
        Assert.Equal(1, KaplanMeier.Quantile(over, open, 0.2));
        Assert.Null(KaplanMeier.Quantile(over, open, 0.8));
        Assert.Equal(2, KaplanMeier.Quantile(over, new long[6]));
    }

    [Fact]
    public void Nelder_Mead_finds_the_bottom_of_a_bent_valley()
    {
        var found = NelderMead.Minimize(p => 100 * Math.Pow(p[1] - p[0] * p[0], 2) + Math.Pow(1 - p[0], 2), [-1.2, 1]);
        Assert.True(found.Converged);
        Assert.Equal(1, found.Point[0], 3);
        Assert.Equal(1, found.Point[1], 3);
    }
}
