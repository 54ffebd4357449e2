using Pim.Domain.Products;

namespace Pim.Application;

/// <summary>How an atomic commit went: all of it is durable, or nothing changed.</summary>
public sealed record CommitOutcome
{
    /// <summary>Number that the first change took; the following took the following numbers. 0 when nothing was committed.</summary>
    public long FirstRevision { get; private init; }

    /// <summary>Everything that stood in the way; empty when committed.</summary>
    public IReadOnlyList<CommitConflict> Conflicts { get; private init; } = [];

    /// <summary>Whether it is durable.</summary>
    public bool Committed => Conflicts.Count == 0;

    /// <summary>It is durable.</summary>
    public static CommitOutcome Done(long firstRevision) => new() { FirstRevision = firstRevision };

    /// <summary>Nothing changed.</summary>
    public static CommitOutcome Refused(IReadOnlyList<CommitConflict> conflicts) => new() { Conflicts = conflicts };
}

/// <summary>Why a commit was refused.</summary>
/// <param name="Kind">What kind of conflict.</param>
/// <param name="Index">Place of the change in the commit; -1 when it is the commit as a whole.</param>
/// <param name="Holder">For <see cref="ConflictKind.Claimed"/>, <see cref="ConflictKind.HasChildren"/> and <see cref="ConflictKind.InUse"/>: a SKU
/// that stands in the way. For <see cref="ConflictKind.Stale"/> of the commit as a whole: the SKU that it depends on.</param>
/// <param name="Claim">For <see cref="ConflictKind.Claimed"/>: what is taken.</param>
public sealed record CommitConflict(ConflictKind Kind, int Index = -1, string Holder = "", UniqueClaim? Claim = null);

/// <summary>Kinds of conflict.</summary>
public enum ConflictKind
{
    /// <summary>The schema is not the one that the commit was judged by: read it again and judge again.</summary>
    SchemaMoved,

    /// <summary>What is to be changed, or what the change was judged by, has another revision (or exists, or does not).</summary>
    Stale,

    /// <summary>Another product holds the unique value.</summary>
    Claimed,

    /// <summary>A model to be deleted has children.</summary>
    HasChildren,

    /// <summary>A part of the schema to be deleted is used by a product.</summary>
    InUse,

    /// <summary>The request id was used before.</summary>
    RequestSeen,

    /// <summary>The bytes of an asset are not kept, or are being collected.</summary>
    BlobMissing,
}

/// <summary>What is kept of a request that carried an id, in the commit that it made, so that sending it again changes nothing.</summary>
/// <param name="RequestId">The caller's id.</param>
/// <param name="Fingerprint">Hash of the request, by which another request under the same id is known.</param>
/// <param name="Time">When it was committed, UTC; receipts are forgotten after 24 hours.</param>
public sealed record RequestReceipt(Guid RequestId, string Fingerprint, DateTimeOffset Time)
{
    /// <summary>How long a receipt is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(24);
}

/// <summary>Finds receipts; commits write them.</summary>
public interface IReceiptStore
{
    /// <summary>
    /// The receipt of this id, or null when there is none that is younger than <see cref="RequestReceipt.KeptFor"/> at <paramref name="now"/>.
    /// </summary>
    Task<RequestReceipt?> FindAsync(Guid requestId, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>Tells whether the store can be used.</summary>
public interface IStoreHealth
{
    /// <summary>Reads something from the store. Throws <see cref="Domain.PimException"/> of kind Unavailable when it cannot be reached.</summary>
    Task CheckAsync(CancellationToken cancellationToken);
}
