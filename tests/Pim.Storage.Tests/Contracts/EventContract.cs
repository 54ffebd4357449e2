using Pim.Application.Events;
using Pim.Domain.Events;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Contracts of events, by the use cases that stand over the store.</summary>
public abstract class EventContract : StoreContract
{
    protected StandingClock Clock { get; } = new(Samples.Time);

    protected EventPolicy Policy { get; set; } = new(TimeSpan.FromDays(100), TimeSpan.FromMinutes(10), 50);

    protected EventFolding Folding => new(Stores.Events, Policy, Clock);

    protected EventIntake Intake => new(Stores.Events, Folding, Policy, Clock);

    protected Histories Histories => new(Stores.Events);

    protected CustomerRecords Records => new(Stores.Events, Histories, Folding, Clock);

    protected Task SendAsync(params IReadOnlyList<Event> events) => Intake.AppendAsync(events, default);

    protected Task<IReadOnlyList<Event>> ReadAsync(Person person) => Records.ReadAsync(person, default);

    /// <summary>The digests of all events there are, by person, in the order of a reading.</summary>
    protected async Task<List<(string Person, List<ulong> Digests)>> ReadAllAsync()
    {
        await Folding.CatchUpAsync(default);
        var all = new List<(string, List<ulong>)>();
        await foreach (var history in Histories.ReadAsync(default))
            all.Add((history.Person, BlockReader.ReadAll(history.Block.Span).ConvertAll(happened => happened.Digest)));
        return all;
    }

    protected static Event View(string id, Person person, string product = "TENT", int minutesAgo = 60) =>
        Of(id, person, minutesAgo, new ContentView(product, ContentParts.Manual | ContentParts.Faq, ["weight", "name"], 7));

    protected static Event Buy(string id, string customer, string order = "O-1", int minutesAgo = 30) =>
        Of(id, Person.Customer(customer), minutesAgo,
            new Purchase(order, "EUR", [new OrderLine("TENT", 1, 299_000_000), new OrderLine("Größe/42", 2, 19_990_000)]));

    protected static Event Merge(string id, string visitor, string customer, int minutesAgo = 20) =>
        Of(id, Person.Customer(customer), minutesAgo, new CustomerMerge(visitor, true, "account terms"));

    protected static Event Of(string id, Person person, int minutesAgo, EventDetail detail) => new(Samples.Time.AddMinutes(-minutesAgo), person, detail)
    {
        Id = id,
        Digest = Event.DigestOf(id),
        Channel = "web",
        Locale = "de-DE",
        Touchpoint = "newsletter",
    };

    protected static ulong Digest(string id) => Event.DigestOf(id);
}

/// <summary>A clock that stands still until it is set.</summary>
public sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
