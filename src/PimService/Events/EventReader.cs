using Google.Protobuf.Collections;
using Google.Protobuf.WellKnownTypes;
using Pim.Domain;
using Pim.Domain.Events;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Events;

/// <summary>Reads events of messages. What a message cannot say is gathered; whether what it says may be is for the rules of the domain.</summary>
internal static class EventReader
{
    /// <summary>
    /// The event of a message; null when there is too little of it for the rules to look at. Violations are in paths behind <paramref name="path"/>.
    /// </summary>
    public static Event? Read(V1.Event message, string path, List<Violation> violations)
    {
        var hasTime = message.Time is not null && IsTime(message.Time);
        if (message.Time is null) Fail("time", "Must be given.", "REQUIRED");
        else if (!hasTime) Fail("time", "Must be a time of the years 1 to 9999, with 0 to 999,999,999 nanoseconds.", "INVALID_TIME");
        var isMerge = message.KindCase == V1.Event.KindOneofCase.CustomerMerge;
        var hasPerson = message.CustomerId.Length > 0 || message.VisitorId.Length > 0;
        if (!hasPerson) Fail("customer_id", "This or visitor_id must be given.", "REQUIRED");
        else if (!isMerge && message.CustomerId.Length > 0 && message.VisitorId.Length > 0)
            Fail("visitor_id", "Must not be given beside customer_id, except in a customer_merge.", "ONE_OF");
        var detail = Detail(message, Fail);
        if (detail is null || !hasTime || !hasPerson) return null;

        var person = message.CustomerId.Length > 0 || isMerge ? Person.Customer(message.CustomerId) : Person.Visitor(message.VisitorId);
        return new Event(DateTimeOffset.FromUnixTimeMilliseconds(message.Time!.Seconds * 1_000 + message.Time.Nanos / 1_000_000), person, detail)
        {
            Id = message.Id,
            Digest = Event.DigestOf(message.Id),
            Channel = message.Channel,
            Locale = Wire.Locale(message.Locale),
            Touchpoint = message.Touchpoint,
            IsBot = message.Bot,
        };

        void Fail(string field, string description, string reason) => violations.Add(new Violation(path + field, description, reason));
    }

    private static EventDetail? Detail(V1.Event message, Action<string, string, string> fail)
    {
        switch (message.KindCase)
        {
            case V1.Event.KindOneofCase.ContentView:
                var view = message.ContentView;
                return new ContentView(view.Product, Parts(view.Parts, fail), Wire.List(view.Attributes), view.Sequence);
            case V1.Event.KindOneofCase.Search:
                return new SearchMade(message.Search.Query, message.Search.ResultCount);
            case V1.Event.KindOneofCase.Cart:
                return new CartChange(message.Cart.Product, message.Cart.Quantity);
            case V1.Event.KindOneofCase.Purchase:
                return new Purchase(message.Purchase.OrderId, CurrencyOf(message.Purchase.Lines), Lines("purchase", message.Purchase.Lines, fail));
            case V1.Event.KindOneofCase.Refund:
                return new Refund(message.Refund.OrderId, CurrencyOf(message.Refund.Lines), Lines("refund", message.Refund.Lines, fail));
            case V1.Event.KindOneofCase.CustomerMerge:
                return new CustomerMerge(message.VisitorId, message.CustomerMerge.Consent, message.CustomerMerge.ConsentNote);
            case V1.Event.KindOneofCase.ExperimentExposure:
                return new ExperimentExposure(message.ExperimentExposure.Experiment, message.ExperimentExposure.Variant);
            default:
                fail("kind", "One of content_view, search, cart, purchase, refund, customer_merge and experiment_exposure must be given.", "REQUIRED");
                return null;
        }
    }

    private static ContentParts Parts(RepeatedField<V1.ContentPart> parts, Action<string, string, string> fail)
    {
        var read = ContentParts.None;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = (ContentParts)(1 << (int)parts[i]);
            if (parts[i] is < V1.ContentPart.Description or > V1.ContentPart.Reviews)
                fail($"content_view.parts[{i}]", "Must be one of the parts that are told apart.", "UNKNOWN_PART");
            else if (read.HasFlag(part)) fail($"content_view.parts[{i}]", "Is named twice.", "DUPLICATE");
            else read |= part;
        }
        return read;
    }

    private static ValueList<OrderLine> Lines(string field, RepeatedField<V1.OrderLine> lines, Action<string, string, string> fail)
    {
        var read = new OrderLine[lines.Count];
        for (var i = 0; i < read.Length; i++)
        {
            if (lines[i].Amount is not { } amount) fail($"{field}.lines[{i}].amount", "Must be given.", "REQUIRED");
            else if (lines[0].Amount is { } first && amount.CurrencyCode != first.CurrencyCode)
                fail($"{field}.lines[{i}].amount.currency_code", "Must be the currency of the first line: an order has one.", "CURRENCY_MISMATCH");
            read[i] = new OrderLine(lines[i].Product, lines[i].Quantity, lines[i].Amount?.AmountMicros ?? 0);
        }
        return Wire.ListOf(read);
    }

    private static string CurrencyOf(RepeatedField<V1.OrderLine> lines) => lines.Count > 0 ? lines[0].Amount?.CurrencyCode ?? "" : "";

    private static bool IsTime(Timestamp time) =>
        time.Seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds()
            && time.Seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() && time.Nanos is >= 0 and < 1_000_000_000;
}
