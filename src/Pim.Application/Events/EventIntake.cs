using Pim.Domain;
using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>Takes events in.</summary>
public sealed class EventIntake(IEventStore store, EventFolding folding, EventPolicy policy, TimeProvider time)
{
    /// <summary>Most events in a batch.</summary>
    public const int MaxBatch = 1_000;

    // What one document of the smaller engine holds, with room to spare.
    private const int MaxBlockBytes = 8 * 1_048_576;

    /// <summary>Adds what is wrong with an event, in paths behind <paramref name="path"/>.</summary>
    public void Check(Event happened, string path, List<Violation> violations) => EventRules.Check(happened, time.GetUtcNow(), policy, path, violations);

    /// <summary>Takes events that were checked, all or none: they are durable when this answers.</summary>
    public async Task AppendAsync(IReadOnlyList<Event> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0) return;
        var block = new BlockWriter().WriteBatch(events);
        if (block.Length > MaxBlockBytes)
            throw PimException.Violated(
                [new("events", $"Take {block.Length} bytes together, more than {MaxBlockBytes}: send fewer at once.", "BATCH_TOO_BIG")]);
        await store.AppendAsync(block, events.Count, cancellationToken);
        folding.Came(events.Count);
    }
}
