using System.Collections;

namespace MongoDB.Bson;

/// <summary>Named values in order; names are unique unless <see cref="AllowDuplicateNames"/> says otherwise.</summary>
/// <remarks>Not safe for writers beside other threads.</remarks>
public partial class BsonDocument : BsonValue, IEnumerable<BsonElement>, IConvertibleToBsonDocument,
    IComparable<BsonDocument>, IEquatable<BsonDocument>
{
    private readonly ElementList _elements = new();

    public BsonDocument() { }

    /// <summary>An empty document that may come to hold a name more than once.</summary>
    public BsonDocument(bool allowDuplicateNames) => AllowDuplicateNames = allowDuplicateNames;

    public BsonDocument(BsonElement element) => Add(element);
    public BsonDocument(string name, BsonValue value) => Add(name, value);
    public BsonDocument(IEnumerable<BsonElement> elements) => AddRange(elements);
    public BsonDocument(params BsonElement[] elements) => AddRange(elements);
    public BsonDocument(Dictionary<string, object> dictionary) => AddRange(dictionary);
    public BsonDocument(IEnumerable<KeyValuePair<string, object>> dictionary) => AddRange(dictionary);
    public BsonDocument(IDictionary dictionary) => AddRange(dictionary);

    /// <summary>A document of the same elements.</summary>
    public BsonDocument(BsonDocument document) => AddRange(document);

    /// <summary>Whether a name may be added that is already there.</summary>
    public bool AllowDuplicateNames { get; set; }

    /// <inheritdoc/>
    public override BsonType BsonType => BsonType.Document;

    /// <summary>The number of elements.</summary>
    public virtual int ElementCount => _elements.Count;

    /// <summary>The elements in order.</summary>
    public virtual IEnumerable<BsonElement> Elements => _elements.Items;

    /// <summary>The names in order.</summary>
    public virtual IEnumerable<string> Names => Elements.Select(element => element.Name);

    /// <summary>The values in order.</summary>
    public virtual IEnumerable<BsonValue> Values => Elements.Select(element => element.Value);

    /// <summary>The value at a place.</summary>
    public override BsonValue this[int index]
    {
        get => GetElement(index).Value;
        set => SetElement(index, new BsonElement(GetElement(index).Name, value));
    }

    /// <summary>The value of a name; setting a name that is not there adds it.</summary>
    /// <exception cref="KeyNotFoundException">The name read is not there.</exception>
    public override BsonValue this[string name]
    {
        get => GetValue(name);
        set => Set(name, value);
    }

    /// <summary>The value of a name, or a default.</summary>
    public virtual BsonValue this[string name, BsonValue defaultValue] => GetValue(name, defaultValue);

    /// <summary>Whether the name is there.</summary>
    public virtual bool Contains(string name) => TryGetElement(name, out _);

    /// <summary>Whether a value is there.</summary>
    public virtual bool ContainsValue(BsonValue value) => Values.Any(held => held.Equals(value));

    /// <summary>The element at a place.</summary>
    public virtual BsonElement GetElement(int index) => _elements.Items[index];

    /// <summary>The element of a name.</summary>
    /// <exception cref="KeyNotFoundException">The name is not there.</exception>
    public virtual BsonElement GetElement(string name) => TryGetElement(name, out var element) ? element : throw Missing(name);

    /// <summary>The value at a place.</summary>
    public virtual BsonValue GetValue(int index) => GetElement(index).Value;

    /// <summary>The value of a name.</summary>
    /// <exception cref="KeyNotFoundException">The name is not there.</exception>
    public virtual BsonValue GetValue(string name) => TryGetElement(name, out var element) ? element.Value : throw Missing(name);

    /// <summary>The value of a name, or a default.</summary>
    public virtual BsonValue GetValue(string name, BsonValue defaultValue) => TryGetElement(name, out var element) ? element.Value : defaultValue;

    /// <summary>The place of a name, or -1.</summary>
    public virtual int IndexOfName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _elements.IndexOf(name);
    }

    /// <summary>Gets the element of a name if it is there.</summary>
    public virtual bool TryGetElement(string name, out BsonElement value)
    {
        var index = IndexOfName(name);
        value = index >= 0 ? GetElement(index) : default;
        return index >= 0;
    }

    /// <summary>Gets the value of a name if it is there.</summary>
    public virtual bool TryGetValue(string name, out BsonValue value)
    {
        var found = TryGetElement(name, out var element);
        value = element.Value;
        return found;
    }

    /// <summary>A dictionary of .NET values.</summary>
    public Dictionary<string, object> ToDictionary() => (Dictionary<string, object>)BsonTypeMapper.MapToDotNetValue(this);

    public virtual IEnumerator<BsonElement> GetEnumerator() => Elements.GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    BsonDocument IConvertibleToBsonDocument.ToBsonDocument() => this;

    private static KeyNotFoundException Missing(string name) => new($"Element '{name}' not found.");
}
