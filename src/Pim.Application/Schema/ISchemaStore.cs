using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Schema;

/// <summary>Keeps the schema.</summary>
public interface ISchemaStore
{
    /// <summary>The schema as of its last committed change.</summary>
    /// <param name="known">The schema that the caller has; answered itself when it is still the last, without reading more than its version.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<CatalogSchema> ReadAsync(CatalogSchema known, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a change durable, all or nothing, as one revision of the catalogue. Conflicts: SchemaMoved when the schema is not at
    /// <see cref="SchemaCommit.SchemaVersion"/>; InUse when a query of <see cref="SchemaCommit.MustBeEmpty"/> finds a product (its index in
    /// the list is the conflict's); RequestSeen.
    /// </summary>
    Task<CommitOutcome> CommitAsync(SchemaCommit commit, CancellationToken cancellationToken);
}

/// <summary>A change of the schema.</summary>
public sealed record SchemaCommit
{
    /// <summary>Version of the schema that it was judged by.</summary>
    public required long SchemaVersion { get; init; }

    /// <summary>Nouns to keep, new or in place of their former state; each takes the revision that the commit gets.</summary>
    public IReadOnlyList<SchemaNoun> Puts { get; init; } = [];

    /// <summary>Nouns to delete.</summary>
    public IReadOnlyList<SchemaNoun> Deletes { get; init; } = [];

    /// <summary>Queries that no product may match at the moment of the commit. They use indexed conditions only.</summary>
    public IReadOnlyList<ProductQuery> MustBeEmpty { get; init; } = [];

    /// <summary>Work that the change sets off.</summary>
    public IReadOnlyList<JobRequest> Jobs { get; init; } = [];

    /// <summary>Receipt to keep, when the request carried an id.</summary>
    public RequestReceipt? Receipt { get; init; }

    /// <summary>When it is made, UTC.</summary>
    public required DateTimeOffset Time { get; init; }
}
