using Pim.Application.Jobs;
using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Application.Products;

/// <summary>Keeps products and models, their revisions, and what is computed about them.</summary>
public interface IProductStore
{
    /// <summary>The products that exist among these SKUs, in any order.</summary>
    Task<IReadOnlyList<Product>> GetAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>What is computed about those of these SKUs that exist.</summary>
    Task<IReadOnlyDictionary<string, ProductState>> GetStatesAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>The first products after a SKU that match, in order of the UTF-8 bytes of their SKUs.</summary>
    /// <param name="query">What to match.</param>
    /// <param name="after">SKU to start behind; empty to start at the beginning.</param>
    /// <param name="limit">Most products to answer; fewer mean the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<Product>> ListAsync(ProductQuery query, string after, int limit, CancellationToken cancellationToken);

    /// <summary>The number of products that match.</summary>
    Task<long> CountAsync(ProductQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Makes changes durable, all or nothing: products, revisions, claims, states, jobs and the receipt. The changes take consecutive
    /// revisions of the catalogue in their order. Conflicts, all gathered: SchemaMoved, Stale, Claimed, HasChildren, RequestSeen. Claims of one
    /// commit are judged as of its end, so that two products may swap unique values.
    /// </summary>
    Task<CommitOutcome> CommitAsync(ProductCommit commit, CancellationToken cancellationToken);

    /// <summary>Keeps states for those products that still have the revision they were computed from; others are left as they are.</summary>
    Task SaveStatesAsync(IReadOnlyList<ComputedState> states, CancellationToken cancellationToken);

    /// <summary>The revisions of a SKU, newest first, the present state and deletions included, without their products' values.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="before">Revision to start below; <see cref="long.MaxValue"/> to start with the newest.</param>
    /// <param name="limit">Most to answer; fewer mean the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<ProductRevision>> ListRevisionsAsync(string sku, long before, int limit, CancellationToken cancellationToken);

    /// <summary>One revision with its product, or null when there is none.</summary>
    Task<ProductRevision?> GetRevisionAsync(string sku, long revision, CancellationToken cancellationToken);
}

/// <summary>A change of products.</summary>
public sealed record ProductCommit
{
    /// <summary>Version of the schema that it was judged by.</summary>
    public required long SchemaVersion { get; init; }

    /// <summary>The changes, at most one for each SKU.</summary>
    public required IReadOnlyList<ProductChange> Changes { get; init; }

    /// <summary>Products besides the changed ones that the changes were judged by (models above), with the revisions they had.</summary>
    public IReadOnlyCollection<(string Sku, long Revision)> DependsOn { get; init; } = [];

    /// <summary>Work that the change sets off.</summary>
    public IReadOnlyList<JobRequest> Jobs { get; init; } = [];

    /// <summary>Receipt to keep, when the request carried an id.</summary>
    public RequestReceipt? Receipt { get; init; }

    /// <summary>Who makes it.</summary>
    public required string Actor { get; init; }

    /// <summary>When it is made, UTC.</summary>
    public required DateTimeOffset Time { get; init; }
}

/// <summary>A change of one product.</summary>
/// <param name="Before">The state that the change was judged by; null when there must be none.</param>
/// <param name="After">The state to keep, with its times and actor set and its revision still to be given by the store; null deletes.</param>
public sealed record ProductChange(Product? Before, Product? After)
{
    /// <summary>Which product.</summary>
    public string Sku => (After ?? Before)!.Sku;

    /// <summary>What is computed about the state after.</summary>
    public ProductState State { get; init; } = ProductState.None;

    /// <summary>All that the state after claims for itself alone; claims of the state before that are not among them are given up.</summary>
    public IReadOnlyList<UniqueClaim> Claims { get; init; } = [];

    /// <summary>What differs between the states.</summary>
    public ValueList<string> ChangedFields { get; init; }
}

/// <summary>A state that was computed from one revision of a product.</summary>
public sealed record ComputedState(string Sku, long Revision, ProductState State);

/// <summary>One change of a product as it is remembered.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Revision">Number of the catalogue's change.</param>
/// <param name="Time">When it was made, UTC.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="Deleted">Whether it deleted the product.</param>
/// <param name="ChangedFields">What it changed against the revision before.</param>
public sealed record ProductRevision(string Sku, long Revision, DateTimeOffset Time, string Actor, bool Deleted, ValueList<string> ChangedFields)
{
    /// <summary>The product as it was after the change; null in lists and for deletions.</summary>
    public Product? Product { get; init; }
}
