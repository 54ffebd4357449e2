namespace MongoDB.Bson;

/// <summary>Turns UUIDs into the bytes of a binary value and back.</summary>
public static class GuidConverter
{
    /// <summary>The bytes of a UUID in a representation.</summary>
    /// <exception cref="InvalidOperationException">The representation is unspecified.</exception>
    public static byte[] ToBytes(Guid guid, GuidRepresentation guidRepresentation)
    {
        var bytes = guid.ToByteArray(bigEndian: IsBigEndian(guidRepresentation));
        if (guidRepresentation == GuidRepresentation.JavaLegacy) ReverseHalves(bytes);
        return bytes;
    }

    /// <summary>The UUID of 16 bytes in a representation.</summary>
    /// <exception cref="InvalidOperationException">The representation is unspecified.</exception>
    public static Guid FromBytes(byte[] bytes, GuidRepresentation guidRepresentation)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length != 16) throw new ArgumentException($"A UUID has 16 bytes, not {bytes.Length}.", nameof(bytes));
        var ordered = (byte[])bytes.Clone();
        if (guidRepresentation == GuidRepresentation.JavaLegacy) ReverseHalves(ordered);
        return new Guid(ordered, IsBigEndian(guidRepresentation));
    }

    /// <summary>The binary subtype that goes with a representation.</summary>
    public static BsonBinarySubType GetSubType(GuidRepresentation guidRepresentation) => guidRepresentation switch
    {
        GuidRepresentation.Standard => BsonBinarySubType.UuidStandard,
        GuidRepresentation.Unspecified => throw Unspecified(),
        _ => BsonBinarySubType.UuidLegacy,
    };

    private static bool IsBigEndian(GuidRepresentation representation) =>
        representation == GuidRepresentation.Unspecified ? throw Unspecified() : representation != GuidRepresentation.CSharpLegacy;

    private static void ReverseHalves(byte[] bytes)
    {
        Array.Reverse(bytes, 0, 8);
        Array.Reverse(bytes, 8, 8);
    }

    private static InvalidOperationException Unspecified() => new("A GuidRepresentation is needed, and it is Unspecified.");
}
