using Pim.Application.Events;
using Pim.Domain;
using Pim.Domain.Events;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Events;

/// <summary>Writes events and proofs into messages.</summary>
internal static class EventWriter
{
    /// <summary>An event, as far as it is kept.</summary>
    public static V1.Event Write(Event happened)
    {
        var message = new V1.Event
        {
            Time = Wire.Write(happened.Time),
            Channel = happened.Channel,
            Locale = happened.Locale,
            Touchpoint = happened.Touchpoint,
            Bot = happened.IsBot,
        };
        if (happened.Person.Kind == PersonKind.Customer) message.CustomerId = happened.Person.Id;
        else message.VisitorId = happened.Person.Id;
        Write(happened.Detail, message);
        return message;
    }

    /// <summary>The proof of an erasure.</summary>
    public static V1.Erasure Write(ErasureProof proof) => new()
    {
        Digest = proof.Digest,
        EraseTime = Wire.Write(proof.Time),
        Actor = proof.Actor,
        EventCount = proof.EventCount,
        PurchaseCount = proof.PurchaseCount,
        VisitorCount = proof.VisitorCount,
    };

    private static void Write(EventDetail detail, V1.Event message)
    {
        switch (detail)
        {
            case ContentView view:
                message.ContentView =
                    new V1.ContentView { Product = view.Product, Sequence = view.Sequence, Parts = { PartsOf(view.Parts) }, Attributes = { view.Attributes } };
                break;
            case SearchMade search:
                message.Search = new V1.SearchMade { Query = search.Query, ResultCount = search.ResultCount };
                break;
            case CartChange cart:
                message.Cart = new V1.CartChange { Product = cart.Product, Quantity = cart.Quantity };
                break;
            case Purchase purchase:
                message.Purchase = new V1.Purchase { OrderId = purchase.OrderId, Lines = { LinesOf(purchase.Currency, purchase.Lines) } };
                break;
            case Refund refund:
                message.Refund = new V1.Refund { OrderId = refund.OrderId, Lines = { LinesOf(refund.Currency, refund.Lines) } };
                break;
            case CustomerMerge merge:
                message.VisitorId = merge.VisitorId;
                message.CustomerMerge = new V1.CustomerMerge { Consent = merge.HasConsent, ConsentNote = merge.ConsentNote };
                break;
            case ExperimentExposure exposure:
                message.ExperimentExposure = new V1.ExperimentExposure { Experiment = exposure.Experiment, Variant = exposure.Variant };
                break;
        }
    }

    private static IEnumerable<V1.ContentPart> PartsOf(ContentParts parts) =>
        Enum.GetValues<V1.ContentPart>().Where(part => part != V1.ContentPart.Unspecified && parts.HasFlag((ContentParts)(1 << (int)part)));

    private static IEnumerable<V1.OrderLine> LinesOf(string currency, ValueList<OrderLine> lines) => lines.Select(line => new V1.OrderLine
    {
        Product = line.Product,
        Quantity = line.Quantity,
        Amount = new V1.Money { CurrencyCode = currency, AmountMicros = line.AmountMicros },
    });
}
