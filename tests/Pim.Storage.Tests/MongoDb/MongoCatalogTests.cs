using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Schema;
using Pim.Domain.Values;
using Pim.Storage.MongoDB;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

[MongoServer]
public sealed class MongoCatalogTests : StoreContract
{
    private new MongoStores Stores => (MongoStores)base.Stores;

    protected override Task<IStores> OpenAsync() => MongoStores.OpenAsync();

    [EngineFact]
    public async Task Everything_is_there_after_it_is_opened_again()
    {
        var schema = await PutSchemaAsync(Samples.WholeSchema());
        var product = await CommitOneAsync(new ProductChange(null, Samples.RandomProduct(new Random(5), "A")) { Claims = [Samples.Ean("1")] });

        await Stores.ReopenAsync();

        Assert.Equal(schema.Nouns.ToHashSet(), (await Stores.Schema.ReadAsync(CatalogSchema.Empty, default)).Nouns.ToHashSet());
        Assert.Equal(product, await FindAsync("A"));
        Assert.Equal(3, (await CommitOneAsync(new ProductChange(null, Samples.Product("B")))).Revision);
    }

    [EngineFact]
    public async Task Instances_may_open_a_new_database_at_once()
    {
        await Stores.Database.Client.DropDatabaseAsync(Stores.Options.Database);

        var instances = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Stores.OpenAnotherCatalogAsync()));

        Assert.Equal(1, (await AddAsync(Samples.Product("A"))).Revision);
        Assert.All(await Task.WhenAll(instances.Select(i => i.Products.CountAsync(ProductQuery.All, default))), count => Assert.Equal(1, count));
    }

    [EngineFact]
    public async Task Opening_waits_for_no_commit_that_an_instance_died_in()
    {
        var product = await AddAsync(Samples.Product("A"));
        using var died = await Stores.Database.Client.StartSessionAsync();
        died.StartTransaction();
        await Stores.Database.GetCollection<BsonDocument>("catalog").UpdateOneAsync(died, new BsonDocument(), Builders<BsonDocument>.Update.Inc("commits", 1L));

        // Refused after 30 s, were it to wait.
        var another = await Stores.OpenAnotherCatalogAsync();

        Assert.Equal(product, Assert.Single(await another.Products.GetAsync(["A"], default)));
        await died.AbortTransactionAsync();
    }

    [EngineFact]
    public async Task A_database_of_a_later_version_is_left_alone()
    {
        await Stores.Database.GetCollection<BsonDocument>("catalog").UpdateOneAsync(new BsonDocument(), Builders<BsonDocument>.Update.Set("layout", 999));

        var error = await Assert.ThrowsAsync<PimException>(Stores.ReopenAsync);

        Assert.Equal((ErrorKind.FailedPrecondition, "STORE_TOO_NEW"), (error.Kind, error.Reason));
    }

    [EngineFact]
    public async Task A_database_from_before_channels_had_publications_goes_on()
    {
        await AddAsync(Samples.Product("A"));
        var asBefore = Builders<BsonDocument>.Update.Set("layout", 1).Unset("guid").Unset("mark").Unset("feeds");
        await Stores.Database.GetCollection<BsonDocument>("catalog").UpdateOneAsync(new BsonDocument(), asBefore);

        await Stores.ReopenAsync();
        var id = await Stores.Contents.ReadCatalogIdAsync(default);
        var outcome = await Stores.Publications.CommitAsync(
            new() { Channel = "2026", SchemaVersion = 0, Time = Samples.Time, Contents = [new("A", [])] }, default);
        await Stores.ReopenAsync();

        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal((id, 2, 2), (await Stores.Contents.ReadCatalogIdAsync(default), outcome.FirstRevision, await Stores.Contents.ReadHeadAsync(default)));
    }

    [EngineFact]
    public async Task A_document_that_cannot_be_read_is_data_loss()
    {
        await AddAllAsync(Samples.Product("A"), Samples.Product("B"));
        await Stores.Database.GetCollection<BsonDocument>("products")
            .UpdateOneAsync(new BsonDocument("_id", "A"), Builders<BsonDocument>.Update.Set("values", 7));

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("A"));

        Assert.Equal(ErrorKind.DataLoss, error.Kind);
        Assert.NotNull(await FindAsync("B"));
    }

    [EngineFact]
    public async Task A_product_larger_than_a_document_can_be_is_refused_and_the_store_lives_on()
    {
        var values = Enumerable.Range(0, 300).Select(i => Samples.Value($"a{i}", new TextValue(new string('x', 60_000)))).ToArray();

        var error = await Assert.ThrowsAsync<PimException>(() => AddAsync(Samples.Product("large", values)));

        Assert.Equal((ErrorKind.ResourceExhausted, "STORE_DOCUMENT_TOO_LARGE"), (error.Kind, error.Reason));
        Assert.Equal(1, (await AddAsync(Samples.Product("small"))).Revision);
    }

    [EngineFact]
    public async Task A_closed_store_says_so()
    {
        await Stores.Catalog.DisposeAsync();

        var write = await Assert.ThrowsAsync<PimException>(() => CommitAsync(new ProductChange(null, Samples.Product("A"))));
        var read = await Assert.ThrowsAsync<PimException>(() => FindAsync("A"));
        var health = await Assert.ThrowsAsync<PimException>(() => Stores.Health.CheckAsync(default));

        Assert.All([write, read, health], e => Assert.Equal((ErrorKind.Unavailable, "STORE_CLOSED"), (e.Kind, e.Reason)));
    }

    [EngineFact]
    public async Task Closing_sees_through_what_is_queued()
    {
        var commits = Enumerable.Range(0, 10).Select(i => CommitAsync(new ProductChange(null, Samples.Product($"P{i}")))).ToList();

        await Stores.ReopenAsync();

        Assert.All(await Task.WhenAll(commits), o => Assert.True(o.Committed));
        Assert.Equal(10, await Products.CountAsync(ProductQuery.All, default));
    }

    [EngineFact]
    public async Task A_commit_that_waits_behind_another_instance_ends_with_its_caller()
    {
        using var blocker = new MongoClient(Stores.Options.ConnectionString);
        using var session = await blocker.StartSessionAsync();
        session.StartTransaction();
        var catalog = blocker.GetDatabase(Stores.Options.Database).GetCollection<BsonDocument>("catalog");
        await catalog.UpdateOneAsync(session, new BsonDocument(), Builders<BsonDocument>.Update.Inc("commits", 1L));
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Products.CommitAsync(Commit(new ProductChange(null, Samples.Product("A"))), patience.Token));

        await session.AbortTransactionAsync();
        Assert.Null(await FindAsync("A"));
        Assert.Equal(1, (await AddAsync(Samples.Product("B"))).Revision);
    }

    [EngineFact]
    public async Task The_schema_written_through_one_instance_is_read_and_kept_to_by_the_other()
    {
        var other = await Stores.OpenAnotherCatalogAsync();
        var known = await other.Schema.ReadAsync(CatalogSchema.Empty, default);

        var schema = await PutSchemaAsync(Samples.WholeSchema());

        Assert.Equal(schema.Version, (await other.Schema.ReadAsync(known, default)).Version);
        var outcome = await other.Products.CommitAsync(Commit(new ProductChange(null, Samples.Product("A"))), default);
        Assert.Equal(Application.ConflictKind.SchemaMoved, Assert.Single(outcome.Conflicts).Kind);
    }

    [EngineFact]
    public async Task Of_a_thousand_edits_through_two_instances_none_is_lost()
    {
        const int Skus = 4, Editors = 8, Edits = 125;
        IProductStore[] instances = [Products, await Stores.OpenAnotherAsync()];
        await AddAllAsync(Enumerable.Range(0, Skus).Select(i => Samples.Product($"P{i}", Samples.Number(0))).ToList());

        await Task.WhenAll(Enumerable.Range(0, Editors).Select(editor => Task.Run(async () =>
        {
            for (var done = 0; done < Edits;)
            {
                var before = Assert.Single(await instances[editor % 2].GetAsync([$"P{(editor + done) % Skus}"], default));
                var after = before with { Values = Samples.Product("", Samples.Number(CountOf(before) + 1)).Values };
                if ((await instances[editor % 2].CommitAsync(Commit(new ProductChange(before, after)), default)).Committed) done++;
            }
        })));

        var kept = await Products.ListAsync(ProductQuery.All, "", Skus, default);
        Assert.Equal(Editors * Edits, kept.Sum(CountOf));
        Assert.Equal(Skus + Editors * Edits, kept.Max(p => p.Revision));
    }

    private static decimal CountOf(Domain.Products.Product product) => ((NumberValue)product.Values.Find("count")!).Number;

    private async Task<Domain.Products.Product> CommitOneAsync(ProductChange change)
    {
        var version = (await Stores.Schema.ReadAsync(CatalogSchema.Empty, default)).Version;
        var outcome = await Products.CommitAsync(Commit(change) with { SchemaVersion = version }, default);
        Assert.Empty(outcome.Conflicts);
        return change.After! with { Revision = outcome.FirstRevision };
    }
}
