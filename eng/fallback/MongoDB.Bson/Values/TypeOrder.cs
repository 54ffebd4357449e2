namespace MongoDB.Bson;

/// <summary>The place of each BSON type when the server sorts values of different types.</summary>
internal static class TypeOrder
{
    internal static int Of(BsonType type) => type switch
    {
        BsonType.MinKey => 0,
        BsonType.Undefined => 1,
        BsonType.Null => 2,
        BsonType.Double or BsonType.Int32 or BsonType.Int64 or BsonType.Decimal128 => 3,
        BsonType.String or BsonType.Symbol => 4,
        BsonType.Document => 5,
        BsonType.Array => 6,
        BsonType.Binary => 7,
        BsonType.ObjectId => 8,
        BsonType.Boolean => 9,
        BsonType.DateTime => 10,
        BsonType.Timestamp => 11,
        BsonType.RegularExpression => 12,
        BsonType.JavaScript => 13,
        BsonType.JavaScriptWithScope => 14,
        _ => 15,
    };
}

/// <summary>Compares numbers of different BSON types by their value.</summary>
internal static class NumberOrder
{
    internal static int Compare(BsonValue x, BsonValue y) => (Whole(x), Whole(y)) switch
    {
        ({ } a, { } b) => a.CompareTo(b),
        _ when x is BsonDecimal128 || y is BsonDecimal128 => Decimal128.Compare(AsDecimal128(x), AsDecimal128(y)),
        ({ } a, null) => CompareWholeToDouble(a, ((BsonDouble)y).Value),
        (null, { } b) => -CompareWholeToDouble(b, ((BsonDouble)x).Value),
        _ => ((BsonDouble)x).Value.CompareTo(((BsonDouble)y).Value),
    };

    internal static bool AreEqual(BsonValue x, BsonValue y) => !IsNaN(x) && !IsNaN(y) && Compare(x, y) == 0;

    private static long? Whole(BsonValue value) => value switch
    {
        BsonInt32 int32 => int32.Value,
        BsonInt64 int64 => int64.Value,
        _ => null,
    };

    private static Decimal128 AsDecimal128(BsonValue value) => value switch
    {
        BsonDecimal128 d => d.Value,
        BsonDouble d => (Decimal128)d.Value,
        _ => Whole(value).GetValueOrDefault(),
    };

    // A double has fewer digits than a long: the whole parts decide first, the fraction last.
    private static int CompareWholeToDouble(long whole, double number)
    {
        if (double.IsNaN(number) || number < long.MinValue) return 1;
        if (number >= 9223372036854775808.0) return -1;
        var truncated = Math.Truncate(number);
        var order = whole.CompareTo((long)truncated);
        return order != 0 ? order : truncated.CompareTo(number);
    }

    private static bool IsNaN(BsonValue value) => value switch
    {
        BsonDouble d => double.IsNaN(d.Value),
        BsonDecimal128 d => Decimal128.IsNaN(d.Value),
        _ => false,
    };
}
