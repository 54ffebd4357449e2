using Pim.Application.Events;
using Pim.Domain.Insights;

namespace Pim.Application.Insights;

/// <summary>
/// What is bought together, counted when it is first asked for and again when it is older than a quarter of an hour (a minute, where many events were
/// not put in order yet): by one reader, while the others go on with what there is.
/// </summary>
public sealed class BoughtTogetherCache(EventFolding folding, CustomerHistories histories, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LifetimeOfPart = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _counting = new(1);
    private volatile Counted? _counted;

    /// <summary>The counts; at most so old.</summary>
    public async Task<Counted> GetAsync(CancellationToken cancellationToken)
    {
        var known = _counted;
        if (known is not null && time.GetUtcNow() < known.Until) return known;
        // Only the first one ever waits for a count that somebody else makes.
        if (!await _counting.WaitAsync(known is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken)) return known!;
        try
        {
            if (!ReferenceEquals(known, _counted)) return _counted!;
            return _counted = await CountAsync(cancellationToken);
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _counting.Dispose();

    private async Task<Counted> CountAsync(CancellationToken cancellationToken)
    {
        var (names, counts) = (new HistoryNames(), new BoughtTogether());
        var waiting = await folding.RefreshAsync(cancellationToken);
        await histories.ReadAllAsync(HistoryParts.Orders, names, counts.Add, cancellationToken);
        return new Counted(counts, names, time.GetUtcNow() + (waiting == 0 ? Lifetime : LifetimeOfPart));
    }

    /// <summary>Counts that are good for a time.</summary>
    /// <param name="Counts">The counts.</param>
    /// <param name="Names">Names of the products.</param>
    /// <param name="Until">When they are to be made anew.</param>
    public sealed record Counted(BoughtTogether Counts, HistoryNames Names, DateTimeOffset Until)
    {
        /// <summary>Products that were bought beside this one, the strongest first.</summary>
        public IReadOnlyList<(string Sku, double Score)> Beside(string sku) => Counts.Beside(Names.Find(sku)).Select(b => (Names[b.Product], b.Score)).ToList();
    }
}
