using Pim.Domain;
using Pim.Domain.Events;

namespace Pim.Application.Tests.Insights;

/// <summary>
/// A shop whose truth is known: how much reading the manual adds to the share of customers who come back. Keen customers, who shop in the app and spend
/// more, both read and rebuy more often than others whatever they read. There are bots that read everything and never come back, orders that are given
/// back whole and must not count as coming back, views made before a visitor was known as the customer, late repeats of events, and customers who rebuy
/// at once.
/// </summary>
internal sealed class SyntheticShop(int seed, int customers, double effect)
{
    public const int ExposureDays = 14;
    public const int OutcomeDays = 90;

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random _random = new(seed);
    private readonly List<Event> _events = [];
    private int _number;

    /// <summary>All events, in no order, some of them twice.</summary>
    public List<Event> Make()
    {
        for (var i = 0; i < customers; i++) Customer($"c{i}");
        for (var i = 0; i < customers / 100; i++) Bot($"b{i}");
        var again = _events.Where(_ => _random.NextDouble() < 0.05).ToList();
        _events.AddRange(again);
        var shuffled = _events.ToArray();
        _random.Shuffle(shuffled);
        return [.. shuffled];
    }

    /// <summary>Events by the person they belong to in the end: merged visitors to their customers.</summary>
    public static Dictionary<Person, List<Event>> ByPerson(IEnumerable<Event> events)
    {
        var all = events.ToList();
        var merges = new Dictionary<string, string>();
        foreach (var happened in all)
        {
            if (happened.Detail is CustomerMerge merge) merges.TryAdd(merge.VisitorId, happened.Person.Id);
        }
        return all.GroupBy(e => e.Person.Kind == PersonKind.Visitor && merges.TryGetValue(e.Person.Id, out var customer) ? Person.Customer(customer) : e.Person)
            .ToDictionary(g => g.Key, g => g.ToList());
    }

    private void Customer(string id)
    {
        var isKeen = _random.NextDouble() < 0.4;
        var (channel, euros) = isKeen ? ("app", 100 + _random.Next(20)) : ("web", 20 + _random.Next(10));
        var first = Start.AddDays(_random.NextDouble() * 60);
        var customer = Person.Customer(id);
        Buy(customer, channel, first, euros);
        var reads = _random.NextDouble() < (isKeen ? 0.6 : 0.2);
        if (reads) Read(customer, channel, first.AddDays(_random.NextDouble() * ExposureDays));
        // Some read too late, when it must not count any more.
        else if (_random.NextDouble() < 0.1) Read(customer, channel, first.AddDays(ExposureDays + 1 + _random.NextDouble() * 60));
        if (_random.NextDouble() < 0.03) Buy(customer, channel, first.AddDays(_random.NextDouble() * ExposureDays), euros);
        var comesBack = _random.NextDouble() < (isKeen ? 0.45 : 0.15) + (reads ? effect : 0);
        var again = first.AddDays(ExposureDays + 0.01 + _random.NextDouble() * (OutcomeDays - 0.02));
        if (comesBack) Buy(customer, channel, again, euros);
        else if (_random.NextDouble() < 0.1) BuyAndGiveBack(customer, channel, again, euros);
    }

    private void Read(Person customer, string channel, DateTimeOffset time)
    {
        var view = new ContentView("kettle", ContentParts.Manual, ["manual"], 0);
        if (_random.NextDouble() >= 0.3)
        {
            Add(time, customer, channel, view);
            return;
        }
        var visitor = Person.Visitor("v" + customer.Id);
        Add(time, visitor, channel, view);
        Add(time.AddDays(1), customer, channel, new CustomerMerge(visitor.Id, true, ""));
    }

    private void Buy(Person customer, string channel, DateTimeOffset time, int euros) =>
        Add(time, customer, channel, new Purchase($"o{_number}", "EUR", [new OrderLine("kettle", 1, euros * 1_000_000L)]));

    private void BuyAndGiveBack(Person customer, string channel, DateTimeOffset time, int euros)
    {
        var order = $"o{_number}";
        Buy(customer, channel, time, euros);
        Add(time.AddDays(5), customer, channel, new Refund(order, "", []));
    }

    private void Bot(string id)
    {
        var bot = Person.Customer(id);
        var start = Start.AddDays(_random.NextDouble() * 60);
        Buy(bot, "web", start, 20);
        for (var i = 1; i <= 60; i++) Add(start.AddMinutes(i / 2.0), bot, "web", new ContentView("kettle", ContentParts.Manual, [], 0));
    }

    private void Add(DateTimeOffset time, Person person, string channel, EventDetail detail) =>
        _events.Add(new Event(time, person, detail) { Id = $"e{_number}", Digest = Event.DigestOf($"e{_number++}"), Channel = channel });
}
