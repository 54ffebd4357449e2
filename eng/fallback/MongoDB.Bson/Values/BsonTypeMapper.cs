using System.Collections;
using System.Text.RegularExpressions;

namespace MongoDB.Bson;

/// <summary>Which BSON value stands for which .NET value.</summary>
public static class BsonTypeMapper
{
    /// <summary>The BSON value that stands for a .NET value.</summary>
    /// <exception cref="ArgumentException">None does.</exception>
    public static BsonValue MapToBsonValue(object value) =>
        TryMapToBsonValue(value, out var bsonValue) ? bsonValue : throw Unmappable(value, "BsonValue");

    /// <summary>The BSON value of a type that stands for a .NET value.</summary>
    /// <exception cref="ArgumentException">None does.</exception>
    public static BsonValue MapToBsonValue(object value, BsonType bsonType) =>
        TryMapToBsonValue(value, out var bsonValue) && Convert(bsonValue, bsonType) is { } converted
            ? converted
            : throw Unmappable(value, $"Bson{bsonType}");

    /// <summary>Tries to find the BSON value that stands for a .NET value.</summary>
    public static bool TryMapToBsonValue(object value, out BsonValue bsonValue)
    {
        bsonValue = value switch
        {
            null => BsonNull.Value,
            BsonValue v => v,
            string v => v,
            bool v => v,
            Enum v => MapToBsonValue(System.Convert.ChangeType(v, Enum.GetUnderlyingType(v.GetType()), null)),
            int v => v,
            long v => v,
            double v => v,
            byte v => (int)v,
            sbyte v => (int)v,
            short v => (int)v,
            ushort v => (int)v,
            uint v => (long)v,
            ulong v => checked((long)v),
            float v => (double)v,
            decimal v => v,
            Decimal128 v => v,
            DateTime v => v,
            DateTimeOffset v => v.UtcDateTime,
            ObjectId v => v,
            byte[] v => v,
            Regex v => v,
            IConvertibleToBsonDocument v => v.ToBsonDocument(),
            IEnumerable<KeyValuePair<string, object>> v => new BsonDocument(v),
            IDictionary v => new BsonDocument(v),
            IEnumerable v => new BsonArray(v),
            _ => null,
        };
        return bsonValue is not null;
    }

    /// <summary>The .NET value nearest to a BSON value; documents become dictionaries and arrays become lists.</summary>
    public static object MapToDotNetValue(BsonValue bsonValue) => bsonValue switch
    {
        null or BsonNull or BsonUndefined => null,
        BsonBoolean v => v.Value,
        BsonString v => v.Value,
        BsonInt32 v => v.Value,
        BsonInt64 v => v.Value,
        BsonDouble v => v.Value,
        BsonDecimal128 v => v.Value,
        BsonObjectId v => v.Value,
        BsonDateTime v => v.IsValidDateTime ? v.ToUniversalTime() : v,
        BsonBinaryData { SubType: BsonBinarySubType.UuidStandard } v => v.ToGuid(),
        BsonBinaryData { SubType: BsonBinarySubType.Binary or BsonBinarySubType.OldBinary } v => v.Bytes,
        BsonDocument v => v.ToDictionary(element => element.Name, element => MapToDotNetValue(element.Value)),
        BsonArray v => v.Select(MapToDotNetValue).ToList(),
        _ => bsonValue,
    };

    internal static T MapTo<T>(object value, BsonType bsonType) where T : BsonValue
    {
        ArgumentNullException.ThrowIfNull(value);
        return (T)MapToBsonValue(value, bsonType);
    }

    private static BsonValue Convert(BsonValue value, BsonType bsonType)
    {
        if (value.BsonType == bsonType) return value;
        if (value is BsonString text)
        {
            return bsonType switch
            {
                BsonType.ObjectId => new BsonObjectId(ObjectId.Parse(text.Value)),
                BsonType.RegularExpression => new BsonRegularExpression(text.Value),
                BsonType.Symbol => new BsonSymbol(text.Value),
                _ => null,
            };
        }
        if (!value.IsNumeric) return null;
        return bsonType switch
        {
            BsonType.Int32 => value.ToInt32(),
            BsonType.Int64 => value.ToInt64(),
            BsonType.Double => value.ToDouble(),
            BsonType.Decimal128 => value.ToDecimal128(),
            BsonType.Boolean => value.ToBoolean(),
            _ => null,
        };
    }

    private static ArgumentException Unmappable(object value, string target) => new($".NET type {value?.GetType().FullName ?? "null"} cannot be mapped to a {target}.", nameof(value));
}
