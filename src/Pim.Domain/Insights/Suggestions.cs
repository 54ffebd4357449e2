namespace Pim.Domain.Insights;

/// <summary>A product to suggest.</summary>
/// <param name="Product">Number of the SKU.</param>
/// <param name="Score">How much speaks for it; comparable within one list only.</param>
/// <param name="IsCurated">An editor has linked it.</param>
/// <param name="Together">The part of the score that comes from what is bought together.</param>
public sealed record Suggestion(int Product, double Score, bool IsCurated, double Together);

/// <summary>Blends what editors linked with what is bought together, suited to a customer.</summary>
public static class Suggestions
{
    /// <summary>What an editor's link is worth: as much as ten of a hundred buyers more than usual. Later links of a list are worth a little less.</summary>
    public const double Curated = 0.1;

    /// <summary>Times a product may be looked at without being bought before it is no longer suggested.</summary>
    public const int MaxViews = 3;

    /// <summary>How long those views count, in milliseconds: 30 days.</summary>
    public const long ViewWindow = 30 * Period.Day;

    /// <summary>The blended list, the best first.</summary>
    /// <param name="curated">Products that editors linked, in their order.</param>
    /// <param name="together">Products that are bought together with the one at hand, with their scores.</param>
    /// <param name="isUnwanted">Whether not to suggest a product.</param>
    public static IReadOnlyList<Suggestion> Blend(IReadOnlyList<int> curated, IReadOnlyList<(int Product, double Score)> together, Func<int, bool> isUnwanted)
    {
        var scores = new Dictionary<int, Suggestion>();
        for (var i = 0; i < curated.Count; i++)
            scores.TryAdd(curated[i], new Suggestion(curated[i], Curated * (1 - (double)i / (4 * curated.Count)), true, 0));
        foreach (var (product, score) in together)
        {
            var own = scores.GetValueOrDefault(product) ?? new Suggestion(product, 0, false, 0);
            scores[product] = own with { Score = own.Score + score, Together = score };
        }
        return scores.Values.Where(s => !isUnwanted(s.Product)).OrderByDescending(s => s.Score).ThenBy(s => s.Product).ToList();
    }

    /// <summary>What not to suggest to a customer: what they own, and what they looked at often enough of late without buying it.</summary>
    /// <param name="history">The customer's history.</param>
    /// <param name="asOf">The moment of looking, in milliseconds since 1970 UTC.</param>
    public static HashSet<int> Unwanted(CustomerHistory history, long asOf)
    {
        var unwanted = new HashSet<int>();
        foreach (var line in history.Lines) unwanted.Add(line.Product);
        var views = new Dictionary<int, int>();
        foreach (ref readonly var view in history.Views)
        {
            if (view.Time < asOf - ViewWindow || view.Time >= asOf) continue;
            var count = views[view.Product] = views.GetValueOrDefault(view.Product) + 1;
            if (count >= MaxViews) unwanted.Add(view.Product);
        }
        return unwanted;
    }
}
