using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>Works out what one part of the waiting events makes of the histories.</summary>
internal sealed class Fold(IEventStore store, EventPolicy policy, WaitingEvents waiting)
{
    private const int PersonsAtOnce = 1_000;

    private readonly Dictionary<string, string> _merges = new(StringComparer.Ordinal);
    private readonly List<KeyValuePair<string, string>> _newMerges = [];
    private readonly HashSet<string> _cut = new(StringComparer.Ordinal);
    private readonly BlockWriter _writer = new();

    /// <summary>How many events there are in it, also those that were there before.</summary>
    public int EventCount { get; private set; }

    /// <summary>The change to be made.</summary>
    public async Task<HistoryCommit> MakeAsync(CancellationToken cancellationToken)
    {
        var events = waiting.Batches.SelectMany(batch => BlockReader.ReadAll(batch.Block.Span)).ToList();
        EventCount = events.Count;
        if (waiting.AnyErased) events = await WithoutErasedAsync(events, cancellationToken);
        await MergeVisitorsAsync(events, cancellationToken);
        var put = await PutAsync(ByPerson(events), cancellationToken);
        return new HistoryCommit(waiting.Turn)
        {
            Folded = [.. waiting.Batches.Select(batch => batch.Id)],
            Put = put,
            Removed = [.. _newMerges.Select(merge => Person.Visitor(merge.Key).Key)],
            Merged = _newMerges,
        };
    }

    // What an erased person did before the erasure is not taken up again, however late it comes.
    private async Task<List<Event>> WithoutErasedAsync(List<Event> events, CancellationToken cancellationToken)
    {
        var digests = new ErasureDigests(await store.GetSecretAsync(cancellationToken));
        var persons = events.SelectMany(PersonsOf).Distinct().ToDictionary(person => person, digests.Of);
        var proofs = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var some in persons.Values.Chunk(PersonsAtOnce))
        {
            foreach (var proof in await store.GetErasuresAsync(some, cancellationToken)) proofs[proof.Digest] = proof.Time;
        }
        return proofs.Count == 0
            ? events
            : events.FindAll(happened => PersonsOf(happened).All(person => !proofs.TryGetValue(persons[person], out var time) || happened.Time > time));
    }

    // A visitor belongs to the first customer they were merged into.
    private async Task MergeVisitorsAsync(List<Event> events, CancellationToken cancellationToken)
    {
        var visitors = events.SelectMany(PersonsOf).Where(person => person.Kind == PersonKind.Visitor)
            .Select(person => person.Id).Distinct(StringComparer.Ordinal);
        foreach (var some in visitors.Chunk(PersonsAtOnce))
        {
            foreach (var (visitor, customer) in await store.GetMergesAsync(some, cancellationToken)) _merges.Add(visitor, customer);
        }
        foreach (var happened in events)
        {
            if (happened.Detail is CustomerMerge merge && _merges.TryAdd(merge.VisitorId, happened.Person.Id))
                _newMerges.Add(new(merge.VisitorId, happened.Person.Id));
        }
    }

    private Dictionary<string, List<Event>> ByPerson(List<Event> events)
    {
        var byPerson = new Dictionary<string, List<Event>>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            var person = happened.Person;
            if (person.Kind == PersonKind.Visitor && _merges.TryGetValue(person.Id, out var customer)) person = Person.Customer(customer);
            var key = person.Key;
            if (!byPerson.TryGetValue(key, out var ofPerson)) byPerson.Add(key, ofPerson = []);
            ofPerson.Add(happened);
        }
        return byPerson;
    }

    private async Task<List<StoredHistory>> PutAsync(Dictionary<string, List<Event>> byPerson, CancellationToken cancellationToken)
    {
        await TakeOverAsync(byPerson, cancellationToken);
        var put = new List<StoredHistory>(byPerson.Count);
        // In the order of the store, which then writes each page once.
        foreach (var some in byPerson.OrderBy(entry => entry.Key, StringComparer.Ordinal).Chunk(PersonsAtOnce))
        {
            var known = (await store.GetHistoriesAsync([.. some.Select(entry => entry.Key)], cancellationToken))
                .ToDictionary(history => history.Person, StringComparer.Ordinal);
            foreach (var (person, added) in some)
            {
                var before = known.TryGetValue(person, out var history) ? Open(history, person) : [];
                put.Add(new StoredHistory(person, Histories.Write(_writer, HistoryRules.Merge(before, added), _cut.Contains(person), policy)));
            }
        }
        return put;
    }

    // What visitors had done comes before what came with the merge.
    private async Task TakeOverAsync(Dictionary<string, List<Event>> byPerson, CancellationToken cancellationToken)
    {
        foreach (var some in _newMerges.Chunk(PersonsAtOnce))
        {
            foreach (var history in await store.GetHistoriesAsync([.. some.Select(merge => Person.Visitor(merge.Key).Key)], cancellationToken))
            {
                var customer = Person.Customer(_merges[Person.OfKey(history.Person).Id]).Key;
                byPerson[customer].InsertRange(0, Open(history, customer));
            }
        }
    }

    // Whose history was cut hands that on with it.
    private List<Event> Open(StoredHistory history, string heir)
    {
        if (Histories.IsCut(history)) _cut.Add(heir);
        return BlockReader.ReadAll(history.Block.Span);
    }

    private static IEnumerable<Person> PersonsOf(Event happened)
    {
        yield return happened.Person;
        if (happened.Detail is CustomerMerge merge) yield return Person.Visitor(merge.VisitorId);
    }
}
