using MongoDB.Bson;
using Pim.Domain;
using Pim.Domain.Insights;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>Segments.</summary>
internal static partial class NounDocument
{
    private static void WriteSegment(BsonDocument document, Segment segment)
    {
        document.AddCodes("stages", segment.Stages.Select(stage => stage.ToString()).ToValueList());
        document.AddNumber("horizonDays", segment.HorizonDays);
        document.AddNumber("minOrders", segment.MinOrders);
        document.AddNumber("maxOrders", segment.MaxOrders);
        document.AddNumber("minDaysSinceOrder", segment.MinDaysSinceOrder);
        document.AddNumber("maxDaysSinceOrder", segment.MaxDaysSinceOrder);
        if (segment.MinRevenueMicros != 0) document.Add("minRevenueMicros", segment.MinRevenueMicros);
        document.AddText("currency", segment.Currency);
        document.AddText("channel", segment.Channel);
        document.AddText("category", segment.Category);
    }

    private static Segment ReadSegment(BsonDocument document, string code) => new()
    {
        Code = code,
        Stages = document.Codes("stages").Select(Enum.Parse<LifecycleStage>).ToValueList(),
        HorizonDays = document.Number("horizonDays"),
        MinOrders = document.Number("minOrders"),
        MaxOrders = document.Number("maxOrders"),
        MinDaysSinceOrder = document.Number("minDaysSinceOrder"),
        MaxDaysSinceOrder = document.Number("maxDaysSinceOrder"),
        MinRevenueMicros = document.Contains("minRevenueMicros") ? document.LongNumber("minRevenueMicros") : 0,
        Currency = document.Text("currency"),
        Channel = document.Text("channel"),
        Category = document.Text("category"),
    };
}
