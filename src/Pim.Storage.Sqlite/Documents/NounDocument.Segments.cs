using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Insights;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>Segments.</summary>
internal static partial class NounDocument
{
    private static readonly JsonEncodedText StagesName = JsonEncodedText.Encode("stages");

    private static void WriteSegment(Utf8JsonWriter json, Segment segment)
    {
        json.WriteCodes(StagesName, segment.Stages.Select(stage => stage.ToString()).ToValueList());
        WriteCount(json, "horizonDays", segment.HorizonDays);
        WriteCount(json, "minOrders", segment.MinOrders);
        WriteCount(json, "maxOrders", segment.MaxOrders);
        WriteCount(json, "minDaysSinceOrder", segment.MinDaysSinceOrder);
        WriteCount(json, "maxDaysSinceOrder", segment.MaxDaysSinceOrder);
        WriteCount(json, "minRevenueMicros", segment.MinRevenueMicros);
        json.WriteText(JsonEncodedText.Encode("currency"), segment.Currency);
        json.WriteText(JsonEncodedText.Encode("channel"), segment.Channel);
        json.WriteText(JsonEncodedText.Encode("category"), segment.Category);
    }

    private static Segment ReadSegment(ref Utf8JsonReader reader, string code)
    {
        var segment = new Segment { Code = code };
        while (reader.NextMember())
        {
            if (reader.At("labels"u8)) segment = segment with { Labels = reader.ReadLocalized() };
            else if (reader.At("stages"u8)) segment = segment with { Stages = reader.ReadCodes().Select(Enum.Parse<LifecycleStage>).ToValueList() };
            else if (reader.At("horizonDays"u8)) segment = segment with { HorizonDays = reader.GetInt32() };
            else if (reader.At("minOrders"u8)) segment = segment with { MinOrders = reader.GetInt32() };
            else if (reader.At("maxOrders"u8)) segment = segment with { MaxOrders = reader.GetInt32() };
            else if (reader.At("minDaysSinceOrder"u8)) segment = segment with { MinDaysSinceOrder = reader.GetInt32() };
            else if (reader.At("maxDaysSinceOrder"u8)) segment = segment with { MaxDaysSinceOrder = reader.GetInt32() };
            else if (reader.At("minRevenueMicros"u8)) segment = segment with { MinRevenueMicros = reader.GetInt64() };
            else if (reader.At("currency"u8)) segment = segment with { Currency = reader.ReadCode() };
            else if (reader.At("channel"u8)) segment = segment with { Channel = reader.ReadCode() };
            else if (reader.At("category"u8)) segment = segment with { Category = reader.ReadCode() };
            else reader.Skip();
        }
        return segment;
    }

    private static void WriteCount(Utf8JsonWriter json, string name, long count)
    {
        if (count != 0) json.WriteNumber(name, count);
    }
}
