using Pim.Domain.Schema;
using Pim.Domain.Text;

namespace Pim.Domain.Insights;

/// <summary>A saved description of customers. It is part of the schema; products know nothing of it. All conditions that are set must hold.</summary>
public sealed record Segment : SchemaNoun
{
    /// <summary>Most days that a condition may name: ten years.</summary>
    public const int MaxDays = 3_650;

    /// <summary>Days after an order that a customer is active, where nothing is said.</summary>
    public const int DefaultHorizonDays = 90;

    /// <summary>Stages, of which one must be theirs, in order; empty for any.</summary>
    public ValueList<LifecycleStage> Stages { get; init; }

    /// <summary>Days after an order that a customer is active; 0 for <see cref="DefaultHorizonDays"/>.</summary>
    public int HorizonDays { get; init; }

    /// <summary>Fewest orders.</summary>
    public int MinOrders { get; init; }

    /// <summary>Most orders; 0 for any number.</summary>
    public int MaxOrders { get; init; }

    /// <summary>Fewest days since the last order; 0 for any, also without order.</summary>
    public int MinDaysSinceOrder { get; init; }

    /// <summary>Most days since the last order; 0 for any, also without order.</summary>
    public int MaxDaysSinceOrder { get; init; }

    /// <summary>Least that was paid in <see cref="Currency"/>, in micros.</summary>
    public long MinRevenueMicros { get; init; }

    /// <summary>ISO 4217 code of the money; empty without <see cref="MinRevenueMicros"/>.</summary>
    public string Currency { get; init; } = "";

    /// <summary>Code of a channel that they bought in; empty for any.</summary>
    public string Channel { get; init; } = "";

    /// <summary>Code of a category of which, or from below which, they bought something; empty for any.</summary>
    public string Category { get; init; } = "";

    /// <inheritdoc/>
    public override string Collection => "segments";

    /// <inheritdoc/>
    public override void CheckShape(List<Violation> violations)
    {
        CheckCode(violations);
        Labels.Check("labels", violations);
        CheckDistinct(Stages.Select(s => s.ToString()), "stages", violations);
        CheckDays(HorizonDays, "horizon_days", violations);
        CheckDays(MinDaysSinceOrder, "min_days_since_order", violations);
        CheckDays(MaxDaysSinceOrder, "max_days_since_order", violations);
        if (MinOrders < 0) violations.Add(new("min_orders", "Must not be negative.", "OUT_OF_RANGE"));
        if (MaxOrders < 0 || MaxOrders > 0 && MaxOrders < MinOrders) violations.Add(new("max_orders", "Must be 0, or not below min_orders.", "OUT_OF_RANGE"));
        if (MaxDaysSinceOrder > 0 && MaxDaysSinceOrder < MinDaysSinceOrder)
            violations.Add(new("max_days_since_order", "Must be 0, or not below min_days_since_order.", "OUT_OF_RANGE"));
        if (MinRevenueMicros < 0) violations.Add(new("min_revenue_micros", "Must not be negative.", "OUT_OF_RANGE"));
        if (MinRevenueMicros > 0 && Currency.Length == 0) violations.Add(new("currency_code", "Must be given with min_revenue_micros.", "REQUIRED"));
        if (Currency.Length > 0 && (MinRevenueMicros == 0 || !Currencies.IsKnown(Currency)))
            violations.Add(
                new("currency_code", "Must be an active ISO 4217 code, such as \"EUR\", and given only with min_revenue_micros.", "UNKNOWN_CURRENCY"));
        if (Channel.Length > 0 && !Codes.IsCode(Channel)) violations.Add(new("channel", "Must be the code of a channel.", "INVALID_CODE"));
        if (Category.Length > 0 && !Codes.IsCode(Category)) violations.Add(new("category", "Must be the code of a category.", "INVALID_CODE"));
    }

    /// <inheritdoc/>
    public override void CheckWithin(CatalogSchema schema, List<Violation> violations)
    {
    }

    private static void CheckDays(int days, string field, List<Violation> violations)
    {
        if (days is < 0 or > MaxDays) violations.Add(new(field, $"Must be from 0 to {MaxDays}.", "OUT_OF_RANGE"));
    }
}
