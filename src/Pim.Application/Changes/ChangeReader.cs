using System.Runtime.CompilerServices;
using Pim.Application.Content;
using Pim.Application.Schema;
using Pim.Domain;
using Pim.Domain.Channels;
using Pim.Domain.Text;

namespace Pim.Application.Changes;

/// <summary>What to tell of a channel's changes.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Locales">Locales whose content to give; empty for all of the channel's.</param>
/// <param name="ResumeToken">Where to go on; empty to begin from nothing.</param>
/// <param name="Filter">AIP-160 filter for what the first of the locales sees; empty for none.</param>
public sealed record ChangeRequest(string Channel, IReadOnlyList<string> Locales, string ResumeToken, string Filter)
{
    /// <summary>Whether to give which products changed, but not their content.</summary>
    public bool WithoutContent { get; init; }

    /// <summary>When beginning from nothing: whether to leave out what is there already.</summary>
    public bool FromNow { get; init; }
}

/// <summary>Some changes of a channel.</summary>
/// <param name="Changes">In the order of their sequences.</param>
/// <param name="ResumeToken">Leads on from right behind them.</param>
/// <param name="Sequence">Everything up to there was told.</param>
/// <param name="CaughtUp">Whether that was all there was.</param>
public sealed record ChangePage(IReadOnlyList<StoredChange> Changes, string ResumeToken, long Sequence, bool CaughtUp);

/// <summary>
/// Reads a channel's changes in order, from nothing or from where a token leads, and follows them. It holds one page in memory for each reader and
/// reads the next when that one was taken.
/// </summary>
public sealed class ChangeReader(IContentStore store, SchemaCatalog schemas, ChangeFeed feed, ContentFilter filters, TimeProvider time)
{
    private const int PageCount = 500;
    private const int PageBytes = 256 * 1_024;

    private Guid? _catalogId;

    /// <summary>All that the channel sees; ends when everything was told that had happened by then.</summary>
    public async IAsyncEnumerable<ChangePage> ExportAsync(ChangeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var page in WatchAsync(request, Timeout.InfiniteTimeSpan, cancellationToken))
        {
            yield return page;
            if (page.CaughtUp) yield break;
        }
    }

    /// <summary>The number of changes that are still to be told, about.</summary>
    public Task<long> CountRemainingAsync(string channel, long after, CancellationToken cancellationToken) =>
        store.CountChangesAsync(channel, after, cancellationToken);

    /// <summary>
    /// All that the channel sees, then its changes as they happen. NotFound when the channel or a locale does not exist, also later when the channel
    /// is deleted; InvalidArgument for a damaged token; OutOfRange when withdrawals since the token were forgotten.
    /// </summary>
    /// <param name="request">What to tell.</param>
    /// <param name="heartbeat">Silence after which an empty page is given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<ChangePage> WatchAsync(
        ChangeRequest request, TimeSpan heartbeat, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var locales = LocalesOf(await ChannelAsync(request.Channel, cancellationToken), request);
        await filters.PrepareAsync(request.Channel, locales[0], request.Filter, cancellationToken);
        var catalog = _catalogId ??= await store.ReadCatalogIdAsync(cancellationToken);
        var point = Start(catalog, request);
        var isCaughtUp = false;
        while (true)
        {
            var moved = feed.Moved;
            var through = feed.Visible;
            if (point.After >= through && isCaughtUp)
            {
                if (await WaitAsync(moved, heartbeat, cancellationToken)) continue;
                yield return new ChangePage([], ResumeToken.Of(catalog, request.Channel, point), point.After, true);
                continue;
            }
            await CheckStillThereAsync(request.Channel, point, cancellationToken);
            var read = new ChangeRead(request.Channel, point.After, through, request.WithoutContent ? [] : locales, PageCount, PageBytes);
            var changes = await store.ReadChangesAsync(read, cancellationToken);
            var atEnd = changes.Count == 0;
            point = point with { After = atEnd ? Math.Max(point.After, through) : changes[^1].Sequence };
            // Made ready for each page, so that it sees by the schema of the day.
            if (await filters.PrepareAsync(request.Channel, locales[0], request.Filter, cancellationToken) is { } filter)
                changes = await filter.ApplyAsync(changes, cancellationToken);
            var told = changes.Where(c => !c.Withdrawn || c.Sequence > point.Since).ToList();
            if (told.Count > 0 || atEnd && !isCaughtUp)
                yield return new ChangePage(told, ResumeToken.Of(catalog, request.Channel, point), point.After, atEnd);
            isCaughtUp = atEnd;
        }
    }

    private ResumePoint Start(Guid catalog, ChangeRequest request)
    {
        var head = feed.Visible;
        if (request.ResumeToken.Length == 0) return new ResumePoint(request.FromNow ? head : 0, head);
        var point = ResumeToken.Read(catalog, request.Channel, request.ResumeToken);
        return point.After > head ? throw ResumeToken.ResyncNeeded("The catalogue was put back to an earlier state than the token's.") : point;
    }

    private async Task CheckStillThereAsync(string channel, ResumePoint point, CancellationToken cancellationToken)
    {
        await ChannelAsync(channel, cancellationToken);
        if (await store.ReadForgottenAsync(channel, cancellationToken) > Math.Max(point.After, point.Since))
            throw ResumeToken.ResyncNeeded("Withdrawals behind the token were forgotten; they are kept for 30 days.");
    }

    private async Task<Channel> ChannelAsync(string channel, CancellationToken cancellationToken) =>
        (await schemas.CurrentAsync(cancellationToken)).Channels.GetValueOrDefault(channel) ?? throw PimException.NotFound($"channels/{channel}");

    private async Task<bool> WaitAsync(Task moved, TimeSpan atMost, CancellationToken cancellationToken)
    {
        try
        {
            await moved.WaitAsync(atMost, time, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static List<string> LocalesOf(Channel channel, ChangeRequest request)
    {
        if (request.Locales.Count == 0) return channel.Locales.Select(l => l.Locale).ToList();
        return request.Locales.Select(asked =>
        {
            var normal = Locales.TryNormalize(asked, out var known) ? known : asked;
            return channel.FindLocale(normal)?.Locale ?? throw PimException.NotFound($"channels/{channel.Code}/locales/{asked}");
        }).Distinct(StringComparer.Ordinal).ToList();
    }
}
