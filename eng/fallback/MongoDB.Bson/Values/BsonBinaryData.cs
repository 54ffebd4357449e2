namespace MongoDB.Bson;

/// <summary>Bytes with a subtype that says what they are.</summary>
public sealed class BsonBinaryData : BsonValue, IComparable<BsonBinaryData>, IEquatable<BsonBinaryData>
{
    /// <summary>Bytes of a subtype; a UUID has 16.</summary>
    public BsonBinaryData(byte[] bytes, BsonBinarySubType subType)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (!MayHaveLength(subType, bytes.Length)) throw new ArgumentException($"A value of subtype {subType} has {bytes.Length} bytes, not 16.", nameof(bytes));
        (Bytes, SubType) = (bytes, subType);
    }

    /// <summary>Bytes of the general subtype.</summary>
    public BsonBinaryData(byte[] bytes) : this(bytes, BsonBinarySubType.Binary) { }

    /// <summary>A UUID in a representation, which also decides the subtype.</summary>
    public BsonBinaryData(Guid guid, GuidRepresentation guidRepresentation)
        : this(GuidConverter.ToBytes(guid, guidRepresentation), GuidConverter.GetSubType(guidRepresentation)) { }

    /// <summary>The bytes, shared with the value.</summary>
    public byte[] Bytes { get; }

    /// <summary>What the bytes are.</summary>
    public BsonBinarySubType SubType { get; }

    /// <summary>The UUID of the standard subtype.</summary>
    /// <exception cref="InvalidOperationException">The subtype is another one.</exception>
    public Guid ToGuid() => SubType == BsonBinarySubType.UuidStandard
        ? GuidConverter.FromBytes(Bytes, GuidRepresentation.Standard)
        : throw new InvalidOperationException($"A value of subtype {SubType} does not say how it represents a UUID; the standard subtype does.");

    /// <summary>The UUID in a representation.</summary>
    public Guid ToGuid(GuidRepresentation guidRepresentation) => SubType == GuidConverter.GetSubType(guidRepresentation)
        ? GuidConverter.FromBytes(Bytes, guidRepresentation)
        : throw new InvalidOperationException($"A value of subtype {SubType} is no UUID of representation {guidRepresentation}.");

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Binary;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonBinaryData Create(object value) => BsonTypeMapper.MapTo<BsonBinaryData>(value, BsonType.Binary);

    public int CompareTo(BsonBinaryData other) => other is null ? 1 : Compare(other);
    public override int CompareTo(BsonValue other) => other is BsonBinaryData value ? Compare(value) : CompareTypeTo(other);
    public bool Equals(BsonBinaryData rhs) => rhs is not null && SubType == rhs.SubType && Bytes.AsSpan().SequenceEqual(rhs.Bytes);
    public override bool Equals(object obj) => obj is BsonBinaryData rhs && Equals(rhs);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(SubType);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    public override string ToString() => $"{SubType}:0x{BsonUtils.ToHexString(Bytes)}";

    public static bool operator ==(BsonBinaryData lhs, BsonBinaryData rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonBinaryData lhs, BsonBinaryData rhs) => !(lhs == rhs);
    public static implicit operator BsonBinaryData(byte[] value) => value is null ? null : new(value);

    internal static bool MayHaveLength(BsonBinarySubType subType, int length) =>
        length == 16 || subType is not (BsonBinarySubType.UuidStandard or BsonBinarySubType.UuidLegacy);

    private int Compare(BsonBinaryData value) => (Bytes.Length, (int)SubType).CompareTo((value.Bytes.Length, (int)value.SubType)) is var order and not 0
        ? order
        : Bytes.AsSpan().SequenceCompareTo(value.Bytes);
}
