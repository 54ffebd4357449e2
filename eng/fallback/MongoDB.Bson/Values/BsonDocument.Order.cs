using MongoDB.Bson.IO;

namespace MongoDB.Bson;

public partial class BsonDocument
{
    /// <summary>Reads a document from extended JSON.</summary>
    /// <exception cref="FormatException">The text is no JSON document.</exception>
    public static BsonDocument Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return JsonParser.Parse(json) as BsonDocument ?? throw new FormatException("The JSON text holds no document.");
    }

    /// <summary>Tries to read a document from extended JSON.</summary>
    public static bool TryParse(string s, out BsonDocument result)
    {
        result = null;
        if (string.IsNullOrEmpty(s)) return false;
        try
        {
            result = Parse(s);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The document form of an object, by its serializer.</summary>
    public static new BsonDocument Create(object value) => value is null ? null : BsonTypeMapper.MapTo<BsonDocument>(value, BsonType.Document);

    public override BsonValue Clone() => new BsonDocument(AllowDuplicateNames).AddRange(Elements);

    public override BsonValue DeepClone() => new BsonDocument(AllowDuplicateNames).AddRange(Elements.Select(element => element.DeepClone()));

    public override int CompareTo(BsonValue other) => other is BsonDocument document ? CompareTo(document) : CompareTypeTo(other);

    public virtual int CompareTo(BsonDocument rhs)
    {
        if (rhs is null) return 1;
        using var left = GetEnumerator();
        using var right = rhs.GetEnumerator();
        while (true)
        {
            var (hasLeft, hasRight) = (left.MoveNext(), right.MoveNext());
            if (!hasLeft || !hasRight) return hasLeft.CompareTo(hasRight);
            var order = left.Current.CompareTo(right.Current);
            if (order != 0) return order;
        }
    }

    public bool Equals(BsonDocument obj) => Equals((object)obj);
    public override bool Equals(object obj) => ReferenceEquals(this, obj) || (obj is BsonDocument rhs && Elements.SequenceEqual(rhs.Elements));

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var element in Elements) hash.Add(element);
        return hash.ToHashCode();
    }

    /// <summary>The document as JSON.</summary>
    public override string ToString() => this.ToJson();

    public static bool operator ==(BsonDocument lhs, BsonDocument rhs) => Equals(lhs, rhs);
    public static bool operator !=(BsonDocument lhs, BsonDocument rhs) => !Equals(lhs, rhs);
}
