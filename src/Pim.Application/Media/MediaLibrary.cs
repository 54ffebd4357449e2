using Pim.Application.Jobs;
using Pim.Domain;
using Pim.Domain.Media;

namespace Pim.Application.Media;

/// <summary>What to list of the assets.</summary>
/// <param name="Filter">AIP-160 filter; empty for none.</param>
/// <param name="Query">Words to find; empty for none.</param>
/// <param name="PageSize">As the caller asked.</param>
/// <param name="PageToken">From the page before.</param>
public sealed record AssetListing(string Filter, string Query, int PageSize, string PageToken)
{
    /// <summary>What binds a page token to this listing.</summary>
    public string Key => $"assets|{Query}|{Filter}";
}

/// <summary>Tells of assets, and changes what is said of them.</summary>
public sealed class MediaLibrary(IAssetStore store, JobQueue jobs, TimeProvider time)
{
    private const int ScanPage = 500;
    private const int ScanBudget = 20_000;
    private const int MaxAttempts = 20;
    private const int NamedUsers = 10;

    /// <summary>An asset. NotFound when there is none of this key.</summary>
    public async Task<Asset> GetAsync(string key, CancellationToken cancellationToken) =>
        await FindAsync(key, cancellationToken) ?? throw PimException.NotFound(Asset.NameOf(key));

    /// <summary>A page of assets by key. It may be short where many do not match.</summary>
    public async Task<Page<Asset>> ListAsync(AssetListing listing, CancellationToken cancellationToken)
    {
        var size = Paging.Size(listing.PageSize);
        var after = Paging.After(listing.Key, listing.PageToken);
        var passes = AssetFilter.Compile(listing.Filter);
        var words = listing.Query.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var found = new List<Asset>();
        for (var looked = 0; looked < ScanBudget;)
        {
            var batch = await store.ListAsync(after, ScanPage, cancellationToken);
            foreach (var asset in batch)
            {
                after = asset.Key;
                if (passes?.Invoke(asset) == false || !Array.TrueForAll(words, word => Has(asset, word))) continue;
                found.Add(asset);
                if (found.Count == size) return new Page<Asset>(found, Paging.Token(listing.Key, after));
            }
            if (batch.Count < ScanPage) return new Page<Asset>(found, "");
            looked += batch.Count;
        }
        return new Page<Asset>(found, Paging.Token(listing.Key, after));
    }

    /// <summary>Changes what is said of an asset. NotFound when there is none; Aborted when it has another revision than expected.</summary>
    public async Task<Asset> UpdateAsync(string key, AssetEdit edit, long? expectedRevision, WriteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = await GetAsync(key, cancellationToken);
            Etag.Check(before.Name, before.Revision, expectedRevision);
            var now = time.GetUtcNow();
            var after = edit.ApplyTo(before).AsOf(now);
            ThrowIfWrong(after);
            if (after.SameAs(before)) return before;
            after = after with { UpdateTime = now };
            if (options.ValidateOnly) return after;
            if (await PutAsync(after, before.Revision, cancellationToken) is { } kept) return kept;
        }
        throw Contention(key);
    }

    /// <summary>
    /// Deletes an asset. NotFound when there is none; Aborted when it has another revision than expected; FailedPrecondition, naming users, when it is
    /// in use and not forced.
    /// </summary>
    public async Task DeleteAsync(string key, long? expectedRevision, bool force, WriteOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = await GetAsync(key, cancellationToken);
            Etag.Check(before.Name, before.Revision, expectedRevision);
            if (options.ValidateOnly)
            {
                if (!force && (await store.ListUsesAsync(key, null, 1, cancellationToken)).Count > 0) throw await InUseAsync(key, cancellationToken);
                return;
            }
            var outcome = await store.CommitAsync(new AssetCommit { Deletes = [new(key, before.Revision, force)], Time = time.GetUtcNow() }, cancellationToken);
            if (outcome.Conflicts.Any(c => c.Kind == ConflictKind.InUse)) throw await InUseAsync(key, cancellationToken);
            if (!outcome.Committed) continue;
            jobs.WakeContents();
            return;
        }
        throw Contention(key);
    }

    /// <summary>A page of the uses of an asset.</summary>
    public async Task<Page<AssetUse>> ListUsesAsync(string key, int pageSize, string pageToken, CancellationToken cancellationToken)
    {
        var size = Paging.Size(pageSize);
        var listing = $"asset uses|{key}";
        var uses = await store.ListUsesAsync(key, ReadUse(Paging.After(listing, pageToken)), size, cancellationToken);
        return new Page<AssetUse>(uses, uses.Count < size ? "" : Paging.Token(listing, $"{uses[^1].Channel}/{uses[^1].Sku}"));
    }

    /// <summary>An asset, or null.</summary>
    internal async Task<Asset?> FindAsync(string key, CancellationToken cancellationToken) =>
        await store.GetAsync([key], cancellationToken) is [var asset] ? asset : null;

    /// <summary>Keeps an asset, if it still has the revision; null when it has another.</summary>
    internal async Task<Asset?> PutAsync(Asset asset, long before, CancellationToken cancellationToken)
    {
        var outcome = await store.CommitAsync(new AssetCommit { Puts = [(asset, before)], Time = time.GetUtcNow() }, cancellationToken);
        if (outcome.Conflicts.Any(c => c.Kind == ConflictKind.BlobMissing))
            throw new PimException(ErrorKind.Aborted, "BLOB_GONE", $"The file of {asset.Name} was collected meanwhile: send it again.");
        if (!outcome.Committed) return null;
        jobs.WakeContents();
        return asset with { Revision = outcome.FirstRevision };
    }

    /// <summary>Throws when what is said of an asset breaks the rules.</summary>
    internal static void ThrowIfWrong(Asset asset)
    {
        var violations = new List<Violation>();
        AssetRules.Check(asset, violations);
        PimException.ThrowIfAny(violations.ConvertAll(v => v with { Field = "asset." + v.Field }));
    }

    /// <summary>Too many change the same asset.</summary>
    internal static PimException Contention(string key) =>
        new(ErrorKind.Aborted, "CONTENTION", $"{Asset.NameOf(key)} could not be changed: too much is being changed at once. Try again.");

    private async Task<PimException> InUseAsync(string key, CancellationToken cancellationToken)
    {
        var uses = await store.ListUsesAsync(key, null, NamedUsers + 1, cancellationToken);
        var names = uses.Take(NamedUsers)
            .Select(use => Domain.Products.Product.NameOf(use.Sku) + (use.Channel.Length > 0 ? $" in channels/{use.Channel}" : "")).ToList();
        var users = string.Join(", ", names) + (uses.Count > NamedUsers ? ", and more" : "");
        return new PimException(ErrorKind.FailedPrecondition, "ASSET_IN_USE", $"{Asset.NameOf(key)} is used by {users}.")
        {
            Details = new Dictionary<string, string> { ["resource"] = Asset.NameOf(key), ["users"] = users },
        };
    }

    private static bool Has(Asset asset, string word) =>
        asset.Key.Contains(word, StringComparison.OrdinalIgnoreCase) || asset.FileName.Contains(word, StringComparison.OrdinalIgnoreCase)
        || asset.Tags.Any(tag => tag.Contains(word, StringComparison.OrdinalIgnoreCase));

    // No code holds a slash.
    private static AssetUse? ReadUse(string key) => key.IndexOf('/') is var slash and >= 0 ? new AssetUse(key[..slash], key[(slash + 1)..]) : null;
}
