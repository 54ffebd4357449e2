namespace MongoDB.Bson;

/// <summary>A value that is an <see cref="ObjectId"/>.</summary>
public sealed class BsonObjectId(ObjectId value) : BsonValue, IComparable<BsonObjectId>, IEquatable<BsonObjectId>
{
    public static BsonObjectId Empty { get; } = new(ObjectId.Empty);

    /// <summary>The id.</summary>
    public ObjectId Value { get; } = value;

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.ObjectId;

    /// <summary>The value that stands for a .NET value.</summary>
    public static new BsonObjectId Create(object value) => BsonTypeMapper.MapTo<BsonObjectId>(value, BsonType.ObjectId);

    public int CompareTo(BsonObjectId other) => other is null ? 1 : Compare(other);
    public override int CompareTo(BsonValue other) => other is BsonObjectId value ? Compare(value) : CompareTypeTo(other);
    public bool Equals(BsonObjectId rhs) => rhs is not null && Value == rhs.Value;
    public override bool Equals(object obj) => obj is BsonObjectId rhs && Equals(rhs);
    public override int GetHashCode() => Value.GetHashCode();
    public override string ToString() => Value.ToString();

    public static bool operator ==(BsonObjectId lhs, BsonObjectId rhs) => (BsonValue)lhs == rhs;
    public static bool operator !=(BsonObjectId lhs, BsonObjectId rhs) => !(lhs == rhs);
    public static implicit operator BsonObjectId(ObjectId value) => new(value);

    private int Compare(BsonObjectId value) => Value.CompareTo(value.Value);
}
