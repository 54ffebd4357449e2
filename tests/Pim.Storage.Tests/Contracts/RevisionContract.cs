using Pim.Application.Products;

namespace Pim.Storage.Tests.Contracts;

public abstract class RevisionContract : StoreContract
{
    [EngineFact]
    public async Task The_first_revision_is_the_product_itself()
    {
        var product = await AddAsync(Samples.RandomProduct(new Random(3), "A"));

        var revision = await Products.GetRevisionAsync("A", product.Revision, default);

        Assert.Equal(new ProductRevision("A", 1, product.UpdateTime, product.Actor, Deleted: false, []) { Product = product }, revision);
    }

    [EngineFact]
    public async Task Every_state_is_kept_with_who_made_it_when_and_what_it_changed()
    {
        var first = Samples.Product("A", Samples.Number(1)) with { Revision = 1 };
        var second = first with { Values = Samples.Product("A", Samples.Number(2)).Values, UpdateTime = Samples.Time.AddHours(1), Actor = "bob", Revision = 2 };
        await CommitAsync(new ProductChange(null, first) { ChangedFields = ["values.count"] });
        await CommitAsync(new ProductChange(first, second) { ChangedFields = ["values.count", "values.größe"] });
        await Products.CommitAsync(
            Commit(new ProductChange(second, null) { ChangedFields = ["values.count"] }) with { Actor = "carol", Time = Samples.Time.AddHours(2) }, default);

        ProductRevision[] expected =
        [
            new("A", 3, Samples.Time.AddHours(2), "carol", Deleted: true, ["values.count"]),
            new("A", 2, Samples.Time.AddHours(1), "bob", Deleted: false, ["values.count", "values.größe"]),
            new("A", 1, Samples.Time, "editor", Deleted: false, ["values.count"]),
        ];
        Assert.Equal(expected, await Products.ListRevisionsAsync("A", long.MaxValue, 10, default));
        Assert.Equal(expected[0], await Products.GetRevisionAsync("A", 3, default));
        Assert.Equal(expected[1] with { Product = second }, await Products.GetRevisionAsync("A", 2, default));
        Assert.Equal(expected[2] with { Product = first }, await Products.GetRevisionAsync("A", 1, default));
    }

    [EngineFact]
    public async Task Revisions_go_on_when_a_deleted_product_is_made_again()
    {
        var product = await AddAsync(Samples.Product("A"));
        await DeleteAsync(product);
        await AddAsync(Samples.Product("A"));

        var revisions = await Products.ListRevisionsAsync("A", long.MaxValue, 10, default);

        Assert.Equal([(3, false), (2, true), (1, false)], revisions.Select(r => (r.Revision, r.Deleted)));
    }

    [EngineFact]
    public async Task Pages_of_revisions_follow_one_another()
    {
        var product = await AddAsync(Samples.Product("A"));
        for (var i = 0; i < 6; i++) product = await UpdateAsync(product, product with { Enabled = i % 2 == 0 });

        var revisions = new List<long>();
        for (var before = long.MaxValue; ;)
        {
            var page = await Products.ListRevisionsAsync("A", before, 3, default);
            revisions.AddRange(page.Select(r => r.Revision));
            if (page.Count < 3) break;
            before = page[^1].Revision;
        }

        Assert.Equal([7, 6, 5, 4, 3, 2, 1], revisions);
        Assert.Equal([7], (await Products.ListRevisionsAsync("A", long.MaxValue, 1, default)).Select(r => r.Revision));
        Assert.Equal([6], (await Products.ListRevisionsAsync("A", 7, 1, default)).Select(r => r.Revision));
    }

    [EngineFact]
    public async Task Revisions_are_those_of_one_sku()
    {
        await AddAllAsync(Samples.Product("A"), Samples.Product("a"), Samples.Product("AA"));

        Assert.Equal([2], (await Products.ListRevisionsAsync("a", long.MaxValue, 10, default)).Select(r => r.Revision));
        Assert.Null(await Products.GetRevisionAsync("A", 2, default));
        Assert.Null(await Products.GetRevisionAsync("none", 1, default));
        Assert.Empty(await Products.ListRevisionsAsync("none", long.MaxValue, 10, default));
    }
}
