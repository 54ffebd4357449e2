using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Values;

namespace Pim.Storage.Tests.Contracts;

public abstract class ProductConflictContract : StoreContract
{
    [EngineFact]
    public async Task A_claim_that_another_product_holds_is_refused_and_names_it()
    {
        await AddAsync(Samples.Product("A"), Samples.Ean("1"));

        var outcome = await CommitAsync(new ProductChange(null, Samples.Product("B")) { Claims = [Samples.Ean("2"), Samples.Ean("1")] });

        Assert.Equal([new CommitConflict(ConflictKind.Claimed, 0, "A", Samples.Ean("1"))], outcome.Conflicts);
        Assert.Null(await FindAsync("B"));
    }

    [EngineFact]
    public async Task Claims_differ_by_attribute_channel_locale_and_case()
    {
        await AddAsync(Samples.Product("A"), Samples.Ean("x"));

        await AddAsync(Samples.Product("B"), Samples.Ean("X"), new(new ValueKey("gtin", "", ""), "x"), new(new ValueKey("ean", "web", ""), "x"),
            new(new ValueKey("ean", "", "de-DE"), "x"), Samples.Ean(""));
    }

    [EngineFact]
    public async Task Two_changes_of_one_commit_cannot_claim_the_same()
    {
        var outcome = await CommitAsync(
            new ProductChange(null, Samples.Product("A")) { Claims = [Samples.Ean("1")] },
            new ProductChange(null, Samples.Product("B")) { Claims = [Samples.Ean("1")] });

        Assert.Equal([new CommitConflict(ConflictKind.Claimed, 1, "A", Samples.Ean("1"))], outcome.Conflicts);
    }

    [EngineFact]
    public async Task A_product_keeps_what_it_claims_again_and_gives_up_the_rest()
    {
        var product = await AddAsync(Samples.Product("A"), Samples.Ean("1"), Samples.Ean("2"));

        Assert.True((await CommitAsync(new ProductChange(product, product with { Enabled = false }) { Claims = [Samples.Ean("2")] })).Committed);

        await AddAsync(Samples.Product("B"), Samples.Ean("1"));
        var outcome = await CommitAsync(new ProductChange(null, Samples.Product("C")) { Claims = [Samples.Ean("2")] });
        Assert.Equal("A", Assert.Single(outcome.Conflicts).Holder);
    }

    [EngineFact]
    public async Task A_deleted_product_gives_up_all_its_claims()
    {
        var product = await AddAsync(Samples.Product("A"), Samples.Ean("1"));

        // What a deletion says about claims does not count.
        Assert.True((await CommitAsync(new ProductChange(product, null) { Claims = [Samples.Ean("1")] })).Committed);

        await AddAsync(Samples.Product("B"), Samples.Ean("1"));
    }

    [EngineFact]
    public async Task Two_products_may_swap_their_claims_in_one_commit()
    {
        var a = await AddAsync(Samples.Product("A"), Samples.Ean("1"));
        var b = await AddAsync(Samples.Product("B"), Samples.Ean("2"));

        var swap = await CommitAsync(new ProductChange(a, a) { Claims = [Samples.Ean("2")] }, new ProductChange(b, b) { Claims = [Samples.Ean("1")] });

        Assert.True(swap.Committed);
        Assert.Equal("B", Assert.Single((await CommitAsync(new ProductChange(null, Samples.Product("C")) { Claims = [Samples.Ean("1")] })).Conflicts).Holder);
        Assert.Equal("A", Assert.Single((await CommitAsync(new ProductChange(null, Samples.Product("C")) { Claims = [Samples.Ean("2")] })).Conflicts).Holder);
    }

    [EngineFact]
    public async Task A_claim_passes_to_another_product_in_the_commit_that_deletes_its_holder()
    {
        var a = await AddAsync(Samples.Product("A"), Samples.Ean("1"));

        var outcome = await CommitAsync(new ProductChange(null, Samples.Product("B")) { Claims = [Samples.Ean("1")] }, new ProductChange(a, null));

        Assert.True(outcome.Committed);
        Assert.Equal("B", Assert.Single((await CommitAsync(new ProductChange(null, Samples.Product("C")) { Claims = [Samples.Ean("1")] })).Conflicts).Holder);
    }

    [EngineFact]
    public async Task A_model_with_children_cannot_be_deleted()
    {
        var model = await AddAsync(Samples.Model("M"));
        await AddAsync(Samples.Product("C") with { Parent = "M" });

        var outcome = await CommitAsync(new ProductChange(model, null));

        Assert.Equal([new CommitConflict(ConflictKind.HasChildren, 0, "C")], outcome.Conflicts);
        Assert.NotNull(await FindAsync("M"));
    }

    [EngineFact]
    public async Task A_model_can_be_deleted_together_with_its_children()
    {
        var model = await AddAsync(Samples.Model("M"));
        var child = await AddAsync(Samples.Product("C") with { Parent = "M" });

        Assert.True((await CommitAsync(new ProductChange(model, null), new ProductChange(child, null))).Committed);
    }

    [EngineFact]
    public async Task A_model_cannot_be_deleted_by_the_commit_that_gives_it_a_child()
    {
        var model = await AddAsync(Samples.Model("M"));

        var outcome = await CommitAsync(new ProductChange(null, Samples.Product("C") with { Parent = "M" }), new ProductChange(model, null));

        Assert.Equal([new CommitConflict(ConflictKind.HasChildren, 1, "C")], outcome.Conflicts);
    }

    [EngineFact]
    public async Task All_that_stands_in_the_way_is_gathered()
    {
        var model = await AddAsync(Samples.Model("M"), Samples.Ean("1"));
        await AddAsync(Samples.Product("C") with { Parent = "M" });
        await PutSchemaAsync(Samples.WholeSchema());
        var receipt = new RequestReceipt(Guid.NewGuid(), "f", Samples.Time);
        await Products.CommitAsync(Commit() with { SchemaVersion = 3, Receipt = receipt }, default);

        var outcome = await Products.CommitAsync(Commit(
            new ProductChange(null, Samples.Product("C")),
            new ProductChange(null, Samples.Product("B")) { Claims = [Samples.Ean("2")] },
            new ProductChange(null, Samples.Product("D")) { Claims = [Samples.Ean("2")] },
            new ProductChange(model, null)) with
        {
            DependsOn = [("N", 5)],
            Receipt = receipt,
        }, default);

        CommitConflict[] expected =
        [
            new(ConflictKind.RequestSeen), new(ConflictKind.SchemaMoved), new(ConflictKind.Stale, -1, "N"), new(ConflictKind.Stale, 0),
            new(ConflictKind.Claimed, 2, "B", Samples.Ean("2")), new(ConflictKind.HasChildren, 3, "C"),
        ];
        Assert.Equal(expected.ToHashSet(), outcome.Conflicts.ToHashSet());
    }
}
