using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>What is known of persons, as of the last fold.</summary>
public sealed class Histories(IEventStore store)
{
    /// <summary>Most bytes of a history; of more, the oldest events are left out.</summary>
    public const int MaxBytes = 512 * 1_024;

    /// <summary>
    /// The histories of all persons, customers first, as of one moment. Their bytes (to be read by <see cref="BlockReader"/>) are good until the next one
    /// is asked for: all of them pass through the memory of one.
    /// </summary>
    public IAsyncEnumerable<StoredHistory> ReadAsync(CancellationToken cancellationToken) => store.ReadHistoriesAsync(cancellationToken);

    /// <summary>The history of one person, a merged visitor's being that of the customer; null when nothing is known of them.</summary>
    public async Task<StoredHistory?> GetAsync(Person person, CancellationToken cancellationToken)
    {
        var key = person.Key;
        if (person.Kind == PersonKind.Visitor && (await store.GetMergesAsync([person.Id], cancellationToken)).TryGetValue(person.Id, out var customer))
            key = Person.Customer(customer).Key;
        var found = await store.GetHistoriesAsync([key], cancellationToken);
        return found.Count == 0 ? null : found[0];
    }

    /// <summary>
    /// The bytes of ordered events, no more of them than are kept. Whoever is cut once is a bot ever after: what is left of them looks like somebody
    /// who does little.
    /// </summary>
    internal static byte[] Write(BlockWriter writer, List<Event> ordered, bool wasCut, EventPolicy policy)
    {
        var kept = HistoryRules.Newest(ordered);
        var isCut = wasCut || kept.Count < ordered.Count;
        var isBot = isCut || HistoryRules.IsBot(ordered, policy);
        var block = writer.WriteHistory(kept, isBot, isCut);
        while (block.Length > MaxBytes)
        {
            kept = kept[(kept.Count / 4 + 1)..];
            block = writer.WriteHistory(kept, isBot: true, isCut: true);
        }
        return block;
    }

    /// <summary>Whether older events were left out of a history.</summary>
    internal static bool IsCut(StoredHistory history) => new BlockReader(history.Block.Span, []).IsCut;
}
