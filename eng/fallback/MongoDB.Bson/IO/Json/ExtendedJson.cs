using System.Globalization;

namespace MongoDB.Bson.IO;

/// <summary>The documents of extended JSON that stand for a value, such as {"$oid": "…"}.</summary>
internal static class ExtendedJson
{
    /// <summary>The value a document stands for, or the document itself.</summary>
    /// <exception cref="FormatException">The document has the name of such a form, but not its parts.</exception>
    internal static BsonValue Resolve(BsonDocument document)
    {
        if (document.ElementCount is 0 or > 2) return document;
        var (name, value) = (document.GetElement(0).Name, document[0]);
        if (!name.StartsWith('$')) return document;
        try
        {
            return document.ElementCount == 1 ? ResolveOne(document, name, value) : ResolveTwo(document, name, value);
        }
        catch (Exception e) when (e is OverflowException or InvalidCastException or ArgumentException or KeyNotFoundException or NotSupportedException)
        {
            throw new FormatException($"JSON: the parts of {name} are not right.", e);
        }
    }

    internal static BsonDateTime DateOf(BsonValue value) => value switch
    {
        BsonString text => DateTime.TryParse(
                text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var time)
            ? new BsonDateTime(time)
            : throw new FormatException($"JSON: '{text.Value}' is not a date."),
        _ => new BsonDateTime(value.ToInt64()),
    };

    internal static BsonTimestamp TimestampOf(BsonValue seconds, BsonValue order) =>
        new((int)checked((uint)NumberOf(seconds)), (int)checked((uint)NumberOf(order)));

    private static long NumberOf(BsonValue value) => value.IsNumeric ? value.ToInt64() : throw new InvalidCastException();

    private static BsonValue ResolveOne(BsonDocument document, string name, BsonValue value) => name switch
    {
        "$oid" => ObjectId.Parse(value.AsString),
        "$numberInt" => JsonConvert.ToInt32(value.AsString),
        "$numberLong" => JsonConvert.ToInt64(value.AsString),
        "$numberDouble" => JsonConvert.ToDouble(value.AsString),
        "$numberDecimal" => Decimal128.Parse(value.AsString),
        "$date" => DateOf(value),
        "$symbol" => new BsonSymbol(value.AsString),
        "$code" => new BsonJavaScript(value.AsString),
        "$timestamp" => TimestampOf(value["t"], value["i"]),
        "$uuid" => new BsonBinaryData(Guid.Parse(value.AsString), GuidRepresentation.Standard),
        "$minKey" => value.AsInt32 == 1 ? BsonMinKey.Value : throw new InvalidCastException(),
        "$maxKey" => value.AsInt32 == 1 ? BsonMaxKey.Value : throw new InvalidCastException(),
        "$undefined" => BsonUndefined.Value,
        "$regularExpression" => new BsonRegularExpression(value["pattern"].AsString, value["options"].AsString),
        "$binary" when value.IsBsonDocument => BinaryOf(value["base64"], value["subType"]),
        _ => document,
    };

    // {"$regex": …, "$options": …} stays a document: the query language uses it so.
    private static BsonValue ResolveTwo(BsonDocument document, string name, BsonValue value) => (name, document.GetElement(1)) switch
    {
        ("$code", { Name: "$scope" } scope) => new BsonJavaScriptWithScope(value.AsString, scope.Value.AsBsonDocument),
        ("$binary", { Name: "$type" } type) => BinaryOf(value, type.Value),
        _ => document,
    };

    private static BsonBinaryData BinaryOf(BsonValue base64, BsonValue subType) => new(
        Convert.FromBase64String(base64.AsString),
        (BsonBinarySubType)(subType is BsonString hex ? byte.Parse(hex.Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : subType.ToInt32()));
}
