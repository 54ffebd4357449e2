using Pim.Application.Products;
using Pim.Storage.Sqlite.Content;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Sqlite.Jobs;
using Pim.Storage.Sqlite.Products;
using Pim.Storage.Sqlite.Publications;
using Pim.Storage.Sqlite.Search;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

/// <summary>Listings must not get slower with the catalogue: each goes along an index from the SKU it starts behind, and sorts nothing.</summary>
public sealed class QueryPlanTests : IAsyncLifetime
{
    private readonly SqliteStores _stores = SqliteStores.Open();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _stores.DisposeAsync();

    public static TheoryData<string, ProductQuery> Listings => new()
    {
        { "products_sku (sku>?)", new() },
        { "products_sku (sku=?)", new() { Sku = "A" } },
        { "products_models (sku>?)", new() { Type = Domain.Products.ProductType.Model } },
        { "products_family (family=? AND sku>?)", new() { Family = "shoes" } },
        { "products_family_variant (family_variant=? AND sku>?)", new() { FamilyVariant = "shoes" } },
        { "products_parent (parent=? AND sku>?)", new() { Parent = "M" } },
        { "products_disabled (sku>?)", new() { Enabled = false } },
        { "products_issues (sku>?)", new() { HasIssues = true } },
        { "PRIMARY KEY (category=? AND sku>?)", new() { AnyCategory = ["men"] } },
        { "PRIMARY KEY (category=? AND sku>?)", new() { AnyCategory = ["men", "women"] } },
        { "PRIMARY KEY (sku>?)", new() { Completeness = new("web", "de-DE", 100, 100) } },
        { "products_sku (sku>?)", new() { UpdatedFrom = Samples.Time } },
        { "products_sku (sku>?)", new() { Type = Domain.Products.ProductType.Product, Enabled = true, HasIssues = false, Parent = "", FamilyVariant = "" } },
        { "products_family (family=? AND sku>?)", new() { Family = "shoes", Enabled = false, Completeness = new("web", "de-DE", 0, 50) } },
        { "PRIMARY KEY (category=? AND sku>?)", new() { AnyCategory = ["men"], Family = "shoes", Enabled = true } },
        { "products_parent (parent=? AND sku>?)", new() { Parent = "M", AnyCategory = ["men"] } },
    };

    public static TheoryData<string, string> ReadsOfChannels => new()
    {
        { "SEARCH changes USING COVERING INDEX changes_sku (channel=? AND sku=?)", ContentReading.Find },
        { "SEARCH changes USING COVERING INDEX changes_sku (channel=? AND sku>?)", ContentReading.Listing },
        { "SEARCH contents USING INTEGER PRIMARY KEY (rowid=?)", DocumentPicker.Find },
        { "SEARCH changes USING INDEX changes_channel (channel=? AND rowid>? AND rowid<?)", FeedReading.Changes },
        { "SEARCH changes USING COVERING INDEX changes_channel (channel=? AND rowid>?)", FeedReading.Count },
        { "SEARCH changes USING INTEGER PRIMARY KEY (rowid>?)", FeedReading.Keys },
        { "SCAN stale USING INDEX stale_since", ContentReading.Stale },
        { "SEARCH publications USING PRIMARY KEY (channel=? AND sku>?)", PublicationReading.List },
        { "SEARCH publications USING INDEX publications_sku (sku=?)", PublicationReading.OfProduct },
        { "SEARCH schedules USING INDEX schedules_next_time (next_time<?)", ScheduleReading.Due },
        { "SEARCH schedules USING COVERING INDEX schedules_next_time (next_time>?)", ScheduleReading.Next },
        { "SEARCH jobs USING INDEX jobs_next (kind=?)", SqliteJobStore.Next },
    };

    [Theory]
    [MemberData(nameof(ReadsOfChannels))]
    public void A_read_of_channels_goes_along_one_index_in_order(string step, string sql) => Assert.Equal([step], Explain(sql));

    public static TheoryData<string[], string> Searches => new()
    {
        { ["SCAN search_tokens VIRTUAL TABLE INDEX 192:M1"], SearchReading.Ids },
        { ["SCAN t VIRTUAL TABLE INDEX 192:M1<", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"], SearchReading.Newest },
        { ["SCAN t VIRTUAL TABLE INDEX 0:M1", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR ORDER BY"], SearchReading.FewByTitle },
        { ["SCAN t VIRTUAL TABLE INDEX 0:M1", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)", "USE TEMP B-TREE FOR ORDER BY"], SearchReading.FewBySku },
        { ["SEARCH search_entries USING COVERING INDEX search_entries_title (scope=? AND (title,sku)>(?,?))"], SearchReading.AllByTitle },
        { ["SEARCH search_entries USING COVERING INDEX search_entries_sku (scope=? AND sku>?)"], SearchReading.AllBySku },
        { ["SEARCH search_entries USING INTEGER PRIMARY KEY (rowid=?)"], FacetCounting.Values },
        { ["SEARCH search_values USING INTEGER PRIMARY KEY (rowid=?)"], FacetCounting.Describe },
    };

    [Theory]
    [MemberData(nameof(Searches), DisableDiscoveryEnumeration = true)]
    public void A_search_reads_tokens_in_order_and_sorts_only_what_is_few(string[] steps, string sql) => Assert.Equal(steps, Explain(sql));

    [Fact]
    public void Skus_that_a_channel_sees_or_has_are_merged_along_two_indexes()
    {
        var plan = Explain(ContentReading.Skus);

        Assert.Contains("SEARCH publications USING PRIMARY KEY (channel=? AND sku>?)", plan);
        Assert.Contains("SEARCH changes USING COVERING INDEX changes_sku (channel=? AND sku>?)", plan);
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Listings), DisableDiscoveryEnumeration = true)]
    public void A_listing_goes_along_one_index_in_order_of_sku(string index, ProductQuery query)
    {
        var plan = Explain(ProductQuerySql.ToList(query, byTime: false).List);

        Assert.StartsWith("SEARCH", plan[0], StringComparison.Ordinal);
        Assert.EndsWith(index, plan[0], StringComparison.Ordinal);
        Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
        Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal));
    }

    [Fact]
    public void What_changed_lately_is_found_by_time()
    {
        var plan = Explain(ProductQuerySql.ToList(new() { UpdatedFrom = Samples.Time, Family = "shoes" }, byTime: true).List);

        Assert.Contains("products_update_time (update_time>?", plan[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_of_one_condition_read_an_index_only()
    {
        ProductQuery[] counted = [new(), new() { Family = "shoes" }, new() { Parent = "M" }, new() { FamilyVariant = "v" },
            new() { UpdatedFrom = Samples.Time }, new() { Enabled = false }];

        Assert.All(counted, query => Assert.Contains("COVERING INDEX", Explain(ProductQuerySql.ToCount(query).Count)[0], StringComparison.Ordinal));
    }

    private List<string> Explain(string sql)
    {
        using var session = Session.OpenReader(_stores.Folder.CatalogFile);
        using var rows = session.Use("EXPLAIN QUERY PLAN " + sql);
        var steps = new List<string>();
        while (rows.Step()) steps.Add(rows.Text(3));
        return steps;
    }
}
