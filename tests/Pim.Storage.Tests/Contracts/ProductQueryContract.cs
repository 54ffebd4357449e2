using System.Text;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Queries are held against the same conditions in memory, over generated products.</summary>
public abstract class ProductQueryContract : StoreContract
{
    private static readonly string[] Categories = ["bags", "men", "shoes", "women"];
    private readonly List<(Product Product, ProductState State)> _kept = [];

    [EngineFact]
    public async Task Listings_go_by_the_utf8_bytes_of_the_sku()
    {
        string[] skus = ["a", "B", "Ä", "ﬁ", "👟", "～", "a b", "a-b", "aa", "A", "10", "9", "é", "e\u0301", "\uE000"];
        await AddAllAsync(skus.Select(s => Samples.Product(s)).ToList());

        var listed = await ListAllAsync(ProductQuery.All, limit: 4);

        Assert.Equal(skus.OrderBy(s => Convert.ToHexString(Encoding.UTF8.GetBytes(s)), StringComparer.Ordinal), listed.Select(p => p.Sku));
    }

    public static TheoryData<string, ProductQuery> SingleConditions => new()
    {
        { "all", new() },
        { "products", new() { Type = ProductType.Product } },
        { "models", new() { Type = ProductType.Model } },
        { "sku", new() { Sku = "P007" } },
        { "no such sku", new() { Sku = "nothing" } },
        { "family", new() { Family = "f1" } },
        { "without family", new() { Family = "" } },
        { "family variant", new() { FamilyVariant = "v1" } },
        { "without family variant", new() { FamilyVariant = "" } },
        { "parent", new() { Parent = "P001" } },
        { "without parent", new() { Parent = "" } },
        { "enabled", new() { Enabled = true } },
        { "disabled", new() { Enabled = false } },
        { "category", new() { AnyCategory = ["men"] } },
        { "categories", new() { AnyCategory = ["women", "bags", "men"] } },
        { "a category twice", new() { AnyCategory = ["men", "men"] } },
        { "an unknown category", new() { AnyCategory = ["nothing"] } },
        { "no category", new() { AnyCategory = [] } },
        { "updated from", new() { UpdatedFrom = Samples.Time.AddTicks(30) } },
        { "updated before", new() { UpdatedBefore = Samples.Time.AddTicks(30) } },
        { "updated between", new() { UpdatedFrom = Samples.Time.AddTicks(10), UpdatedBefore = Samples.Time.AddTicks(20) } },
        { "complete", new() { Completeness = new("web", "de-DE", 100, 100) } },
        { "half complete", new() { Completeness = new("web", "en", 25, 75) } },
        { "of no channel", new() { Completeness = new("nothing", "en", 0, 100) } },
        { "with issues", new() { HasIssues = true } },
        { "without issues", new() { HasIssues = false } },
    };

    [EngineTheory]
    [MemberData(nameof(SingleConditions), DisableDiscoveryEnumeration = true)]
    public async Task A_condition_is_met_by_all_products_listed_and_no_others(string name, ProductQuery query)
    {
        Assert.NotEmpty(name);
        await FillAsync(seed: 1);

        await AssertMatchesAsync(query);
    }

    [EngineTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Any_conditions_together_are_met_by_all_products_listed_and_no_others(int seed)
    {
        await FillAsync(seed);
        var random = new Random(seed);

        for (var i = 0; i < 150; i++) await AssertMatchesAsync(RandomQuery(random));
    }

    [EngineFact]
    public async Task Conditions_follow_updates_and_deletions()
    {
        var random = new Random(99);
        await FillAsync(seed: 4);
        for (var i = 0; i < _kept.Count; i += 2)
        {
            var (before, state) = (_kept[i].Product, Samples.Pick(random, RandomState(random), ProductState.None));
            var after = RandomProduct(random, before.Sku);
            var outcome = await CommitAsync(i % 3 == 0 ? new ProductChange(before, null) : new ProductChange(before, after) { State = state });
            Assert.Empty(outcome.Conflicts);
            _kept[i] = i % 3 == 0 ? (null!, ProductState.None) : (after with { Revision = outcome.FirstRevision }, state);
        }
        _kept.RemoveAll(k => k.Product is null);

        for (var i = 0; i < 150; i++) await AssertMatchesAsync(RandomQuery(random));
        foreach (var row in SingleConditions) await AssertMatchesAsync((ProductQuery)row[1]);
    }

    [EngineFact]
    public async Task A_page_is_never_longer_than_its_limit_and_the_next_starts_behind_it()
    {
        await AddAllAsync(Enumerable.Range(0, 10).Select(i => Samples.Product($"P{i}") with { Categories = ["men", "women"] }).ToList());
        var query = new ProductQuery { AnyCategory = ["men", "women"] };

        Assert.Equal(["P0", "P1", "P2"], (await Products.ListAsync(query, "", 3, default)).Select(p => p.Sku));
        Assert.Equal(["P3", "P4"], (await Products.ListAsync(query, "P2", 2, default)).Select(p => p.Sku));
        Assert.Equal(["P9"], (await Products.ListAsync(query, "P8", 5, default)).Select(p => p.Sku));
        Assert.Empty(await Products.ListAsync(query, "P9", 5, default));
        Assert.Empty(await Products.ListAsync(query, "", 0, default));
    }

    private async Task FillAsync(int seed)
    {
        var random = new Random(seed);
        var changes = Enumerable.Range(0, 120).Select(i => new ProductChange(null, RandomProduct(random, $"P{i:D3}")) { State = RandomState(random) }).ToList();
        var outcome = await CommitAsync(changes);
        Assert.Empty(outcome.Conflicts);
        _kept.AddRange(changes.Select((c, i) => (c.After! with { Revision = outcome.FirstRevision + i }, c.State)));
    }

    private async Task AssertMatchesAsync(ProductQuery query)
    {
        var expected = _kept.Where(k => Matches(query, k.Product, k.State)).Select(k => k.Product).OrderBy(p => p.Sku, StringComparer.Ordinal).ToList();

        Assert.Equal(expected, await ListAllAsync(query, limit: 17));
        Assert.Equal(expected.Count, await Products.CountAsync(query, default));
    }

    private async Task<List<Product>> ListAllAsync(ProductQuery query, int limit)
    {
        var all = new List<Product>();
        while (true)
        {
            var page = await Products.ListAsync(query, all.Count == 0 ? "" : all[^1].Sku, limit, default);
            all.AddRange(page);
            Assert.True(page.Count <= limit);
            if (page.Count < limit) return all;
        }
    }

    private static bool Matches(ProductQuery query, Product product, ProductState state) =>
        (query.Type is null || query.Type == product.Type)
        && (query.Sku is null || query.Sku == product.Sku)
        && (query.Family is null || query.Family == product.Family)
        && (query.FamilyVariant is null || query.FamilyVariant == product.FamilyVariant)
        && (query.Parent is null || query.Parent == product.Parent)
        && (query.Enabled is null || query.Enabled == product.Enabled)
        && (query.AnyCategory is null || query.AnyCategory.Intersect(product.Categories).Any())
        && (query.UpdatedFrom is null || product.UpdateTime >= query.UpdatedFrom)
        && (query.UpdatedBefore is null || product.UpdateTime < query.UpdatedBefore)
        && (query.HasIssues is null || query.HasIssues == state.Issues.Count > 0)
        && (query.Completeness is not { } wanted
            || state.Completeness.Any(
                c => c.Channel == wanted.Channel && c.Locale == wanted.Locale && c.Percent >= wanted.MinPercent && c.Percent <= wanted.MaxPercent));

    private static Product RandomProduct(Random random, string sku) => Samples.Product(sku) with
    {
        Type = Samples.Pick(random, ProductType.Product, ProductType.Product, ProductType.Model),
        Family = Samples.Pick(random, "", "f1", "f2"),
        FamilyVariant = Samples.Pick(random, "", "", "v1"),
        Parent = Samples.Pick(random, "", "", "P001", "P002"),
        Enabled = random.Next(4) > 0,
        Categories = Categories.Where(_ => random.Next(3) == 0).ToCodeSet(),
        UpdateTime = Samples.Time.AddTicks(random.Next(60)),
    };

    private static ProductState RandomState(Random random)
    {
        ValueList<Completeness> completeness = random.Next(4) == 0 ? [] : [RandomCompleteness(random, "de-DE"), RandomCompleteness(random, "en")];
        return new ProductState(completeness, random.Next(3) == 0 ? [new ProductIssue("family", "Gone.", "UNKNOWN_FAMILY")] : []);
    }

    private static Completeness RandomCompleteness(Random random, string locale) =>
        new("web", locale, 4, Enumerable.Range(0, random.Next(5)).Select(i => $"a{i}").ToValueList());

    private static ProductQuery RandomQuery(Random random)
    {
        return new ProductQuery
        {
            Type = Sometimes(ProductType.Product, ProductType.Model),
            Sku = random.Next(20) == 0 ? "P010" : null,
            Family = SometimesText("", "f1", "f2"),
            FamilyVariant = SometimesText("", "v1"),
            Parent = SometimesText("", "P001"),
            Enabled = Sometimes(true, false),
            AnyCategory = random.Next(3) == 0 ? Categories.Where(_ => random.Next(2) == 0).ToList() : null,
            UpdatedFrom = Sometimes(Samples.Time.AddTicks(20), Samples.Time.AddTicks(40)),
            UpdatedBefore = Sometimes(Samples.Time.AddTicks(25), Samples.Time.AddTicks(50)),
            Completeness = random.Next(4) == 0
                ? new("web", Samples.Pick(random, "de-DE", "en"), Samples.Pick(random, 0, 50), Samples.Pick(random, 75, 99, 100))
                : null,
            HasIssues = Sometimes(true, false),
        };

        T? Sometimes<T>(params T[] values) where T : struct => random.Next(4) == 0 ? Samples.Pick(random, values) : null;
        string? SometimesText(params string[] values) => random.Next(4) == 0 ? Samples.Pick(random, values) : null;
    }
}
