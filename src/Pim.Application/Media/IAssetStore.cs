using Pim.Domain.Media;

namespace Pim.Application.Media;

/// <summary>Keeps what is known of assets, and knows who uses them. Their bytes are kept by <see cref="IBlobStore"/>.</summary>
public interface IAssetStore
{
    /// <summary>Those of these assets that exist, in any order.</summary>
    Task<IReadOnlyList<Asset>> GetAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>The first assets behind a key, in order of the UTF-8 bytes of their keys.</summary>
    /// <param name="after">Key to start behind; empty to start at the beginning.</param>
    /// <param name="limit">Most to answer; fewer mean the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<Asset>> ListAsync(string after, int limit, CancellationToken cancellationToken);

    /// <summary>The assets that have this file, by key, at most so many.</summary>
    Task<IReadOnlyList<Asset>> ListOfBlobAsync(string sha256, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a change durable, all or nothing; each asset put takes a revision, from <see cref="CommitOutcome.FirstRevision"/> on in their order.
    /// Marks as stale every content that mentions one of its assets, in every channel. Conflicts, all gathered, with the place of the change as
    /// their index, puts first: Stale for an asset that has another revision than stated; BlobMissing for a put whose bytes are not kept, or are being
    /// collected; InUse for a deletion that is not forced while somebody uses the asset (<see cref="CommitConflict.Holder"/> is a SKU).
    /// </summary>
    Task<CommitOutcome> CommitAsync(AssetCommit commit, CancellationToken cancellationToken);

    /// <summary>
    /// Who uses an asset: drafts that name it, by SKU, then contents that mention it, by channel and SKU.
    /// </summary>
    /// <param name="key">The asset; it need not exist.</param>
    /// <param name="after">The use to start behind; null to start at the beginning.</param>
    /// <param name="limit">Most to answer; fewer mean the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<AssetUse>> ListUsesAsync(string key, AssetUse? after, int limit, CancellationToken cancellationToken);

    /// <summary>Assets that are not marked as expired and whose time came at or before a time, the earliest first.</summary>
    Task<IReadOnlyList<Asset>> ListDueAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken);

    /// <summary>When the next asset expires, or null.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}

/// <summary>A change of assets.</summary>
public sealed record AssetCommit
{
    /// <summary>Assets to keep, each with the revision that it must have now; 0: it must not exist.</summary>
    public IReadOnlyList<(Asset Asset, long Before)> Puts { get; init; } = [];

    /// <summary>Assets to delete.</summary>
    public IReadOnlyList<AssetDeletion> Deletes { get; init; } = [];

    /// <summary>When it is made, UTC.</summary>
    public required DateTimeOffset Time { get; init; }
}

/// <summary>An asset to delete.</summary>
/// <param name="Key">Which.</param>
/// <param name="Before">The revision that it must have.</param>
/// <param name="Force">Whether it goes though it is in use.</param>
public sealed record AssetDeletion(string Key, long Before, bool Force);

/// <summary>A use of an asset.</summary>
/// <param name="Channel">Code of the channel whose content shows it; empty: the draft names it.</param>
/// <param name="Sku">The product.</param>
public sealed record AssetUse(string Channel, string Sku);
