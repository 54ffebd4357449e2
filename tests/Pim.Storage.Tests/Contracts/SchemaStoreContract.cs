using Pim.Application;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain.Categories;
using Pim.Domain.Schema;

namespace Pim.Storage.Tests.Contracts;

public abstract class SchemaStoreContract : StoreContract
{
    private static readonly Category Shoes = new() { Code = "shoes", CreateTime = Samples.Time, UpdateTime = Samples.Time };

    [EngineFact]
    public async Task A_new_catalogue_has_an_empty_schema_of_version_0()
    {
        var schema = await Stores.Schema.ReadAsync(CatalogSchema.Empty, default);

        Assert.Same(CatalogSchema.Empty, schema);
    }

    [EngineFact]
    public async Task Nouns_of_all_kinds_come_back_as_they_were_with_the_revision_of_their_commit()
    {
        var nouns = Samples.WholeSchema();

        var schema = await PutSchemaAsync(nouns);

        Assert.Equal(1, schema.Version);
        Assert.Equal(nouns.Select(n => n with { Revision = 1 })
            .OrderBy(n => n.Name, StringComparer.Ordinal), schema.Nouns.OrderBy(n => n.Name, StringComparer.Ordinal));
    }

    [EngineFact]
    public async Task The_known_schema_is_answered_itself_until_a_commit_replaces_it()
    {
        var first = await PutSchemaAsync(Shoes);
        Assert.Same(first, await Stores.Schema.ReadAsync(first, default));

        var second = await PutSchemaAsync(Shoes with { Position = 2 });

        Assert.NotSame(first, await Stores.Schema.ReadAsync(first, default));
        Assert.Same(second, await Stores.Schema.ReadAsync(second, default));
    }

    [EngineFact]
    public async Task A_put_replaces_a_noun_and_leaves_the_others()
    {
        await PutSchemaAsync(Shoes, new Category { Code = "bags" });

        var schema = await PutSchemaAsync(Shoes with { Position = 9 });

        Assert.Equal((2, 9), (schema.Categories["shoes"].Revision, schema.Categories["shoes"].Position));
        Assert.Equal(1, schema.Categories["bags"].Revision);
    }

    [EngineFact]
    public async Task A_delete_takes_a_noun_out()
    {
        var schema = await PutSchemaAsync(Shoes, new Category { Code = "bags" });

        var outcome = await CommitAsync(new SchemaCommit { SchemaVersion = schema.Version, Deletes = [Shoes], Time = Samples.Time });

        Assert.True(outcome.Committed);
        Assert.Equal(["bags"], (await Stores.Schema.ReadAsync(schema, default)).Categories.Keys);
    }

    [EngineFact]
    public async Task A_commit_judged_by_another_version_is_refused_and_changes_nothing()
    {
        var schema = await PutSchemaAsync(Shoes);

        var outcome = await CommitAsync(new SchemaCommit { SchemaVersion = 0, Puts = [Shoes with { Position = 1 }], Time = Samples.Time });

        Assert.Equal([new CommitConflict(ConflictKind.SchemaMoved)], outcome.Conflicts);
        Assert.Same(schema, await Stores.Schema.ReadAsync(schema, default));
    }

    [EngineFact]
    public async Task Product_commits_do_not_move_the_schema()
    {
        var schema = await PutSchemaAsync(Shoes);

        await Products.CommitAsync(Commit(new ProductChange(null, Samples.Product("A"))) with { SchemaVersion = schema.Version }, default);

        Assert.Same(schema, await Stores.Schema.ReadAsync(schema, default));
    }

    [EngineFact]
    public async Task The_schema_and_products_take_their_revisions_from_one_row_of_numbers()
    {
        var outcome = await CommitAsync(new ProductChange(null, Samples.Product("A")), new ProductChange(null, Samples.Product("B")));
        var schema = await PutSchemaAsync(Shoes, new Category { Code = "bags" });

        Assert.Equal((1, 3), (outcome.FirstRevision, schema.Version));
        Assert.All(schema.Nouns, noun => Assert.Equal(3, noun.Revision));
    }

    [EngineFact]
    public async Task What_must_be_empty_and_is_not_refuses_the_commit_and_names_a_product()
    {
        await AddAllAsync(Samples.Product("A") with { Family = "shoes" }, Samples.Product("B") with { Categories = ["women"] });

        var outcome = await CommitAsync(new SchemaCommit
        {
            SchemaVersion = 0,
            MustBeEmpty = [new() { Family = "bags" }, new() { Family = "shoes" }, new() { AnyCategory = ["men", "women"] }, new() { AnyCategory = [] }],
            Deletes = [Shoes],
            Time = Samples.Time,
        });

        Assert.Equal([new(ConflictKind.InUse, 1, "A"), new CommitConflict(ConflictKind.InUse, 2, "B")], outcome.Conflicts);
    }

    [EngineFact]
    public async Task Jobs_are_set_off_by_the_commit_and_not_by_a_refused_one()
    {
        await CommitAsync(new SchemaCommit { SchemaVersion = 7, Jobs = [new("families/bags", new("bags"))], Time = Samples.Time });
        await CommitAsync(new SchemaCommit { SchemaVersion = 0, Jobs = [new("families/shoes", new("shoes"))], Time = Samples.Time });

        var job = Assert.Single(await Stores.Jobs.ListAsync(long.MaxValue, 10, default));
        Assert.Equal(("families/shoes", new JobScope("shoes"), Samples.Time), (job.Cause, job.Scope, job.CreateTime));
    }

    [EngineFact]
    public async Task A_family_cannot_lose_its_last_use_and_get_a_product_at_once()
    {
        for (var round = 0; round < 10; round++)
        {
            var schema = await PutSchemaAsync(Samples.WholeSchema());
            var product = Samples.Product($"P{round}") with { Family = $"family{round}" };

            var outcomes = await Task.WhenAll(
                CommitAsync(new SchemaCommit
                {
                    SchemaVersion = schema.Version, MustBeEmpty = [new() { Family = product.Family }], Deletes = [Shoes], Time = Samples.Time,
                }),
                Products.CommitAsync(Commit(new ProductChange(null, product)) with { SchemaVersion = schema.Version }, default));

            Assert.Single(outcomes, o => o.Committed);
        }
    }

    private Task<CommitOutcome> CommitAsync(SchemaCommit commit) => Stores.Schema.CommitAsync(commit, default);
}
