namespace Pim.Bson.Tests;

/// <summary>A document with a value of every BSON type that is not deprecated.</summary>
internal static class AllTypes
{
    internal static BsonDocument Document() => new()
    {
        { "_id", new ObjectId("0123456789abcdef01234567") },
        { "double", 1.5 },
        { "text", "Grüße, 你好 👟" },
        { "document", new BsonDocument { { "empty", new BsonDocument() }, { "a.b", 1 } } },
        { "array", new BsonArray { 1, "two", new BsonArray { 3 }, BsonNull.Value } },
        { "bytes", new byte[] { 0, 1, 255 } },
        { "uuid", new BsonBinaryData(new Guid("00112233-4455-6677-8899-aabbccddeeff"), GuidRepresentation.Standard) },
        { "id", new ObjectId("ffffffffffffffffffffffff") },
        { "true", true },
        { "false", false },
        { "date", new BsonDateTime(1_700_000_000_123) },
        { "before1970", new BsonDateTime(-1) },
        { "null", BsonNull.Value },
        { "regex", new BsonRegularExpression("^a.*b$", "im") },
        { "code", new BsonJavaScript("function() {}") },
        { "int32", int.MinValue },
        { "timestamp", new BsonTimestamp(5, 7) },
        { "int64", long.MaxValue },
        { "decimal", Decimal128.Parse("-12.3400") },
        { "min", BsonMinKey.Value },
        { "max", BsonMaxKey.Value },
    };
}
