using System.Globalization;
using Pim.Domain.Insights;

namespace Pim.Domain.Tests.Insights;

/// <summary>The published figures of CDNOW (Fader and Hardie), and the model's own properties.</summary>
public sealed class LifetimeTests
{
    private static readonly BgNbd Published = new(0.243, 4.414, 0.793, 2.426);
    private static readonly GammaGamma PublishedSpend = new(6.25, 3.74, 15.44);
    private static readonly RepeatBehaviour Customer = new(2, 30.43, 38.86, 22.35);

    [Fact]
    public void Figures_of_a_customer()
    {
        Assert.Equal(1.22603, Published.ExpectedRepeats(Customer, 39), 5);
        Assert.Equal(0.72658, Published.ProbabilityAlive(Customer)!.Value, 5);
        Assert.Equal(24.66, PublishedSpend.ExpectedSpend(2, 22.35), 2);
        Assert.Equal(35.219, PublishedSpend.PopulationMean!.Value, 3);
    }

    [Theory]
    [InlineData(1, 0.05327)]
    [InlineData(39, 1.19672)]
    [InlineData(52, 1.44605)]
    [InlineData(78, 1.86052)]
    public void Purchases_to_expect_of_a_new_customer(double weeks, double expected) => Assert.Equal(expected, Published.ExpectedRepeats(weeks), 5);

    [Fact]
    public void Nobody_is_called_alive_for_having_bought_once()
    {
        Assert.Null(Published.ProbabilityAlive(new RepeatBehaviour(0, 0, 38.86, 0)));
    }

    [Fact]
    public void The_gap_of_the_formula_at_one_is_closed()
    {
        double At(double a) => new BgNbd(0.243, 4.414, a, 2.426).ExpectedRepeats(Customer, 39);
        Assert.Equal((At(0.999) + At(1.001)) / 2, At(1), 6);
        Assert.Equal((At(1) + At(1.000018)) / 2, At(1.000009), 9);
    }

    [Theory]
    [InlineData(0, 0, 0.001)]
    [InlineData(0, 0, 150)]
    [InlineData(1, 0.2, 0.3)]
    [InlineData(80, 100, 150)]
    [InlineData(800, 140, 150)] // Without care, nothing times without end.
    public void Purchases_to_expect_grow_with_time_and_not_faster_than_the_rate_of_one_who_stays(int repeats, double recency, double age)
    {
        var models =
            from r in new[] { 0.01, 0.243, 3, 100 }
            from alpha in new[] { 0.5, 4.414, 500 }
            from a in new[] { 0.01, 0.793, 1, 1.5, 30 }
            from b in new[] { 0.05, 0.3, 2.426, 90 }
            select new BgNbd(r, alpha, a, b);
        foreach (var model in models)
        {
            var before = 0.0;
            foreach (var weeks in (double[])[0.01, 4, 52, 521])
            {
                var expected = model.ExpectedRepeats(new RepeatBehaviour(repeats, recency, age, 10), weeks);
                var most = (model.R + repeats) / (model.Alpha + age) * weeks;
                Assert.True(expected >= before * (1 - 1e-6) - 1e-9
                    && expected <= most * (1 + 1e-6) + 1e-9, $"{model} in {weeks} weeks: {expected} after {before}, at most {most}");
                before = expected;
            }
        }
    }

    [DataFact("cdnow")]
    public void Cdnow_is_fitted_to_its_published_parameters()
    {
        var data = WeightedBehaviour.Group(Cdnow());
        Assert.Equal(2_357, data.Sum(d => d.Weight));
        Assert.Equal(2_457, data.Sum(d => d.Weight * d.Behaviour.Repeats));
        Assert.Equal(1_411, data.Where(d => d.Behaviour.Repeats == 0).Sum(d => d.Weight));
        Assert.Equal(-13_887.6946, LogLikelihood(data, new BgNbd(1, 1, 1, 1)), 4);
        Assert.Equal(-9_582.4268, LogLikelihood(data, Published), 3);

        var fit = ModelFit.BgNbd(data);

        Assert.Equal(FitRefusal.None, fit.Refusal);
        Assert.Equal((2_357, 946), (fit.Customers, fit.Repeaters));
        Assert.Equal(-9_582.4256, fit.LogLikelihood, 4);
        Assert.Equal(0.2426, fit.Model!.R, 4);
        Assert.Equal(4.4135, fit.Model.Alpha, 3);
        Assert.Equal(0.7929, fit.Model.A, 3);
        Assert.Equal(2.4257, fit.Model.B, 3);
        Assert.Equal(1.226, fit.Model.ExpectedRepeats(Customer, 39), 3);
    }

    [DataFact("cdnow")]
    public void Cdnow_spending_is_fitted_to_its_published_parameters()
    {
        var fit = ModelFit.GammaGamma(WeightedBehaviour.Group(Cdnow()));

        Assert.Equal(946, fit.Customers);
        Assert.Equal(-4_055.923, fit.LogLikelihood, 3);
        Assert.Equal(6.249, fit.Model!.P, 2);
        Assert.Equal(3.745, fit.Model.Q, 2);
        Assert.Equal(15.448, fit.Model.V, 1);
        Assert.Equal(0.114, fit.Correlation, 3);
    }

    [DataFact("cdnow")]
    public void The_unit_of_time_and_money_does_not_matter()
    {
        var data = WeightedBehaviour.Group(Cdnow());
        var days = data.Select(d => d with { Behaviour = d.Behaviour with { Recency = d.Behaviour.Recency * 7, Age = d.Behaviour.Age * 7,
            MeanSpend = d.Behaviour.MeanSpend * 100 } }).ToList();

        Assert.Equal(ModelFit.BgNbd(data).Model!.Alpha * 7, ModelFit.BgNbd(days).Model!.Alpha, 3);
        Assert.Equal(ModelFit.GammaGamma(data).Model!.P, ModelFit.GammaGamma(days).Model!.P, 2);
    }

    [Fact]
    public void Too_little_data_is_refused()
    {
        static WeightedBehaviour Some(int repeats, double weight) => new(new RepeatBehaviour(repeats, repeats, 20, 10), weight);
        Assert.Equal(FitRefusal.TooFewCustomers, ModelFit.BgNbd([Some(0, 50), Some(1, 49)]).Refusal);
        Assert.Equal(FitRefusal.TooFewRepeats, ModelFit.BgNbd([Some(0, 10_000)]).Refusal);
        Assert.Equal(FitRefusal.TooFewRepeats, ModelFit.BgNbd([Some(0, 10_000), Some(1, 29)]).Refusal);
        Assert.Equal(FitRefusal.TooFewRepeats, ModelFit.GammaGamma([Some(0, 10_000), Some(1, 29)]).Refusal);
        Assert.Equal(FitRefusal.TooFewCustomers, ModelFit.BgNbd([]).Refusal);
    }

    [Fact]
    public void Data_without_a_maximum_is_refused_rather_than_made_up()
    {
        // Everybody bought twice at the same pace and nobody was ever away: the best rate has no spread, the best chance of leaving is none.
        var data = Enumerable.Range(0, 200).Select(_ => new WeightedBehaviour(new RepeatBehaviour(20, 20, 20.5, 10), 1)).ToList();
        Assert.Equal(FitRefusal.NoMaximum, ModelFit.BgNbd(data).Refusal);
        Assert.Equal(FitRefusal.NoMaximum, ModelFit.GammaGamma(data).Refusal);
    }

    private static double LogLikelihood(IEnumerable<WeightedBehaviour> data, BgNbd model) => data.Sum(d => d.Weight * model.LogLikelihood(d.Behaviour));

    private static IEnumerable<RepeatBehaviour> Cdnow() =>
        File.ReadLines(Path.Combine(DataFactAttribute.Find("cdnow")!, "cdnow_customers_summary_with_transactions.csv"))
            .Skip(1).Where(l => l.Length > 0).Select(line =>
        {
            var cells = line.TrimEnd('\r').Split(',');
            double Cell(int i) => double.Parse(cells[i], CultureInfo.InvariantCulture);
            return new RepeatBehaviour((int)Cell(1), Cell(2), Cell(3), Cell(4));
        });
}
