using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Events;

public sealed class EventsServiceTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private static readonly Timestamp Earlier =
        Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeMilliseconds()));

    private readonly V1.EventService.EventServiceClient _events = new(fixture.Channel);

    [Fact]
    public async Task Every_kind_of_event_is_answered_as_it_was_sent_without_its_id()
    {
        var customer = fixture.Fresh("c");
        V1.Event[] events =
        [
            View("1", customer), Of("2", customer, e => e.Search = new V1.SearchMade { Query = "Zelt 🏕", ResultCount = 3 }),
            Of("3", customer, e => e.Cart = new V1.CartChange { Product = "unknown", Quantity = -1 }), Buy("4", customer),
            Of("5", customer, e => e.Refund = new V1.Refund { OrderId = "o", Lines = { Line("A", 1, 5) } }),
                Of("6", customer, e => e.Refund = new V1.Refund { OrderId = "o" }),
            Of("7", customer, e => (e.VisitorId, e.CustomerMerge) = (customer + "-v", new V1.CustomerMerge { Consent = true, ConsentNote = "terms" })),
            Of("8", customer, e => (e.Bot, e.ExperimentExposure) = (true, new V1.ExperimentExposure { Experiment = "x", Variant = "control" })),
        ];
        for (var i = 0; i < events.Length; i++) events[i].Time = new Timestamp { Seconds = Earlier.Seconds + i, Nanos = 123_000_000 };

        Assert.Equal(8, (await _events.WriteEventsAsync(new() { Events = { events } })).EventCount);

        foreach (var sent in events) sent.Id = "";
        Assert.Equal(events, await ReadAsync(customer));
    }

    [Fact]
    public async Task A_batch_is_taken_whole_or_not_and_everything_wrong_is_named()
    {
        var customer = fixture.Fresh("c");
        var both = Of("both", customer, e => (e.VisitorId, e.Cart) = ("v", new V1.CartChange { Product = "A", Quantity = 1 }));
        var money = Buy("money", customer);
        money.Purchase.Lines.Add(new V1.OrderLine { Product = " ", Quantity = 0, Amount = new V1.Money { CurrencyCode = "USD", AmountMicros = -1 } });
        var parts = View("parts", customer);
        parts.ContentView.Parts.Add([V1.ContentPart.Manual, (V1.ContentPart)99]);
        var wrong = new V1.Event { Id = "a b", CustomerId = "+49 170 1234567", Time = new Timestamp { Seconds = Earlier.Seconds + 7_200 },
            ContentView = new V1.ContentView { Product = "A" } };
        var merge = Of("merge", "", e => (e.VisitorId, e.CustomerMerge) = ("v", new V1.CustomerMerge()));

        var refusal = await Refusal.OfAsync(
            _events.WriteEventsAsync(new() { Events = { View("good", customer), both, new V1.Event(), money, parts, wrong, merge } }));

        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal(
        [
            "events[1].visitor_id", "events[2].time", "events[2].customer_id", "events[2].kind", "events[3].purchase.lines[1].amount.currency_code",
            "events[3].purchase.lines[1].product", "events[3].purchase.lines[1].quantity", "events[3].purchase.lines[1].amount.amount_micros",
            "events[4].content_view.parts[2]", "events[4].content_view.parts[3]", "events[5].id", "events[5].time", "events[5].customer_id",
                "events[6].customer_id", "events[6].customer_merge.consent",
        ], refusal.Fields);
        Assert.Empty(await ReadAsync(customer));
    }

    [Fact]
    public async Task An_empty_or_too_large_batch_is_refused()
    {
        Assert.Equal(["events"], (await Refusal.OfAsync(_events.WriteEventsAsync(new()))).Fields);
        Assert.Equal(["events"],
            (await Refusal.OfAsync(_events.WriteEventsAsync(new() { Events = { Enumerable.Range(0, 1_001).Select(i => View($"{i}", "c")) } }))).Fields);
    }

    [Fact]
    public async Task Validate_only_takes_nothing()
    {
        var customer = fixture.Fresh("c");

        Assert.Equal(1, (await _events.WriteEventsAsync(new() { Events = { View("1", customer) }, ValidateOnly = true })).EventCount);

        Assert.Empty(await ReadAsync(customer));
    }

    [Fact]
    public async Task An_import_answers_each_message_and_a_bad_row_spoils_no_other()
    {
        var customer = fixture.Fresh("c");
        using var call = _events.ImportEvents();
        await call.RequestStream.WriteAsync(new V1.ImportEventsRequest { Events = { View("1", customer), View("no good", customer), View("2", customer) } });
        await call.RequestStream.WriteAsync(new V1.ImportEventsRequest { Events = { View("3", customer), View("1", customer), View("4", "ann@example.com") } });
        await call.RequestStream.CompleteAsync();
        var answers = new List<V1.ImportEventsResponse>();
        while (await call.ResponseStream.MoveNext(default)) answers.Add(call.ResponseStream.Current);

        Assert.Equal([(0L, 3), (3L, 3)], answers.Select(answer => (answer.FirstIndex, answer.RowCount)));
        Assert.Equal([1L, 5L], answers.SelectMany(answer => answer.Rejections).Select(rejection => rejection.Index));
        Assert.Contains("e-mail", answers[1].Rejections[0].Error.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await ReadAsync(customer)).Count);
    }

    [Fact]
    public async Task An_erasure_is_proved_to_whoever_knows_the_id()
    {
        var customer = fixture.Fresh("customer-");
        await _events.WriteEventsAsync(new() { Events = { View("1", customer), Buy("2", customer) } });

        var erasure = await _events.EraseCustomerAsync(new() { CustomerId = customer }, new Metadata { { "pim-actor", "officer" } });

        Assert.Equal((2, 1, 0, "officer"), (erasure.EventCount, erasure.PurchaseCount, erasure.VisitorCount, erasure.Actor));
        Assert.DoesNotContain(customer, erasure.ToString(), StringComparison.Ordinal);
        Assert.Equal(erasure, await _events.GetErasureAsync(new() { CustomerId = customer }));
        Assert.Empty(await ReadAsync(customer));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_events.GetErasureAsync(new() { VisitorId = customer }))).Code);
        Assert.Equal(["customer_id"], (await Refusal.OfAsync(_events.EraseCustomerAsync(new() { CustomerId = "a", VisitorId = "b" }))).Fields);
        Assert.Equal(["visitor_id"], (await Refusal.OfAsync(_events.EraseCustomerAsync(new() { VisitorId = "ann@example.com" }))).Fields);
    }

    private async Task<List<V1.Event>> ReadAsync(string customer)
    {
        using var call = _events.ReadCustomerEvents(new V1.ReadCustomerEventsRequest { CustomerId = customer });
        var events = new List<V1.Event>();
        while (await call.ResponseStream.MoveNext(default)) events.AddRange(call.ResponseStream.Current.Events);
        return events;
    }

    private static V1.Event View(string id, string customer) =>
        Of(id, customer, e => e.ContentView = new V1.ContentView
        {
            Product = "SKU/1", Parts = { V1.ContentPart.Manual, V1.ContentPart.Faq }, Attributes = { "weight" }, Sequence = 7,
        });

    private static V1.Event Buy(string id, string customer) =>
        Of(id, customer, e => e.Purchase = new V1.Purchase { OrderId = "o", Lines = { Line("A", 1, 12_990_000) } });

    private static V1.OrderLine Line(string product, int quantity, long micros) =>
        new() { Product = product, Quantity = quantity, Amount = new V1.Money { CurrencyCode = "EUR", AmountMicros = micros } };

    private static V1.Event Of(string id, string customer, Action<V1.Event> detail)
    {
        var happened = new V1.Event { Id = id, CustomerId = customer, Time = Earlier, Channel = "web", Locale = "de-DE", Touchpoint = "app" };
        detail(happened);
        return happened;
    }
}
