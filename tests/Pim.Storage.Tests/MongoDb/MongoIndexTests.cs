using System.Text.RegularExpressions;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Products;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>Tests that need a server that explains how it finds what is asked for, which not every compatible engine does.</summary>
public sealed class MongoExplainAttribute : RequirementAttribute
{
    private static readonly Lazy<string?> Reason = new(Look);

    public override string? Missing => new MongoServerAttribute().Missing ?? Reason.Value;

    private static string? Look()
    {
        try
        {
            using var client = new MongoClient(MongoServerAttribute.ConnectionString);
            client.GetDatabase("pim_test_explain").RunCommand<BsonDocument>(new BsonDocument("explain", new BsonDocument("find", "nothing")));
            return null;
        }
        catch (MongoCommandException)
        {
            return "The server that PIM_TEST_MONGODB names does not explain its plans.";
        }
    }
}

/// <summary>Listings must not get slower with the catalogue: each goes along an index from the SKU it starts behind, and sorts nothing.</summary>
[MongoExplain]
public sealed partial class MongoIndexTests : StoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();

    public static TheoryData<string, ProductQuery> Listings => new()
    {
        { "_id_", new() },
        { "models", new() { Type = ProductType.Model } },
        { "family", new() { Family = "rare" } },
        { "familyVariant", new() { FamilyVariant = "rare" } },
        { "parent", new() { Parent = "rare" } },
        { "disabled", new() { Enabled = false } },
        { "issues", new() { HasIssues = true } },
        { "categories", new() { AnyCategory = ["rare"] } },
        { "categories", new() { AnyCategory = ["rare", "other"] } },
        { "inheritedCategories", new() { AnyCategory = ["rare"] } },
        { "completeness", new() { Completeness = new("rare", "de-DE", 100, 100) } },
    };

    [EngineTheory]
    [MemberData(nameof(Listings), DisableDiscoveryEnumeration = true)]
    public async Task A_listing_goes_along_one_index_in_order_of_sku(string index, ProductQuery query)
    {
        await FillAsync();

        var plan = await ExplainAsync(ProductFilters.Of(query, "P0"));

        Assert.Contains(index, IndexName().Matches(plan).Select(m => m.Groups[1].Value));
        Assert.DoesNotContain("\"SORT\"", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("\"COLLSCAN\"", plan, StringComparison.Ordinal);
    }

    // One product in three hundred meets each condition, so that no other index is as good.
    private async Task FillAsync()
    {
        var plain = Enumerable.Range(0, 300).Select(i => new ProductChange(null, Samples.Product($"P{i:D3}") with { Family = "shoes" })
        {
            State = new([new("web", "de-DE", 1, [])], []),
        });
        var rare = Samples.Product("P300") with
        {
            Type = ProductType.Model, Family = "rare", FamilyVariant = "rare", Parent = "rare", Enabled = false, Categories = ["rare"],
        };
        var state = new ProductState([new("rare", "de-DE", 1, [])], [new("family", "Gone.", "UNKNOWN_FAMILY")]) { InheritedCategories = ["other"] };
        Assert.Empty((await CommitAsync([.. plain, new ProductChange(null, rare) { State = state }])).Conflicts);
    }

    private async Task<string> ExplainAsync(FilterDefinition<BsonDocument> filter)
    {
        var rendered = filter.Render(new(BsonSerializer.LookupSerializer<BsonDocument>(), BsonSerializer.SerializerRegistry));
        var find = new BsonDocument { { "find", "products" }, { "filter", rendered }, { "sort", new BsonDocument("_id", 1) }, { "limit", 20 } };
        var explained =
            await ((MongoStores)Stores).Database.RunCommandAsync<BsonDocument>(new BsonDocument { { "explain", find }, { "verbosity", "queryPlanner" } });
        return explained["queryPlanner"]["winningPlan"].ToString()!;
    }

    [GeneratedRegex("\"indexName\" : \"([^\"]+)\"")]
    private static partial Regex IndexName();
}
