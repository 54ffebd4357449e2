using System.Globalization;
using Pim.Domain;
using Pim.Domain.Events;

namespace PimService.Demo;

/// <summary>
/// What the customers of the demo shop did in the year before now, the same at every start: made up, so that reports have something to show, with
/// a truth that they can be held to. Those who are keen read more and buy again more, whatever they read; and reading the manual after the first purchase
/// brings back eight more of a hundred by itself.
/// </summary>
/// <param name="skus">What is sold, in order.</param>
/// <param name="now">The end of the year.</param>
internal sealed class DemoEvents(IReadOnlyList<string> skus, DateTimeOffset now)
{
    private const int Customers = 600;
    private const int Days = 365;
    private const int BotViews = 600;
    private static readonly string[] Locales = ["en-US", "en-US", "de-DE", "fr-FR"];
    private static readonly (string Query, int Results)[] Searches = [("tent", 8), ("sleeping bag", 14), ("coffee", 21), ("waffle iron", 0), ("gift card", 0),
        ("snow shoes", 0)];

    private readonly Random _random = new(20_261_122);
    private readonly List<Event> _events = [];

    /// <summary>All events, in no order.</summary>
    public IReadOnlyList<Event> Make()
    {
        for (var number = 0; number < Customers; number++) Live(number);
        for (var i = 0; i < BotViews; i++)
            Add(Person.Visitor("demo-crawler"), now.AddDays(-20).AddSeconds(i), "en-US", new ContentView(skus[i % skus.Count], ContentParts.None, [], 0));
        return _events;
    }

    private void Live(int number)
    {
        var id = number.ToString("000", CultureInfo.InvariantCulture);
        var (customer, visitor) = (Person.Customer($"demo-c{id}"), Person.Visitor($"demo-v{id}"));
        var (keen, locale) = (_random.NextDouble(), Locales[_random.Next(Locales.Length)]);
        var time = now.AddDays(-_random.Next(5, Days));
        var product = Pick();
        // Before they are known: half of them agree to be recognized when they buy.
        Browse(visitor, time, locale, keen);
        View(visitor, time.AddMinutes(9), locale, product, ContentParts.Description | ContentParts.Gallery);
        if (_random.NextDouble() < 0.25) return;
        if (_random.NextDouble() < 0.5) Add(customer, time.AddMinutes(12), locale, new CustomerMerge(visitor.Id, true, "demo terms"));
        var isTreated = _random.Next(2) == 0;
        for (var order = 1; order < 12 && time < now; order++)
        {
            Buy(customer, time.AddMinutes(15), locale, product, order);
            if (order == 1) Add(customer, time.AddMinutes(16), locale, new ExperimentExposure("manual-by-mail", isTreated ? "mailed" : "control"));
            var reads = _random.NextDouble() < 0.15 + 0.5 * keen + (isTreated ? 0.2 : 0);
            if (reads) View(customer, time.AddDays(1 + _random.Next(10)), locale, product, _random.Next(3) == 0 ? ContentParts.Faq : ContentParts.Manual);
            if (_random.NextDouble() > 0.1 + 0.45 * keen + (reads ? 0.08 : 0)) return;
            time = time.AddDays(15 + _random.Next(70)).AddMinutes(_random.Next(600));
            product = Pick();
            Browse(customer, time, locale, keen);
        }
    }

    private void Browse(Person person, DateTimeOffset time, string locale, double keen)
    {
        for (var views = 1 + _random.Next(2 + (int)(6 * keen)); views > 0; views--)
            View(person, time.AddMinutes(-views), locale, Pick(), _random.Next(4) == 0
                ? ContentParts.Description | ContentParts.Video
                : ContentParts.Description);
        var (query, results) = Searches[_random.Next(Searches.Length)];
        if (_random.Next(3) == 0) Add(person, time.AddMinutes(-12), locale, new SearchMade(query, results));
    }

    private void Buy(Person customer, DateTimeOffset time, string locale, string product, int number)
    {
        var order = $"{customer.Id}-{number}";
        Add(customer, time.AddMinutes(-2), locale, new CartChange(product, 1));
        var lines = new List<OrderLine> { new(product, 1, PriceOf(product)) };
        if (_random.Next(3) == 0) lines.Add(new OrderLine(Pick(), 1 + _random.Next(2), 12_900_000));
        Add(customer, time, locale, new Purchase(order, "EUR", lines.ToValueList()));
        if (_random.Next(25) == 0) Add(customer, time.AddDays(6), locale, new Refund(order, "", []));
    }

    private void View(Person person, DateTimeOffset time, string locale, string product, ContentParts parts) =>
        Add(person, time, locale, new ContentView(product, parts, [], 0));

    private void Add(Person person, DateTimeOffset time, string locale, EventDetail detail)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"demo-{_events.Count}");
        if (time < now) _events.Add(new Event(time, person, detail) { Id = id, Digest = Event.DigestOf(id), Channel = "web", Locale = locale });
    }

    // Few products are bought often.
    private string Pick() => skus[(int)(skus.Count * Math.Pow(_random.NextDouble(), 2))];

    private static long PriceOf(string sku) => (9 + (long)(Event.DigestOf(sku) % 140)) * 1_000_000 + 900_000;
}
