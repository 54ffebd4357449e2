using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>Removes events that have come to the age at which they are not kept any longer.</summary>
public sealed class EventRetention(IEventStore store, EventPolicy policy, TimeProvider time)
{
    private const int PersonsAtOnce = 500;
    private static readonly TimeSpan Rest = TimeSpan.FromHours(6);

    /// <summary>Works until cancelled, a few times a day.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await RemoveOldAsync(cancellationToken);
            await Task.Delay(Rest, time, cancellationToken);
        }
    }

    /// <summary>Removes all that is too old now.</summary>
    public async Task RemoveOldAsync(CancellationToken cancellationToken)
    {
        var oldest = time.GetUtcNow() - policy.Retention;
        var persons = new List<string>();
        await foreach (var history in store.ReadHistoriesAsync(cancellationToken))
        {
            if (!BeginsBefore(history, oldest)) continue;
            persons.Add(history.Person);
            if (persons.Count < PersonsAtOnce) continue;
            await TrimAsync(persons, oldest, cancellationToken);
            persons.Clear();
        }
        if (persons.Count > 0) await TrimAsync(persons, oldest, cancellationToken);
    }

    private async Task TrimAsync(List<string> persons, DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        while (true)
        {
            var turn = (await store.ReadWaitingAsync(0, cancellationToken)).Turn;
            var histories = await store.GetHistoriesAsync(persons, cancellationToken);
            if (await store.CommitAsync(Trimmed(turn, histories, oldest), cancellationToken)) return;
        }
    }

    // Whoever has nothing left is forgotten whole, with the visitors that they once were.
    private HistoryCommit Trimmed(long turn, IReadOnlyList<StoredHistory> histories, DateTimeOffset oldest)
    {
        var (writer, put, removed) = (new BlockWriter(), new List<StoredHistory>(), new List<string>());
        foreach (var history in histories)
        {
            var kept = BlockReader.ReadAll(history.Block.Span).FindAll(happened => happened.Time >= oldest);
            if (kept.Count == 0) removed.Add(history.Person);
            else put.Add(history with { Block = Histories.Write(writer, kept, Histories.IsCut(history), policy) });
        }
        var forgotten = removed.Select(Person.OfKey).Where(person => person.Kind == PersonKind.Customer).Select(person => person.Id);
        return new HistoryCommit(turn) { Put = put, Removed = removed, Forgotten = [.. forgotten] };
    }

    private static bool BeginsBefore(StoredHistory history, DateTimeOffset time)
    {
        var reader = new BlockReader(history.Block.Span, []);
        return reader.Next() && reader.Time < time.ToUnixTimeMilliseconds();
    }
}
