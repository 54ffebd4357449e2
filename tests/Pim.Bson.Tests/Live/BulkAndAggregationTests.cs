using MongoDB.Driver;

namespace Pim.Bson.Tests.Live;

public sealed class BulkAndAggregationTests : MongoTests
{
    [MongoFact]
    public async Task A_mixed_bulk_write_counts_what_it_did()
    {
        await Products.InsertManyAsync(Enumerable.Range(0, 10).Select(Product));

        var result = await Products.BulkWriteAsync(
        [
            new InsertOneModel<BsonDocument>(Product(100)),
            new ReplaceOneModel<BsonDocument>(Filter.Eq("_id", 1), Product(1).Set("stock", 50)),
            new ReplaceOneModel<BsonDocument>(Filter.Eq("_id", 101), Product(101)) { IsUpsert = true },
            new UpdateOneModel<BsonDocument>(Filter.Eq("_id", 2), Update.Set("stock", 51)),
            new UpdateManyModel<BsonDocument>(Filter.Gte("_id", 100), Update.Set("late", true)),
            new DeleteOneModel<BsonDocument>(Filter.Eq("_id", 3)),
            new DeleteManyModel<BsonDocument>(Filter.In("_id", new[] { 4, 5 })),
        ]);

        Assert.Equal((1L, 4L, 3L), (result.InsertedCount, result.ModifiedCount, result.DeletedCount));
        Assert.Equal(101, result.Upserts.Single().Id.AsInt32);
        Assert.Equal(9, await Products.CountDocumentsAsync(Filter.Empty));
    }

    [MongoFact]
    public async Task Two_thousand_upserts_go_in_bulk_twice_with_the_same_outcome()
    {
        var models = Enumerable.Range(0, 2_000)
            .Select(number => new ReplaceOneModel<BsonDocument>(Filter.Eq("_id", number), Product(number)) { IsUpsert = true }).ToList();

        var first = await Products.BulkWriteAsync(models, new BulkWriteOptions { IsOrdered = false });
        var second = await Products.BulkWriteAsync(models, new BulkWriteOptions { IsOrdered = false });

        Assert.Equal((2_000, 0L), (first.Upserts.Count, first.MatchedCount));
        Assert.Equal((0, 2_000L), (second.Upserts.Count, second.MatchedCount));
    }

    [MongoFact]
    public async Task A_bulk_write_names_the_errors_of_each_part()
    {
        await Products.InsertOneAsync(Product(1));

        var refused = await Assert.ThrowsAsync<MongoBulkWriteException<BsonDocument>>(() => Products.InsertManyAsync(
            [Product(0), Product(1), Product(2)], new InsertManyOptions { IsOrdered = false }));

        Assert.Equal(1, Assert.Single(refused.WriteErrors).Index);
        Assert.Equal(3, await Products.CountDocumentsAsync(Filter.Empty));
    }

    [MongoFact]
    public async Task A_pipeline_of_documents_is_run()
    {
        await Products.InsertManyAsync(Enumerable.Range(0, 100).Select(Product));
        PipelineDefinition<BsonDocument, BsonDocument> pipeline = new BsonDocument[]
        {
            new("$match", new BsonDocument("stock", new BsonDocument("$gt", 0))),
            new("$unwind", "$tags"),
            new("$group", new BsonDocument
            {
                { "_id", "$tags" }, { "count", new BsonDocument("$sum", 1) }, { "best", new BsonDocument("$max", "$price.micros") },
            }),
            new("$sort", new BsonDocument("_id", 1)),
        };

        var groups = await (await ProductsOverOneConnection.AggregateAsync(pipeline, new AggregateOptions { BatchSize = 2 })).ToListAsync();

        Assert.Equal(["even", "odd", "shoe"], groups.Select(group => group["_id"].AsString));
        Assert.Equal([40, 50, 90], groups.Select(group => group["count"].ToInt32()));
    }

    [MongoFact]
    public async Task The_fluent_pipeline_is_run()
    {
        await Products.InsertManyAsync(Enumerable.Range(0, 20).Select(Product));

        var found = await Products.Aggregate().Match(Filter.Gte("_id", 10)).Sort(Builders<BsonDocument>.Sort.Descending("_id")).Limit(2)
            .Project(new BsonDocument("sku", 1)).ToListAsync();

        Assert.Equal([19, 18], found.Select(document => document["_id"].AsInt32));
    }

    [MongoFact]
    public async Task Indexes_are_made_with_their_options_and_a_unique_one_is_kept()
    {
        var keys = Builders<BsonDocument>.IndexKeys;
        await Products.Indexes.CreateManyAsync(
        [
            new CreateIndexModel<BsonDocument>(keys.Ascending("sku"), new CreateIndexOptions { Name = "sku", Unique = true }),
            new CreateIndexModel<BsonDocument>(keys.Ascending("family").Descending("updated"), new CreateIndexOptions { Name = "family" }),
            new CreateIndexModel<BsonDocument>(keys.Ascending("expires"), new CreateIndexOptions { Name = "ttl", ExpireAfter = TimeSpan.FromHours(1) }),
            new CreateIndexModel<BsonDocument>(
                keys.Ascending("ean"), new CreateIndexOptions<BsonDocument> { Name = "ean", Unique = true, PartialFilterExpression = Filter.Exists("ean") }),
        ]);
        await Products.InsertOneAsync(Product(1));

        var refused = await Assert.ThrowsAsync<MongoWriteException>(() => Products.InsertOneAsync(Product(1).Set("_id", 2)));

        Assert.Equal(ServerErrorCategory.DuplicateKey, refused.WriteError.Category);
        var indexes = (await (await Products.Indexes.ListAsync()).ToListAsync()).ToDictionary(index => index["name"].AsString);
        Assert.Equal(["_id_", "ean", "family", "sku", "ttl"], indexes.Keys.Order());
        Assert.Equal(3600, indexes["ttl"]["expireAfterSeconds"].ToInt32());
        Assert.True(indexes["ean"].Contains("partialFilterExpression"));
    }
}
