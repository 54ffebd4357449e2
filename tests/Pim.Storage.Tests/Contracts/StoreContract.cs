using Pim.Application;
using Pim.Application.Archive;
using Pim.Application.Content;
using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Application.Search;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Storage.Tests.Contracts;

/// <summary>The stores of an engine over data of their own, empty at first.</summary>
public interface IStores : IAsyncDisposable
{
    ISchemaStore Schema { get; }

    IProductStore Products { get; }

    IPublicationStore Publications { get; }

    IContentStore Contents { get; }

    IContentSearch Search { get; }

    IAssetStore Assets { get; }

    IBlobStore Blobs { get; }

    IJobStore Jobs { get; }

    IReceiptStore Receipts { get; }

    IEventStore Events { get; }

    IStoreHealth Health { get; }

    /// <summary>Products as another instance of the service sees them; where one process works alone, as this one does.</summary>
    Task<IProductStore> OpenAnotherAsync();

    /// <summary>Closes the stores and opens them again.</summary>
    Task ReopenAsync();

    /// <summary>Everything that the engine's files hold, where they can be looked into; null where they cannot.</summary>
    byte[]? ReadFiles();

    ICatalogArchive Archive { get; }
}

/// <summary>What every engine must do. An engine derives one class from each contract and says how its stores are opened.</summary>
public abstract class StoreContract : IAsyncLifetime
{
    private IStores? _stores;

    protected IStores Stores => _stores!;

    protected IProductStore Products => Stores.Products;

    protected abstract Task<IStores> OpenAsync();

    public async Task InitializeAsync() => _stores = await OpenAsync();

    public async Task DisposeAsync() => await Stores.DisposeAsync();

    protected static ProductCommit Commit(params IReadOnlyList<ProductChange> changes) => new()
    {
        SchemaVersion = 0,
        Changes = changes,
        Actor = "editor",
        Time = Samples.Time,
    };

    protected Task<CommitOutcome> CommitAsync(params IReadOnlyList<ProductChange> changes) => Products.CommitAsync(Commit(changes), default);

    /// <summary>Adds products and answers them as they are kept.</summary>
    protected async Task<IReadOnlyList<Product>> AddAllAsync(params IReadOnlyList<Product> products)
    {
        var outcome = await CommitAsync(products.Select(p => new ProductChange(null, p)).ToList());
        Assert.Empty(outcome.Conflicts);
        return products.Select((p, i) => p with { Revision = outcome.FirstRevision + i }).ToList();
    }

    /// <summary>Adds a product with its claims and answers it as it is kept.</summary>
    protected async Task<Product> AddAsync(Product product, params IReadOnlyList<UniqueClaim> claims)
    {
        var outcome = await CommitAsync(new ProductChange(null, product) { Claims = claims });
        Assert.Empty(outcome.Conflicts);
        return product with { Revision = outcome.FirstRevision };
    }

    /// <summary>Makes a change that must succeed and answers the product as it is kept.</summary>
    protected async Task<Product> UpdateAsync(Product before, Product after)
    {
        var outcome = await CommitAsync(new ProductChange(before, after));
        Assert.Empty(outcome.Conflicts);
        return after with { Revision = outcome.FirstRevision };
    }

    protected async Task DeleteAsync(Product before) => Assert.Empty((await CommitAsync(new ProductChange(before, null))).Conflicts);

    protected async Task<Product?> FindAsync(string sku) => (await Products.GetAsync([sku], default)).SingleOrDefault();

    protected async Task<CatalogSchema> PutSchemaAsync(params IReadOnlyList<SchemaNoun> nouns)
    {
        var schema = await Stores.Schema.ReadAsync(CatalogSchema.Empty, default);
        var outcome = await Stores.Schema.CommitAsync(new SchemaCommit { SchemaVersion = schema.Version, Puts = nouns, Time = Samples.Time }, default);
        Assert.Empty(outcome.Conflicts);
        return await Stores.Schema.ReadAsync(schema, default);
    }
}
