using Pim.Application.Events;
using Pim.Domain.Events;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Events of some people, one of them erased and one once a visitor, for copies.</summary>
internal static class SampleEvents
{
    private static readonly EventPolicy Policy = EventPolicy.Default with { Retention = TimeSpan.FromDays(36_500) };

    public static async Task FillAsync(IEventStore store)
    {
        using var folding = new EventFolding(store, Policy, TimeProvider.System);
        var events = Enumerable.Range(0, 60).Select(i => EventOf(i, Person.Customer($"c{i % 9}"), new ContentView("TENT", ContentParts.Faq, [], i))).ToList();
        events.Add(EventOf(100, Person.Visitor("v1"), new SearchMade("Zelt", 0)));
        events.Add(EventOf(101, Person.Customer("c1"), new CustomerMerge("v1", true, "")));
        await store.AppendAsync(new BlockWriter().WriteBatch(events), events.Count, default);
        await RecordsOf(store, folding).EraseAsync(Person.Customer("c2"), "officer", default);
    }

    public static async Task<IReadOnlyList<object>> DescribeAsync(IEventStore store)
    {
        using var folding = new EventFolding(store, Policy, TimeProvider.System);
        var all = new List<object> { await RecordsOf(store, folding).GetProofAsync(Person.Customer("c2"), default) };
        await foreach (var history in store.ReadHistoriesAsync(default)) all.Add((history.Person, Convert.ToHexString(history.Block.Span)));
        await foreach (var merge in store.ReadMergesAsync(default)) all.Add(merge);
        await foreach (var proof in store.ReadErasuresAsync(default)) all.Add(proof);
        return all;
    }

    private static CustomerRecords RecordsOf(IEventStore store, EventFolding folding) => new(store, new Histories(store), folding, TimeProvider.System);

    private static Event EventOf(int number, Person person, EventDetail detail) =>
        new(Samples.Time.AddMinutes(number), person, detail) { Digest = Event.DigestOf($"{number}") };
}
