using System.Buffers.Binary;

namespace Pim.Bson.Tests.Conformance;

/// <summary>BSON bytes put together by hand, so that the code under test does not vouch for itself.</summary>
internal static class Bytes
{
    internal static byte[] FromHex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>A document with one element named "a".</summary>
    internal static byte[] WithElement(string type, string payload) => WithElements($"{type} 6100 {payload}");

    /// <summary>A document of elements: size before, zero behind.</summary>
    internal static byte[] WithElements(string elements)
    {
        var body = FromHex(elements);
        var document = new byte[body.Length + 5];
        BinaryPrimitives.WriteInt32LittleEndian(document, document.Length);
        body.CopyTo(document, 4);
        return document;
    }

    /// <summary>Documents in each other under the name "a".</summary>
    internal static byte[] Nested(int depth)
    {
        var document = new byte[5 + (depth - 1) * 8];
        for (var level = 0; level < depth; level++)
        {
            var start = level * 7;
            BinaryPrimitives.WriteInt32LittleEndian(document.AsSpan(start), document.Length - level * 8);
            if (level < depth - 1) (document[start + 4], document[start + 5]) = (3, (byte)'a');
        }
        return document;
    }

    internal static BsonDocument Read(byte[] bytes) => BsonSerializer.Deserialize<BsonDocument>(bytes);
}
