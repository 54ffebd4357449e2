using Pim.Application.Products;
using Pim.Domain.Products;

namespace Pim.Storage.Tests.Contracts;

public abstract class ProductStateContract : StoreContract
{
    private static readonly ProductState Half = new([new("web", "de-DE", 2, ["name"]), new("web", "en", 2, [])], []);
    private static readonly ProductState Broken =
        new([new("app", "de-DE", 4, ["name"])], [new("values.size.values[0]", "Größe \"x\" is gone.", "UNKNOWN_OPTION")]);

    [EngineFact]
    public async Task States_come_back_as_they_were_committed()
    {
        var random = new Random(11);
        var changes = Enumerable.Range(0, 100).Select(i => new ProductChange(null, Samples.Product($"P{i}")) { State = Samples.RandomState(random) }).ToList();

        await CommitAsync(changes);

        var states = await Products.GetStatesAsync([.. changes.Select(c => c.Sku), "missing"], default);
        Assert.Equal(changes.ToDictionary(c => c.Sku, c => c.State), states);
    }

    [EngineFact]
    public async Task An_update_brings_its_own_state()
    {
        var product = await AddAsync(Half);

        await CommitAsync(new ProductChange(product, product) { State = Broken });

        Assert.Equal(Broken, await StateAsync());
        Assert.Equal((0, 0, 1, 1), await FoundAsync());
    }

    [EngineFact]
    public async Task A_saved_state_takes_the_place_of_the_former()
    {
        var product = await AddAsync(Half);
        Assert.Equal((1, 1, 0, 0), await FoundAsync());

        await SaveAsync(product.Revision, Broken);
        Assert.Equal(Broken, await StateAsync());
        Assert.Equal((0, 0, 1, 1), await FoundAsync());

        await SaveAsync(product.Revision, ProductState.None);
        Assert.Equal(ProductState.None, await StateAsync());
        Assert.Equal((0, 0, 0, 0), await FoundAsync());

        await SaveAsync(product.Revision, Half);
        Assert.Equal(Half, await StateAsync());
        Assert.Equal((1, 1, 0, 0), await FoundAsync());
    }

    [EngineFact]
    public async Task A_state_computed_from_another_revision_is_left_out()
    {
        var product = await AddAsync(Half);
        await UpdateAsync(product, product with { Enabled = false });

        await Products.SaveStatesAsync([new("missing", 1, Broken), new("P", product.Revision, Broken)], default);

        Assert.Equal(ProductState.None, await StateAsync());
        Assert.DoesNotContain("missing", (await Products.GetStatesAsync(["missing"], default)).Keys);
    }

    [EngineFact]
    public async Task Saving_a_state_changes_neither_product_nor_revisions()
    {
        var product = await AddAsync(Half);

        await SaveAsync(product.Revision, Broken);

        Assert.Equal(product, await FindAsync("P"));
        Assert.Single(await Products.ListRevisionsAsync("P", long.MaxValue, 10, default));
    }

    [EngineFact]
    public async Task The_state_goes_with_its_product()
    {
        var product = await AddAsync(Broken);

        await DeleteAsync(product);
        Assert.Empty(await Products.GetStatesAsync(["P"], default));
        Assert.Equal((0, 0, 0, 0), await FoundAsync());

        await CommitAsync(new ProductChange(null, Samples.Product("P")));
        Assert.Equal(ProductState.None, await StateAsync());
    }

    private async Task<Product> AddAsync(ProductState state)
    {
        var outcome = await CommitAsync(new ProductChange(null, Samples.Product("P")) { State = state });
        return Samples.Product("P") with { Revision = outcome.FirstRevision };
    }

    private Task SaveAsync(long revision, ProductState state) => Products.SaveStatesAsync([new("P", revision, state)], default);

    private async Task<ProductState> StateAsync() => (await Products.GetStatesAsync(["P"], default))["P"];

    private async Task<(long WebHalf, long WebWhole, long App, long Issues)> FoundAsync() => (
        await Products.CountAsync(new() { Completeness = new("web", "de-DE", 50, 50) }, default),
        await Products.CountAsync(new() { Completeness = new("web", "en", 100, 100) }, default),
        await Products.CountAsync(new() { Completeness = new("app", "de-DE", 0, 100) }, default),
        await Products.CountAsync(new() { HasIssues = true }, default));
}
