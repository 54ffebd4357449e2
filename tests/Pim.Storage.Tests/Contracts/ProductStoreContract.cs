using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Storage.Tests.Contracts;

public abstract class ProductStoreContract : StoreContract
{
    [EngineFact]
    public async Task Products_come_back_as_they_were_whatever_they_hold()
    {
        var random = new Random(4711);
        var products = Enumerable.Range(0, 200).Select(i => Samples.RandomProduct(random, $"P{i}")).ToList();

        var kept = await AddAllAsync(products);

        var found = (await Products.GetAsync(products.Select(p => p.Sku).ToList(), default)).ToDictionary(p => p.Sku);
        Assert.All(kept, p => Assert.Equal(p, found[p.Sku]));
    }

    [EngineFact]
    public async Task A_large_product_comes_back_as_it_was()
    {
        var values = Enumerable.Range(0, ProductRules.MaxValues).Select(i => Samples.Value($"a{i:D5}", new TextValue(new string('ä', 500)))).ToArray();

        var kept = await AddAsync(Samples.Product("large", values));

        Assert.Equal(kept, await FindAsync("large"));
    }

    [EngineTheory]
    [InlineData("a")]
    [InlineData("A")]
    [InlineData("Größe 42/7%")]
    [InlineData("'; DROP TABLE products; --")]
    [InlineData("👟")]
    [InlineData("$where.x")]
    public async Task Skus_are_told_apart_by_every_character(string sku)
    {
        await AddAllAsync(
            Samples.Product("a"), Samples.Product("A"), Samples.Product("ab"), Samples.Product("Größe 42/7%"), Samples.Product("'; DROP TABLE products; --"),
            Samples.Product("👟"), Samples.Product("$where.x"));

        Assert.Equal(sku, (await FindAsync(sku))?.Sku);
        Assert.Null(await FindAsync(sku + "?"));
    }

    [EngineFact]
    public async Task Get_answers_the_products_that_exist_once_each()
    {
        await AddAllAsync(Samples.Product("A"), Samples.Product("B"));

        var found = await Products.GetAsync(["B", "missing", "A", "B"], default);

        Assert.Equal(["A", "B"], found.Select(p => p.Sku).Order());
        Assert.Empty(await Products.GetAsync([], default));
    }

    [EngineFact]
    public async Task Changes_of_one_commit_take_consecutive_revisions_in_their_order()
    {
        var first = await AddAllAsync(Samples.Product("B"), Samples.Product("A"));
        var second = await AddAllAsync(Samples.Product("C"));

        Assert.Equal([1, 2, 3], first.Concat(second).Select(p => p.Revision));
        Assert.Equal(1, (await FindAsync("B"))!.Revision);
        Assert.Equal(2, (await FindAsync("A"))!.Revision);
    }

    [EngineFact]
    public async Task An_update_replaces_the_whole_product()
    {
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var before = await AddAsync(Samples.RandomProduct(random, $"P{i}"));

            var after = await UpdateAsync(before, Samples.RandomProduct(random, $"P{i}"));

            Assert.Equal(after, await FindAsync($"P{i}"));
        }
    }

    [EngineFact]
    public async Task A_deleted_product_is_gone_and_can_be_made_again()
    {
        var first = await AddAsync(Samples.Product("A"));

        await DeleteAsync(first);
        Assert.Null(await FindAsync("A"));
        Assert.Equal(0, await Products.CountAsync(ProductQuery.All, default));

        var again = await AddAsync(Samples.Product("A"));
        Assert.Equal(3, again.Revision);
        Assert.Equal(again, await FindAsync("A"));
    }

    [EngineFact]
    public async Task Creating_what_exists_is_stale_and_changes_nothing()
    {
        var kept = await AddAsync(Samples.Product("A"));

        var outcome = await CommitAsync(new ProductChange(null, Samples.Product("B")), new ProductChange(null, Samples.Product("A", Samples.Number(1))));

        Assert.Equal([new CommitConflict(ConflictKind.Stale, 1)], outcome.Conflicts);
        Assert.Null(await FindAsync("B"));
        Assert.Equal(kept, await FindAsync("A"));
    }

    [EngineFact]
    public async Task Updating_another_revision_is_stale_and_changes_nothing()
    {
        var old = await AddAsync(Samples.Product("A"));
        var kept = await UpdateAsync(old, old with { Enabled = false });

        var update = await CommitAsync(new ProductChange(old, old with { Family = "bags" }));
        var delete = await CommitAsync(new ProductChange(old, null));

        Assert.Equal([new CommitConflict(ConflictKind.Stale, 0)], update.Conflicts);
        Assert.Equal([new CommitConflict(ConflictKind.Stale, 0)], delete.Conflicts);
        Assert.Equal(kept, await FindAsync("A"));
    }

    [EngineFact]
    public async Task Updating_or_deleting_what_does_not_exist_is_stale()
    {
        var deleted = await AddAsync(Samples.Product("A"));
        await DeleteAsync(deleted);

        var outcome = await CommitAsync(
            new ProductChange(deleted, deleted with { Enabled = false }), new(Samples.Product("never") with { Revision = 9 }, null));

        Assert.Equal([new(ConflictKind.Stale, 0), new CommitConflict(ConflictKind.Stale, 1)], outcome.Conflicts);
        Assert.Null(await FindAsync("A"));
    }

    [EngineFact]
    public async Task A_refused_commit_takes_no_revisions()
    {
        await CommitAsync(new ProductChange(Samples.Product("missing") with { Revision = 1 }, null));

        Assert.Equal(1, (await AddAsync(Samples.Product("A"))).Revision);
    }

    [EngineFact]
    public async Task A_commit_judged_by_another_schema_is_refused()
    {
        await PutSchemaAsync(Samples.WholeSchema());

        var outcome = await CommitAsync(new ProductChange(null, Samples.Product("A")));

        Assert.Equal([new CommitConflict(ConflictKind.SchemaMoved)], outcome.Conflicts);
        Assert.Null(await FindAsync("A"));
    }

    [EngineFact]
    public async Task A_model_changed_in_between_makes_what_was_judged_by_it_stale()
    {
        var model = await AddAsync(Samples.Model("M"));
        var child = Samples.Product("C") with { Parent = "M" };

        var outcome = await Products.CommitAsync(Commit(new ProductChange(null, child)) with { DependsOn = [("M", model.Revision)] }, default);
        Assert.True(outcome.Committed);

        await UpdateAsync(model, model with { Enabled = false });
        var late = await Products.CommitAsync(Commit(new ProductChange(null, child with { Sku = "D" })) with { DependsOn = [("M", model.Revision)] }, default);
        Assert.Equal([new CommitConflict(ConflictKind.Stale, -1, "M")], late.Conflicts);
        var gone = await Products.CommitAsync(Commit(new ProductChange(null, child with { Sku = "D" })) with { DependsOn = [("none", 4)] }, default);
        Assert.Equal([new CommitConflict(ConflictKind.Stale, -1, "none")], gone.Conflicts);
    }

    [EngineFact]
    public async Task A_commit_without_changes_takes_no_revision_and_still_sets_off_its_jobs()
    {
        var outcome = await Products.CommitAsync(Commit() with { Jobs = [new("products/A", new(Model: "A"))] }, default);

        Assert.Equal((true, 0), (outcome.Committed, outcome.FirstRevision));
        Assert.Single(await Stores.Jobs.ListAsync(long.MaxValue, 10, default));
        Assert.Equal(1, (await AddAsync(Samples.Product("A"))).Revision);
    }

    [EngineFact]
    public async Task A_cancelled_commit_changes_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Products.CommitAsync(Commit(new ProductChange(null, Samples.Product("A"))), cancelled));

        Assert.Null(await FindAsync("A"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Products.GetAsync(["A"], cancelled));
    }

    [EngineFact]
    public async Task A_product_changed_twice_in_one_commit_is_a_fault_of_the_caller() =>
        await Assert.ThrowsAsync<ArgumentException>(
            () => CommitAsync(new ProductChange(null, Samples.Product("A")), new ProductChange(null, Samples.Product("A"))));

    [EngineFact]
    public async Task A_store_that_works_is_healthy() => await Stores.Health.CheckAsync(default);
}
