using MongoDB.Driver;

namespace Pim.Bson.Tests.Live;

public sealed class CrudTests : MongoTests
{
    [MongoFact]
    public async Task A_document_comes_back_as_it_was_stored()
    {
        var document = AllTypes.Document();
        await Products.InsertOneAsync(document);

        var found = await Products.Find(Filter.Eq("_id", document["_id"])).SingleAsync();

        Assert.Equal(document, found);
        Assert.Equal(document.ToBson(), found.ToBson());
    }

    [MongoFact]
    public async Task A_document_without_id_gets_one_in_front()
    {
        var document = new BsonDocument("name", "x");

        await Products.InsertOneAsync(document);

        Assert.Equal("_id", document.GetElement(0).Name);
        Assert.True(document["_id"].IsObjectId);
    }

    [MongoFact]
    public async Task Ten_thousand_documents_make_the_round_trip()
    {
        await Products.InsertManyAsync(Enumerable.Range(0, 10_000).Select(Product));

        var found = await ProductsOverOneConnection.Find(Filter.Empty, new FindOptions { BatchSize = 1_000 })
            .Sort(Builders<BsonDocument>.Sort.Ascending("_id")).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 10_000).Select(Product), found);
    }

    [MongoFact]
    public async Task A_cursor_gives_batches_of_raw_documents()
    {
        await Products.InsertManyAsync(Enumerable.Range(0, 250).Select(Product));
        var raw = Database.GetCollection<RawBsonDocument>("products");

        var skus = new List<string>();
        using var cursor = await raw.FindAsync(Builders<RawBsonDocument>.Filter.Empty, new FindOptions<RawBsonDocument> { BatchSize = 100 });
        while (await cursor.MoveNextAsync())
        {
            foreach (var document in cursor.Current)
            {
                using (document) skus.Add($"{document["sku"].AsString} {document["price"]["micros"].AsInt64} {document["tags"][1].AsString}");
            }
        }

        Assert.Equal(250, skus.Distinct().Count());
        Assert.Contains("SKU-00007 12990007 odd", skus);
    }

    [MongoFact]
    public async Task Raw_documents_can_be_inserted()
    {
        var raw = Database.GetCollection<RawBsonDocument>("products");

        await raw.InsertManyAsync(Enumerable.Range(0, 20).Select(number => new RawBsonDocument(Product(number).ToBson())));
        await raw.ReplaceOneAsync(Builders<RawBsonDocument>.Filter.Eq("_id", 3), new RawBsonDocument(Product(3).Set("stock", 99).ToBson()));

        Assert.Equal(20, await Products.CountDocumentsAsync(Filter.Empty));
        Assert.Equal(99, (await Products.Find(Filter.Eq("_id", 3)).SingleAsync())["stock"].AsInt32);
    }

    [MongoFact]
    public async Task Filters_sorts_projections_limits_and_skips_are_obeyed()
    {
        await Products.InsertManyAsync(Enumerable.Range(0, 50).Select(Product));
        var filter = Filter.And(
            Filter.Gte("stock", 3), Filter.In("tags", new[] { "even" }), Filter.Ne("sku", "SKU-00004"), Filter.Exists("price.currency"),
            Filter.Or(Filter.Lt("_id", 40), Filter.Regex("sku", new BsonRegularExpression("^SKU-0004"))));

        var found = await Products.Find(filter)
            .Sort(Builders<BsonDocument>.Sort.Descending("stock").Ascending("_id")).Skip(1).Limit(3)
            .Project(Builders<BsonDocument>.Projection.Include("sku").Exclude("_id")).ToListAsync();

        Assert.Equal(["SKU-00018", "SKU-00028", "SKU-00038"], found.Select(document => document["sku"].AsString));
        Assert.All(found, document => Assert.Equal(1, document.ElementCount));
    }

    [MongoFact]
    public async Task Updates_of_every_kind_change_what_they_name()
    {
        await Products.InsertManyAsync(Enumerable.Range(0, 10).Select(Product));

        var one = await Products.UpdateOneAsync(
            Filter.Eq("_id", 1), Update.Set("name.de", "Schuh").Inc("stock", 5).Push("tags", "new").Unset("price.currency"));
        var many = await Products.UpdateManyAsync(Filter.Gte("_id", 5), Update.Set("active", true).CurrentDate("touched"));
        var upsert = await Products.UpdateOneAsync(Filter.Eq("_id", 77), Update.SetOnInsert("sku", "NEW"), new UpdateOptions { IsUpsert = true });
        var replaced = await Products.ReplaceOneAsync(Filter.Eq("_id", 2), new BsonDocument("sku", "REPLACED"));

        Assert.Equal((1L, 5L, 1L), (one.ModifiedCount, many.ModifiedCount, replaced.ModifiedCount));
        Assert.Equal(77, upsert.UpsertedId.AsInt32);
        var changed = await Products.Find(Filter.Eq("_id", 1)).SingleAsync();
        Assert.Equal("Schuh", changed["name"]["de"].AsString);
        Assert.Equal(6, changed["stock"].AsInt32);
        Assert.False(changed["price"].AsBsonDocument.Contains("currency"));
        Assert.Equal(5, await Products.CountDocumentsAsync(Filter.Eq("active", true)));
    }

    [MongoFact]
    public async Task Find_and_modify_gives_the_document_before_or_after()
    {
        await Products.InsertOneAsync(Product(1));

        var after = await Products.FindOneAndUpdateAsync(Filter.Eq("_id", 1), Update.Inc("stock", 1), new() { ReturnDocument = ReturnDocument.After });
        var before = await Products.FindOneAndReplaceAsync(Filter.Eq("_id", 1), new BsonDocument("sku", "R"));
        var deleted = await Products.FindOneAndDeleteAsync(Filter.Eq("_id", 1));
        var none = await Products.FindOneAndDeleteAsync(Filter.Eq("_id", 1));
        var counter = await Database.GetCollection<BsonDocument>("counters").FindOneAndUpdateAsync(
            Filter.Eq("_id", "feed"), Update.Inc("sequence", 5L),
            new FindOneAndUpdateOptions<BsonDocument> { IsUpsert = true, ReturnDocument = ReturnDocument.After, Projection = new BsonDocument("sequence", 1) });

        Assert.Equal(2, after["stock"].AsInt32);
        Assert.Equal(2, before["stock"].AsInt32);
        Assert.Equal("R", deleted["sku"].AsString);
        Assert.Null(none);
        Assert.Equal(5, counter["sequence"].AsInt64);
    }

    [MongoFact]
    public async Task Deletes_distincts_counts_and_lists_tell_the_truth()
    {
        await Products.InsertManyAsync(Enumerable.Range(0, 10).Select(Product));

        var one = await Products.DeleteOneAsync(Filter.Eq("_id", 0));
        var many = await Products.DeleteManyAsync(Filter.Gte("_id", 8));

        Assert.Equal((1L, 2L), (one.DeletedCount, many.DeletedCount));
        Assert.Equal(7, await Products.CountDocumentsAsync(Filter.Empty));
        Assert.InRange(await Products.EstimatedDocumentCountAsync(), 0, 10);
        Assert.Equal(["even", "odd", "shoe"], (await (await Products.DistinctAsync<string>("tags", Filter.Empty)).ToListAsync()).Order());
        Assert.Contains("products", await (await Database.ListCollectionNamesAsync()).ToListAsync());
        Assert.Equal("products", (await (await Database.ListCollectionsAsync()).ToListAsync()).Single()["name"].AsString);
        Assert.Equal(1, (await Database.RunCommandAsync<BsonDocument>(new BsonDocument("ping", 1)))["ok"].ToInt32());
    }

    [MongoFact]
    public async Task A_second_document_of_an_id_is_refused_as_a_duplicate()
    {
        await Products.InsertOneAsync(Product(1));

        var refused = await Assert.ThrowsAsync<MongoWriteException>(() => Products.InsertOneAsync(Product(1)));

        Assert.Equal(ServerErrorCategory.DuplicateKey, refused.WriteError.Category);
    }
}
