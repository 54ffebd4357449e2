using Pim.Application;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain.Families;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Values;

namespace Pim.Storage.Tests.Contracts;

/// <summary>A small catalogue with something of all that a store keeps, and all that can be seen of it.</summary>
internal static class SampleCatalog
{
    private const int Seed = 11;

    // Among them signs whose order as UTF-8 is not that as UTF-16, and all that could be taken for a part of a key.
    private static readonly string[] Skus = ["10", "9", "A", "AA", "Größe 42", "a", "a/b", "m/1", "x\\y", "\uFF21", "👟", "ÿ", "007/1"];

    // There at the end; the first of them was something else before.
    private static readonly string[] Published = ["9", "A", "a/b", "👟"];

    private static readonly Guid[] Requests = [Guid.Parse("ffffffff-0000-4000-8000-000000000001"), Guid.Parse("0a000000-0000-4000-8000-000000000002")];

    public static async Task FillAsync(IStores stores)
    {
        var random = new Random(Seed);
        await PutSchemaAsync(stores, 0, Samples.WholeSchema());
        await PutSchemaAsync(stores, 1, [Samples.WholeSchema().OfType<Family>().Single() with { LabelAttribute = "", UpdateTime = Samples.Time.AddDays(1) }]);
        var products = new Dictionary<string, Product>();
        foreach (var sku in Skus) await CommitAsync(stores, products, null, Samples.RandomProduct(random, sku), random);
        foreach (var sku in Skus[..6]) await CommitAsync(stores, products, products[sku], Samples.RandomProduct(random, sku), random);
        foreach (var sku in Skus[4..9]) await CommitAsync(stores, products, products[sku], null, random);
        foreach (var sku in Skus[5..7]) await CommitAsync(stores, products, null, Samples.RandomProduct(random, sku), random);
        await CommitAsync(stores, products, products["9"], products["9"] with { Enabled = !products["9"].Enabled }, random);
        await FillJobsAsync(stores);
        await SampleChannels.FillAsync(stores, Published);
        await SampleMedia.FillAsync(stores);
        await SampleEvents.FillAsync(stores.Events);
    }

    /// <summary>All that its stores tell.</summary>
    public static async Task<IReadOnlyList<object>> DescribeAsync(IStores stores)
    {
        var schema = await stores.Schema.ReadAsync(CatalogSchema.Empty, default);
        var all = new List<object> { schema.Version };
        all.AddRange(schema.Nouns.OrderBy(n => n.Name, StringComparer.Ordinal));
        all.AddRange(await stores.Products.ListAsync(ProductQuery.All, "", 1_000, default));
        all.AddRange((await stores.Products.GetStatesAsync(Skus, default)).OrderBy(s => s.Key, StringComparer.Ordinal).Cast<object>());
        foreach (var sku in Skus)
        {
            foreach (var revision in await stores.Products.ListRevisionsAsync(sku, long.MaxValue, 100, default))
            {
                all.Add(revision);
                all.Add((await stores.Products.GetRevisionAsync(sku, revision.Revision, default))!);
            }
        }
        all.AddRange(await stores.Jobs.ListAsync(long.MaxValue, 100, default));
        foreach (var request in Requests) all.Add((await stores.Receipts.FindAsync(request, Samples.Time, default))!);
        foreach (var query in Queries) all.Add(await stores.Products.CountAsync(query, default));
        all.AddRange(await SampleChannels.DescribeAsync(stores, Skus));
        all.AddRange(await SampleMedia.DescribeAsync(stores));
        all.AddRange(await SampleEvents.DescribeAsync(stores.Events));
        return all;
    }

    /// <summary>Tries to take what is taken, then adds a product and a job, and publishes; answers what came of it.</summary>
    public static async Task<IReadOnlyList<object>> WriteMoreAsync(IStores stores)
    {
        var taken = await stores.Products.CommitAsync(New("new", Samples.Ean("A")), default);
        var seen = await stores.Products.CommitAsync(New("new") with { Receipt = ReceiptOf(0) }, default);
        var added = await stores.Products.CommitAsync(New("new", Samples.Ean("new")) with { Jobs = [new("products/new", new(Model: "new"))] }, default);
        var job = (await stores.Jobs.ListAsync(long.MaxValue, 1, default))[0].Id;
        return [.. taken.Conflicts, .. seen.Conflicts, added.FirstRevision, job, .. await SampleChannels.WriteMoreAsync(stores, Published)];
    }

    private static ProductQuery[] Queries =>
    [
        ProductQuery.All, new() { Enabled = false }, new() { HasIssues = true }, new() { Type = ProductType.Model }, new() { Family = "name" },
        new() { AnyCategory = ["a", "z9"] }, new() { Parent = "m/1" }, new() { Completeness = new("a", "de-DE", 0, 50) },
    ];

    private static async Task PutSchemaAsync(IStores stores, long version, IReadOnlyList<SchemaNoun> nouns)
    {
        var commit = new SchemaCommit { SchemaVersion = version, Puts = nouns, Time = Samples.Time, Receipt = version == 0 ? ReceiptOf(0) : null };
        Assert.Empty((await stores.Schema.CommitAsync(commit, default)).Conflicts);
    }

    private static async Task CommitAsync(IStores stores, Dictionary<string, Product> products, Product? before, Product? after, Random random)
    {
        var change = new ProductChange(before, after)
        {
            State = after is null || random.Next(4) == 0 ? ProductState.None : Samples.RandomState(random) with { InheritedCategories = ["inherited"] },
            Claims = after is null ? [] : ClaimsOf(after.Sku),
            ChangedFields = Product.ChangedFields(before, after),
        };
        var outcome = await stores.Products.CommitAsync(Commit(change), default);
        Assert.Empty(outcome.Conflicts);
        if (after is not null) products[after.Sku] = after with { Revision = outcome.FirstRevision };
    }

    // A value, one for a channel and a locale that is longer than engines like to index, and the place of a variant.
    private static UniqueClaim[] ClaimsOf(string sku) =>
        [Samples.Ean(sku), new(new ValueKey("name", "web", "de-DE"), sku + new string('x', 2_000)), new(new ValueKey("", "m/1", ""), $"{sku} red")];

    // The last job is gone again: what comes next must not take its id.
    private static async Task FillJobsAsync(IStores stores)
    {
        JobRequest[] requests = [.. Enumerable.Range(0, 5).Select(i => new JobRequest($"families/{i}", new($"{i}", i % 2 == 0 ? "" : "M")))];
        await stores.Products.CommitAsync(Commit() with { Jobs = requests, Receipt = ReceiptOf(1) }, default);
        var jobs = await stores.Jobs.ListAsync(long.MaxValue, 5, default);
        await stores.Jobs.SaveAsync(jobs[0] with { State = JobState.Done, UpdateTime = Samples.Time }, default);
        await stores.Jobs.SaveAsync(jobs[1] with { State = JobState.Failed, Error = "disk \"full\"", UpdateTime = Samples.Time.AddTicks(3) }, default);
        await stores.Jobs.SaveAsync(jobs[4] with { State = JobState.Running, Cursor = "Größe 42", TotalCount = 9, DoneCount = 5, IssueCount = 2,
            UpdateTime = Samples.Time.AddDays(31) }, default);
        Assert.Equal(4, (await stores.Jobs.ListAsync(long.MaxValue, 9, default)).Count);
    }

    private static ProductCommit Commit(params IReadOnlyList<ProductChange> changes) =>
        new() { SchemaVersion = 2, Changes = changes, Actor = "carol", Time = Samples.Time.AddHours(3) };

    private static ProductCommit New(string sku, params IReadOnlyList<UniqueClaim> claims) =>
        Commit(new ProductChange(null, Samples.Product(sku)) { Claims = claims });

    private static RequestReceipt ReceiptOf(int request) => new(Requests[request], "sha256:ab", Samples.Time.AddTicks(request));
}
