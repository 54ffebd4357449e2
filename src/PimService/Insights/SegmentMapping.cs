using Pim.Application;
using Pim.Domain;
using Pim.Domain.Insights;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>How segments travel.</summary>
internal sealed class SegmentMapping : SchemaMapping<Segment, V1.Segment>
{
    private const int MaxStages = 6;

    /// <summary>The one there is.</summary>
    public static readonly SegmentMapping Instance = new();

    private SegmentMapping()
    {
    }

    /// <inheritdoc/>
    public override string Collection => "segments";

    /// <inheritdoc/>
    public override string Field => "segment";

    /// <inheritdoc/>
    protected override IReadOnlyList<SchemaField<Segment, V1.Segment>> OwnFields { get; } =
    [
        new("stages", m => m.Stages.Count > 0, (to, from) => to with { Stages = from.Stages }),
        new("horizon_days", m => m.HorizonDays != 0, (to, from) => to with { HorizonDays = from.HorizonDays }),
        new("min_orders", m => m.MinOrders != 0, (to, from) => to with { MinOrders = from.MinOrders }),
        new("max_orders", m => m.MaxOrders != 0, (to, from) => to with { MaxOrders = from.MaxOrders }),
        new("min_days_since_order", m => m.MinDaysSinceOrder != 0, (to, from) => to with { MinDaysSinceOrder = from.MinDaysSinceOrder }),
        new("max_days_since_order", m => m.MaxDaysSinceOrder != 0, (to, from) => to with { MaxDaysSinceOrder = from.MaxDaysSinceOrder }),
        new("min_revenue_micros", m => m.MinRevenueMicros != 0, (to, from) => to with { MinRevenueMicros = from.MinRevenueMicros }),
        new("currency_code", m => m.CurrencyCode.Length > 0, (to, from) => to with { Currency = from.Currency }),
        new("channel", m => m.Channel.Length > 0, (to, from) => to with { Channel = from.Channel }),
        new("category", m => m.Category.Length > 0, (to, from) => to with { Category = from.Category }),
    ];

    /// <inheritdoc/>
    public override V1.Segment Row(Segment noun)
    {
        var message = new V1.Segment
        {
            Code = noun.Code,
            HorizonDays = noun.HorizonDays,
            MinOrders = noun.MinOrders,
            MaxOrders = noun.MaxOrders,
            MinDaysSinceOrder = noun.MinDaysSinceOrder,
            MaxDaysSinceOrder = noun.MaxDaysSinceOrder,
            MinRevenueMicros = noun.MinRevenueMicros,
            CurrencyCode = noun.Currency,
            Channel = noun.Channel,
            Category = noun.Category,
        };
        noun.Labels.WriteTo(message.Labels);
        message.Stages.Add(noun.Stages.Select(InsightWriter.Stage));
        return message;
    }

    /// <inheritdoc/>
    public override V1.Segment Resource(Segment noun)
    {
        var message = Row(noun);
        message.Name = noun.Name;
        message.Etag = Etag.Of(noun.Revision);
        message.CreateTime = Wire.Write(noun.CreateTime);
        message.UpdateTime = Wire.Write(noun.UpdateTime);
        return message;
    }

    /// <inheritdoc/>
    public override Segment Read(V1.Segment message, ViolationList violations) => new()
    {
        Code = message.Code,
        Labels = Wire.Labels(message.Labels, "labels", violations),
        Stages = Stages(message, violations),
        HorizonDays = message.HorizonDays,
        MinOrders = message.MinOrders,
        MaxOrders = message.MaxOrders,
        MinDaysSinceOrder = message.MinDaysSinceOrder,
        MaxDaysSinceOrder = message.MaxDaysSinceOrder,
        MinRevenueMicros = message.MinRevenueMicros,
        Currency = message.CurrencyCode,
        Channel = message.Channel,
        Category = message.Category,
    };

    /// <inheritdoc/>
    public override (string Name, string Code, string Etag) Identity(V1.Segment message) => (message.Name, message.Code, message.Etag);

    /// <inheritdoc/>
    protected override bool HasLabels(V1.Segment message) => message.Labels.Count > 0;

    private static ValueList<LifecycleStage> Stages(V1.Segment message, ViolationList violations)
    {
        if (!violations.Allows(message.Stages.Count, MaxStages, "stages")) return [];
        var stages = new LifecycleStage[message.Stages.Count];
        for (var i = 0; i < stages.Length; i++)
        {
            if (message.Stages[i] is < V1.LifecycleStage.Visitor or > V1.LifecycleStage.WonBack)
                violations.Add($"stages[{i}]", "Must be one of the stages.", "UNKNOWN_STAGE");
            stages[i] = (LifecycleStage)((int)message.Stages[i] - 1);
        }
        return Wire.ListOf(stages);
    }
}
