using Pim.Domain.Text;

namespace Pim.Domain.Events;

/// <summary>What the kinds of events must be like.</summary>
internal static class EventDetailRules
{
    public static void Check(EventDetail detail, EventRules.Checks rules)
    {
        switch (detail)
        {
            case ContentView view:
                CheckView(view, rules);
                break;
            case SearchMade search:
                CheckSearch(search, rules);
                break;
            case CartChange cart:
                rules.Sku("cart.product", cart.Product);
                if (cart.Quantity is 0 or > EventRules.MaxQuantity or < -EventRules.MaxQuantity)
                    rules.Fail("cart.quantity", $"Must be from 1 to {EventRules.MaxQuantity}, either way.", "OUT_OF_RANGE");
                break;
            case Purchase purchase:
                rules.Id("purchase.order_id", purchase.OrderId);
                CheckLines("purchase", purchase.Currency, purchase.Lines, least: 1, rules);
                break;
            case Refund refund:
                rules.Id("refund.order_id", refund.OrderId);
                CheckLines("refund", refund.Currency, refund.Lines, least: 0, rules);
                break;
            case ExperimentExposure exposure:
                rules.Id("experiment_exposure.experiment", exposure.Experiment);
                rules.Id("experiment_exposure.variant", exposure.Variant);
                break;
        }
    }

    private static void CheckView(ContentView view, EventRules.Checks rules)
    {
        rules.Sku("content_view.product", view.Product);
        if (view.Sequence < 0) rules.Fail("content_view.sequence", "Must not be negative.", "OUT_OF_RANGE");
        if (view.Attributes.Count > EventRules.MaxAttributes)
        {
            rules.Fail("content_view.attributes", $"Must have at most {EventRules.MaxAttributes} entries.", "COUNT_OUT_OF_RANGE");
            return;
        }
        for (var i = 0; i < view.Attributes.Count; i++)
        {
            if (!Codes.IsAttributeCode(view.Attributes[i])) rules.Fail($"content_view.attributes[{i}]", "Must be the code of an attribute.", "INVALID_CODE");
            else if (view.Attributes.Take(i).Contains(view.Attributes[i])) rules.Fail($"content_view.attributes[{i}]", "Is named twice.", "DUPLICATE");
        }
    }

    private static void CheckSearch(SearchMade search, EventRules.Checks rules)
    {
        if (search.Query.Length == 0) rules.Fail("search.query", "Is required.", "REQUIRED");
        else if (PersonalData.HasEmailAddress(search.Query)) rules.Fail("search.query", "Holds an e-mail address: leave it out.", "PERSONAL_DATA");
        else rules.Text("search.query", search.Query, EventRules.MaxQueryLength);
        if (search.ResultCount < 0) rules.Fail("search.result_count", "Must not be negative.", "OUT_OF_RANGE");
    }

    private static void CheckLines(string field, string currency, ValueList<OrderLine> lines, int least, EventRules.Checks rules)
    {
        if (lines.Count < least || lines.Count > EventRules.MaxLines)
        {
            rules.Fail($"{field}.lines", $"Must have {least} to {EventRules.MaxLines} entries, not {lines.Count}.", "COUNT_OUT_OF_RANGE");
            return;
        }
        if (lines.Count > 0 && !Currencies.IsKnown(currency))
            rules.Fail($"{field}.lines[0].amount.currency_code", "Must be an active ISO 4217 code, such as \"EUR\".", "UNKNOWN_CURRENCY");
        for (var i = 0; i < lines.Count; i++)
        {
            rules.Sku($"{field}.lines[{i}].product", lines[i].Product);
            if (lines[i].Quantity is < 1 or > EventRules.MaxQuantity)
                rules.Fail($"{field}.lines[{i}].quantity", $"Must be from 1 to {EventRules.MaxQuantity}.", "OUT_OF_RANGE");
            if (lines[i].AmountMicros is < 0 or > EventRules.MaxAmountMicros)
                rules.Fail($"{field}.lines[{i}].amount.amount_micros", $"Must be from 0 to {EventRules.MaxAmountMicros}.", "OUT_OF_RANGE");
        }
    }
}
