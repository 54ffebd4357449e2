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

    /// <summary>Takes a batch, all or none: it is durable when this answers. Throws InvalidArgument with everything that is wrong.</summary>
    public async Task WriteAsync(IReadOnlyList<Event> events, bool validateOnly, CancellationToken cancellationToken)
    {
        var violations = new List<Violation>();
        var now = time.GetUtcNow();
        for (var i = 0; i < events.Count && violations.Count <= Violations.Max; i++) EventRules.Check(events[i], now, policy, $"events[{i}].", violations);
        PimException.ThrowIfAny(Violations.Capped(violations));
        if (!validateOnly) await AppendAsync(events, cancellationToken);
    }

    /// <summary>What is wrong with an event, in paths of the event.</summary>
    public IReadOnlyList<Violation> Check(Event happened)
    {
        var violations = new List<Violation>();
        EventRules.Check(happened, time.GetUtcNow(), policy, "", violations);
        return Violations.Capped(violations);
    }

    /// <summary>Takes events that were checked: they are durable when this answers.</summary>
    public async Task AppendAsync(IReadOnlyList<Event> events, CancellationToken cancellationToken)
    {
        if (events.Count == 0) return;
        var block = new BlockWriter().WriteBatch(events);
        if (block.Length > MaxBlockBytes) throw PimException.Violated([new("events", $"Take {block.Length} bytes together, more than {MaxBlockBytes}: send fewer at once.", "BATCH_TOO_BIG")]);
        await store.AppendAsync(block, events.Count, cancellationToken);
        folding.Came(events.Count);
    }
}
