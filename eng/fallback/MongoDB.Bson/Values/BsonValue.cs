namespace MongoDB.Bson;

/// <summary>A value of any BSON type.</summary>
/// <remarks>
/// <c>Equals</c> holds between values of one type; the operators <c>==</c> and <c>!=</c> also compare numbers of different types by value,
/// and <see cref="CompareTo(BsonValue)"/> orders values of all types as the server sorts them.
/// </remarks>
public abstract partial class BsonValue : IComparable<BsonValue>, IComparable, IEquatable<BsonValue>
{
    // Only this assembly and the driver's own arrays derive from it.
    protected BsonValue() { }

    /// <summary>The type of the value.</summary>
    public abstract BsonType BsonType { get; }

    /// <summary>The value of an element of a document.</summary>
    /// <exception cref="NotSupportedException">The value is not a document.</exception>
    public virtual BsonValue this[string name]
    {
        get => throw NoElements();
        set => throw NoElements();
    }

    /// <summary>The value at a place in a document or array.</summary>
    /// <exception cref="NotSupportedException">The value is neither.</exception>
    public virtual BsonValue this[int index]
    {
        get => throw NoElements();
        set => throw NoElements();
    }

    /// <summary>The BSON value that stands for a .NET value.</summary>
    /// <exception cref="ArgumentException">None does.</exception>
    public static BsonValue Create(object value) => value is null ? BsonNull.Value : BsonTypeMapper.MapToBsonValue(value);

    /// <summary>A copy that shares the values it holds.</summary>
    public virtual BsonValue Clone() => this;

    /// <summary>A copy that shares nothing that can change.</summary>
    public virtual BsonValue DeepClone() => this;

    /// <summary>Orders values of all types as the server sorts them.</summary>
    public abstract int CompareTo(BsonValue other);

    public int CompareTo(object obj) => obj is null or BsonValue
        ? CompareTo((BsonValue)obj)
        : throw new ArgumentException("The other object is not a BsonValue.", nameof(obj));

    /// <summary>The order of this value's type against that of another.</summary>
    public int CompareTypeTo(BsonValue other) => other is null ? 1 : TypeOrder.Of(BsonType).CompareTo(TypeOrder.Of(other.BsonType));

    public bool Equals(BsonValue rhs) => Equals((object)rhs);
    public abstract override bool Equals(object obj);
    public abstract override int GetHashCode();

    public static bool operator ==(BsonValue lhs, BsonValue rhs) => lhs is null ? rhs is null : rhs is not null && lhs.EqualsByValue(rhs);
    public static bool operator !=(BsonValue lhs, BsonValue rhs) => !(lhs == rhs);
    public static bool operator <(BsonValue lhs, BsonValue rhs) => Compare(lhs, rhs) < 0;
    public static bool operator <=(BsonValue lhs, BsonValue rhs) => Compare(lhs, rhs) <= 0;
    public static bool operator >(BsonValue lhs, BsonValue rhs) => Compare(lhs, rhs) > 0;
    public static bool operator >=(BsonValue lhs, BsonValue rhs) => Compare(lhs, rhs) >= 0;

    private bool EqualsByValue(BsonValue other) => IsNumeric && other.IsNumeric ? NumberOrder.AreEqual(this, other) : Equals((object)other);

    private static int Compare(BsonValue lhs, BsonValue rhs)
    {
        if (lhs is null) return rhs is null ? 0 : -1;
        return lhs.CompareTo(rhs);
    }

    private NotSupportedException NoElements() => new($"{GetType().Name} has no elements to index.");
}
