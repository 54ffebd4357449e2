using System.Collections.Concurrent;
using Pim.Domain.Media;

namespace Pim.Application.Media;

/// <summary>
/// Tells of files that are asked for by their hash what they are, and whether content shows them. What was found is taken as true for some seconds,
/// so that a page of pictures does not ask the store for each of them each time.
/// </summary>
public sealed class ServedFiles(IAssetStore assets, TimeProvider time)
{
    private const int MaxKept = 10_000;
    private const int MaxAssets = 100;

    // Behind all drafts, which stand first among the uses of an asset: no SKU has the last character of all.
    private static readonly AssetUse LastDraft = new(Channel: "", Sku: "\U0010FFFF");
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (ServedFile File, long Since)> _kept = new(StringComparer.Ordinal);

    /// <summary>The file with this hash; null when no asset has it.</summary>
    public async ValueTask<ServedFile?> FindAsync(string sha256, CancellationToken cancellationToken)
    {
        if (_kept.TryGetValue(sha256, out var kept) && time.GetElapsedTime(kept.Since) < Lifetime) return kept.File;
        var since = time.GetTimestamp();
        if (await ReadAsync(sha256, cancellationToken) is not { } file) return null;
        if (_kept.Count >= MaxKept) _kept.Clear();
        _kept[sha256] = (file, since);
        return file;
    }

    private async Task<ServedFile?> ReadAsync(string sha256, CancellationToken cancellationToken)
    {
        var owners = await assets.ListOfBlobAsync(sha256, MaxAssets, cancellationToken);
        if (owners.Count == 0 || MediaType.Find(owners[0].File.MediaType) is not { } type) return null;
        return new ServedFile(sha256, type, await IsShownAsync(owners, cancellationToken));
    }

    private async Task<bool> IsShownAsync(IReadOnlyList<Asset> owners, CancellationToken cancellationToken)
    {
        foreach (var asset in owners.Where(asset => !asset.Expired))
        {
            if ((await assets.ListUsesAsync(asset.Key, LastDraft, limit: 1, cancellationToken)).Any(use => use.Channel.Length > 0)) return true;
        }
        return false;
    }
}

/// <summary>A file that can be asked for.</summary>
/// <param name="Sha256">Its hash.</param>
/// <param name="Type">What it is.</param>
/// <param name="IsShown">Whether content that is published shows it.</param>
public sealed record ServedFile(string Sha256, MediaType Type, bool IsShown);
