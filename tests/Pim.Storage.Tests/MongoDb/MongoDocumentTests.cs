using System.Security.Cryptography;
using System.Text;
using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Categories;
using Pim.Domain.Products;
using Pim.Domain.Values;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>What a person finds in the database: these shapes are promised to whoever looks at it, and to later versions.</summary>
[MongoServer]
public sealed class MongoDocumentTests : StoreContract
{
    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();

    [EngineFact]
    public async Task A_plain_product_is_its_sku_and_what_the_store_gives()
    {
        await AddAsync(Samples.Product("A"));

        await AssertAsync("products", "A", """
            { "_id": "A", "revision": { "$numberLong": "1" }, "createTime": { "$date": "2026-03-14T15:09:26Z" }, "updateTime": { "$date": "2026-03-14T15:09:26Z" },
              "actor": "editor" }
            """);
    }

    [EngineFact]
    public async Task A_product_stands_with_its_values_and_its_state_in_one_document()
    {
        var product = Samples.Product(
            "Größe 42", Samples.Value("name", new TextValue("Schuh"), "web", "de-DE"), Samples.Value("weight", new MeasurementValue(1.50m, "kg")),
            Samples.Value("price", PricesValue.Of([new("EUR", 99_900_000)]))) with
        {
            Type = ProductType.Model, Family = "shoes", FamilyVariant = "by_size", Parent = "M", Enabled = false, Categories = ["men"],
            Associations = [new("upsell", ["B"])], UpdateTime = Samples.Time.AddTicks(10_007),
        };
        var state = new ProductState([new("web", "de-DE", 2, ["image"])], [new("family", "Gone.", "UNKNOWN_FAMILY")]) { InheritedCategories = ["sale"] };

        await CommitAsync(new ProductChange(null, product) { State = state, ChangedFields = ["family"] });

        await AssertAsync("products", "Größe 42", """
            { "_id": "Größe 42", "type": "model", "family": "shoes", "familyVariant": "by_size", "parent": "M", "enabled": false, "categories": ["men"],
              "values": {
                "name": [{ "channel": "web", "locale": "de-DE", "text": "Schuh" }],
                "price": [{ "priceMicros": { "EUR": { "$numberLong": "99900000" } } }],
                "weight": [{ "measurement": { "amount": { "$numberDecimal": "1.50" }, "unit": "kg" } }] },
              "associations": { "upsell": ["B"] },
              "revision": { "$numberLong": "1" },
              "createTime": { "$date": "2026-03-14T15:09:26Z" }, "updateTime": { "$date": "2026-03-14T15:09:26.001Z" }, "updateTimeTicks": 7,
              "actor": "editor", "changedFields": ["family"],
              "state": {
                "hasIssues": true,
                "completeness": [{ "channel": "web", "locale": "de-DE", "percent": 50, "required": 2, "missing": ["image"] }],
                "issues": [{ "field": "family", "description": "Gone.", "reason": "UNKNOWN_FAMILY" }],
                "inheritedCategories": ["sale"] } }
            """);
    }

    [EngineFact]
    public async Task Revisions_hold_what_was_and_deletions_and_not_what_is()
    {
        var product = await AddAsync(Samples.Product("A"));
        Assert.Equal(0, await CountAsync("revisions"));

        product = await UpdateAsync(product, product with { Family = "shoes" });
        Assert.Equal(1, await CountAsync("revisions"));
        await DeleteAsync(product);

        Assert.Equal(3, await CountAsync("revisions"));
        await AssertAsync("revisions", 2L, """
            { "_id": { "$numberLong": "2" }, "sku": "A", "family": "shoes", "createTime": { "$date": "2026-03-14T15:09:26Z" },
              "updateTime": { "$date": "2026-03-14T15:09:26Z" }, "actor": "editor" }
            """);
        await AssertAsync("revisions", 3L, """
            { "_id": { "$numberLong": "3" }, "sku": "A", "deleted": true, "updateTime": { "$date": "2026-03-14T15:09:26Z" }, "actor": "editor" }
            """);
    }

    [EngineFact]
    public async Task Claims_are_what_is_claimed_and_who_holds_it()
    {
        UniqueClaim[] claims = [Samples.Ean("1"), new(new ValueKey("name", "web", "de-DE"), "Schuh"), new(new ValueKey("", "M", ""), "color=red"),
            Samples.Ean(new string('x', 9_999))];

        await AddAsync(Samples.Product("A"), claims);

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(claims[3].Value)));
        var kept = await Collection("claims").Find(new BsonDocument()).ToListAsync();
        Assert.Equal(
            new HashSet<string>
            {
                """{ "_id" : { "attribute" : "ean", "value" : "1" }, "sku" : "A" }""",
                """{ "_id" : { "attribute" : "name", "channel" : "web", "locale" : "de-DE", "value" : "Schuh" }, "sku" : "A" }""",
                """{ "_id" : { "model" : "M", "axes" : "color=red" }, "sku" : "A" }""",
                $$"""{ "_id" : { "attribute" : "ean", "sha256" : "{{hash}}" }, "sku" : "A", "value" : "{{claims[3].Value}}" }""",
            },
            kept.Select(d => d.ToString()).ToHashSet());
    }

    [EngineFact]
    public async Task The_schema_is_named_as_in_the_api()
    {
        await PutSchemaAsync(new Category { Code = "women", Parent = "root", Position = 4, CreateTime = Samples.Time, UpdateTime = Samples.Time });

        await AssertAsync("schema", "categories/women", """
            { "_id": "categories/women", "parent": "root", "position": 4, "revision": { "$numberLong": "1" },
              "createTime": { "$date": "2026-03-14T15:09:26Z" }, "updateTime": { "$date": "2026-03-14T15:09:26Z" } }
            """);
    }

    [EngineFact]
    public async Task Jobs_receipts_and_numbers_can_be_read()
    {
        var receipt = new RequestReceipt(Guid.Parse("6f9619ff-8b86-d011-b42d-00c04fc964ff"), "sha256:ab", Samples.Time);

        await Products.CommitAsync(
            Commit(new ProductChange(null, Samples.Product("A"))) with { Receipt = receipt, Jobs = [new("families/shoes", new("shoes"))] }, default);

        await AssertAsync("jobs", 1L, """
            { "_id": { "$numberLong": "1" }, "cause": "families/shoes", "family": "shoes", "state": "pending", "totalCount": { "$numberLong": "0" },
              "doneCount": { "$numberLong": "0" }, "issueCount": { "$numberLong": "0" },
              "createTime": { "$date": "2026-03-14T15:09:26Z" }, "updateTime": { "$date": "2026-03-14T15:09:26Z" } }
            """);
        await AssertAsync("receipts", "6f9619ff-8b86-d011-b42d-00c04fc964ff", """
            { "_id": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "fingerprint": "sha256:ab", "time": { "$date": "2026-03-14T15:09:26Z" } }
            """);
        await AssertAsync("catalog", "catalog", $$"""
            { "_id": "catalog", "layout": 3, "guid": "{{await Stores.Contents.ReadCatalogIdAsync(default)}}", "revision": { "$numberLong": "1" },
              "schemaVersion": { "$numberLong": "0" }, "job": { "$numberLong": "1" }, "mark": { "$numberLong": "0" }, "commits": { "$numberLong": "1" }, "feeds": {} }
            """);
    }

    private IMongoCollection<BsonDocument> Collection(string name) => ((MongoStores)Stores).Database.GetCollection<BsonDocument>(name);

    private Task<long> CountAsync(string collection) => Collection(collection).CountDocumentsAsync(new BsonDocument());

    private async Task AssertAsync(string collection, BsonValue id, string expected)
    {
        var kept = await Collection(collection).Find(new BsonDocument("_id", id)).SingleAsync();
        // As text: 1.50 and 1.5 are equal as numbers. A field that the server adds in another order is the same document.
        Assert.Equal(BsonDocument.Parse(expected).OrderBy(f => f.Name).Select(f => f.ToString()), kept.OrderBy(f => f.Name).Select(f => f.ToString()));
    }
}
