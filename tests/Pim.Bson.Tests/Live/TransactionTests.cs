using MongoDB.Driver;

namespace Pim.Bson.Tests.Live;

public sealed class TransactionTests : MongoTests
{
    [MongoFact]
    public async Task What_a_transaction_wrote_is_seen_after_its_commit_only()
    {
        await Products.InsertOneAsync(Product(0));
        using var session = await Client.StartSessionAsync();
        session.StartTransaction();
        await Products.InsertOneAsync(session, Product(1));
        await Products.UpdateOneAsync(session, Filter.Eq("_id", 0), Update.Set("stock", 70));

        var before = await Products.CountDocumentsAsync(Filter.Empty);
        var inside = await Products.CountDocumentsAsync(session, Filter.Empty);
        await session.CommitTransactionAsync();

        Assert.Equal((1L, 2L, 2L), (before, inside, await Products.CountDocumentsAsync(Filter.Empty)));
    }

    [MongoFact]
    public async Task An_aborted_transaction_leaves_nothing()
    {
        await Products.InsertOneAsync(Product(0));
        using var session = await Client.StartSessionAsync();
        session.StartTransaction();
        await Products.DeleteOneAsync(session, Filter.Eq("_id", 0));

        await session.AbortTransactionAsync();

        Assert.Equal(1, await Products.CountDocumentsAsync(Filter.Empty));
    }

    [MongoFact]
    public async Task A_conflict_is_a_transient_error()
    {
        await Products.InsertOneAsync(Product(0));
        using var first = await Client.StartSessionAsync();
        using var second = await Client.StartSessionAsync();
        first.StartTransaction();
        second.StartTransaction();
        await Products.CountDocumentsAsync(second, Filter.Empty);
        await Products.UpdateOneAsync(first, Filter.Eq("_id", 0), Update.Set("stock", 1));
        await first.CommitTransactionAsync();

        var conflict = await Assert.ThrowsAnyAsync<MongoException>(async () =>
        {
            await Products.UpdateOneAsync(second, Filter.Eq("_id", 0), Update.Set("stock", 2));
            await second.CommitTransactionAsync();
        });

        Assert.True(conflict.HasErrorLabel("TransientTransactionError"), conflict.ToString());
    }

    [MongoFact]
    public async Task Increments_at_once_are_retried_until_all_are_in()
    {
        await Products.InsertOneAsync(new BsonDocument { { "_id", "counter" }, { "value", 0 } });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var session = await Client.StartSessionAsync();
            await session.WithTransactionAsync(async (handle, token) =>
            {
                var held = await Products.Find(handle, Filter.Eq("_id", "counter")).SingleAsync(token);
                await Products.UpdateOneAsync(handle, Filter.Eq("_id", "counter"), Update.Set("value", held["value"].AsInt32 + 1), cancellationToken: token);
                return true;
            });
        }));

        Assert.Equal(8, (await Products.Find(Filter.Eq("_id", "counter")).SingleAsync())["value"].AsInt32);
    }
}
