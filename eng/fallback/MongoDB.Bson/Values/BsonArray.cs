using System.Collections;
using MongoDB.Bson.IO;

namespace MongoDB.Bson;

/// <summary>Values in order.</summary>
/// <remarks>Not safe for writers beside other threads.</remarks>
public class BsonArray : BsonValue, IList<BsonValue>, IComparable<BsonArray>, IEquatable<BsonArray>
{
    private readonly List<BsonValue> _values;

    public BsonArray() => _values = [];
    public BsonArray(int capacity) => _values = new List<BsonValue>(capacity);
    public BsonArray(IEnumerable values) : this() => AddRange(values);
    public BsonArray(IEnumerable<BsonValue> values) : this() => AddRange(values);
    public BsonArray(IEnumerable<bool> values) : this() => AddRange(values);
    public BsonArray(IEnumerable<DateTime> values) : this() => AddRange(values);
    public BsonArray(IEnumerable<double> values) : this() => AddRange(values);
    public BsonArray(IEnumerable<int> values) : this() => AddRange(values);
    public BsonArray(IEnumerable<long> values) : this() => AddRange(values);
    public BsonArray(IEnumerable<ObjectId> values) : this() => AddRange(values);
    public BsonArray(IEnumerable<string> values) : this() => AddRange(values);

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Array;

    /// <summary>The number of values.</summary>
    public virtual int Count => _values.Count;

    /// <summary>The number of values there is room for.</summary>
    public virtual int Capacity
    {
        get => _values.Capacity;
        set => _values.Capacity = value;
    }

    public virtual bool IsReadOnly => false;

    /// <summary>The values in order.</summary>
    public virtual IEnumerable<BsonValue> Values => _values;

    /// <summary>The value at a place.</summary>
    public override BsonValue this[int index]
    {
        get => _values[index];
        set => _values[index] = NotNull(value);
    }

    public static new BsonArray Create(object value) => value is null ? null : BsonTypeMapper.MapTo<BsonArray>(value, BsonType.Array);

    /// <summary>Adds a value at the end; a null becomes a BSON null.</summary>
    public virtual BsonArray Add(BsonValue value)
    {
        _values.Add(value ?? BsonNull.Value);
        return this;
    }

    void ICollection<BsonValue>.Add(BsonValue value) => Add(value);

    public virtual BsonArray AddRange(IEnumerable<BsonValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values) Add(value);
        return this;
    }

    public virtual BsonArray AddRange(IEnumerable values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values) Add(BsonValue.Create(value));
        return this;
    }

    public virtual BsonArray AddRange(IEnumerable<bool> values) => AddRange(values.Select(value => (BsonValue)value));
    public virtual BsonArray AddRange(IEnumerable<DateTime> values) => AddRange(values.Select(value => (BsonValue)value));
    public virtual BsonArray AddRange(IEnumerable<double> values) => AddRange(values.Select(value => (BsonValue)value));
    public virtual BsonArray AddRange(IEnumerable<int> values) => AddRange(values.Select(value => (BsonValue)value));
    public virtual BsonArray AddRange(IEnumerable<long> values) => AddRange(values.Select(value => (BsonValue)value));
    public virtual BsonArray AddRange(IEnumerable<ObjectId> values) => AddRange(values.Select(value => (BsonValue)value));
    public virtual BsonArray AddRange(IEnumerable<string> values) => AddRange(values.Select(value => (BsonValue)value));

    public virtual void Insert(int index, BsonValue value) => _values.Insert(index, NotNull(value));
    public virtual bool Remove(BsonValue value) => _values.Remove(value);
    public virtual void RemoveAt(int index) => _values.RemoveAt(index);
    public virtual void Clear() => _values.Clear();
    public virtual bool Contains(BsonValue value) => IndexOf(value) >= 0;
    public virtual int IndexOf(BsonValue value) => Values.TakeWhile(held => !held.Equals(value)).Count() is var index && index < Count ? index : -1;
    public virtual BsonValue[] ToArray() => [.. Values];
    public virtual List<BsonValue> ToList() => [.. Values];

    public virtual void CopyTo(BsonValue[] array, int arrayIndex)
    {
        foreach (var value in Values) array[arrayIndex++] = value;
    }

    public virtual IEnumerator<BsonValue> GetEnumerator() => Values.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override BsonValue Clone() => new BsonArray(Values);
    public override BsonValue DeepClone() => new BsonArray(Values.Select(value => value.DeepClone()));

    public override int CompareTo(BsonValue other) => other is BsonArray array ? CompareTo(array) : CompareTypeTo(other);

    public virtual int CompareTo(BsonArray rhs)
    {
        if (rhs is null) return 1;
        var order = Values.Zip(rhs.Values, (left, right) => left.CompareTo(right)).FirstOrDefault(each => each != 0);
        return order != 0 ? order : Count.CompareTo(rhs.Count);
    }

    public bool Equals(BsonArray obj) => Equals((object)obj);
    public override bool Equals(object obj) => ReferenceEquals(this, obj) || (obj is BsonArray rhs && Values.SequenceEqual(rhs.Values));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var value in Values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <summary>The array as JSON.</summary>
    public override string ToString() => this.ToJson();

    public static bool operator ==(BsonArray lhs, BsonArray rhs) => Equals(lhs, rhs);
    public static bool operator !=(BsonArray lhs, BsonArray rhs) => !Equals(lhs, rhs);

    private static BsonValue NotNull(BsonValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
