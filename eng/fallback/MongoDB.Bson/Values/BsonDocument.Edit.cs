using System.Collections;

namespace MongoDB.Bson;

public partial class BsonDocument
{
    /// <summary>Adds an element at the end.</summary>
    /// <exception cref="InvalidOperationException">The name is already there and duplicates are not allowed.</exception>
    public virtual BsonDocument Add(BsonElement element)
    {
        if (element.Name is null) throw new ArgumentException("The element has no name.", nameof(element));
        if (!AllowDuplicateNames && _elements.IndexOf(element.Name) >= 0)
            throw new InvalidOperationException($"Duplicate element name '{element.Name}'.");
        _elements.Add(element);
        return this;
    }

    public virtual BsonDocument Add(string name, BsonValue value) => Add(new BsonElement(name, value));

    /// <summary>Adds an element if a condition holds.</summary>
    public virtual BsonDocument Add(string name, BsonValue value, bool condition) => condition ? Add(name, value) : this;

    /// <summary>Adds an element if a condition holds; its value is made only then.</summary>
    public virtual BsonDocument Add(string name, Func<BsonValue> valueFactory, bool condition)
    {
        ArgumentNullException.ThrowIfNull(valueFactory);
        return condition ? Add(name, valueFactory()) : this;
    }

    public virtual BsonDocument AddRange(IEnumerable<BsonElement> elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        foreach (var element in elements) Add(element);
        return this;
    }

    public virtual BsonDocument AddRange(IEnumerable<KeyValuePair<string, object>> dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        foreach (var (name, value) in dictionary) Add(name, BsonValue.Create(value));
        return this;
    }

    public virtual BsonDocument AddRange(Dictionary<string, object> dictionary) => AddRange((IEnumerable<KeyValuePair<string, object>>)dictionary);

    public virtual BsonDocument AddRange(IDictionary dictionary)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        foreach (DictionaryEntry entry in dictionary) Add((string)entry.Key, BsonValue.Create(entry.Value));
        return this;
    }

    /// <summary>Sets the value at a place.</summary>
    public virtual BsonDocument Set(int index, BsonValue value)
    {
        this[index] = value;
        return this;
    }

    /// <summary>Sets the value of a name, adding it if it is not there.</summary>
    public virtual BsonDocument Set(string name, BsonValue value) => SetElement(new BsonElement(name, value));

    /// <summary>Sets the element of a name, adding it if it is not there.</summary>
    public virtual BsonDocument SetElement(BsonElement element)
    {
        var index = _elements.IndexOf(element.Name);
        if (index < 0) _elements.Add(element);
        else _elements.Set(index, element);
        return this;
    }

    /// <summary>Sets the element at a place.</summary>
    public virtual BsonDocument SetElement(int index, BsonElement element)
    {
        _elements.Set(index, element);
        return this;
    }

    /// <summary>Puts an element at a place and moves the later ones.</summary>
    public virtual void InsertAt(int index, BsonElement element)
    {
        if (!AllowDuplicateNames && _elements.IndexOf(element.Name) >= 0)
            throw new InvalidOperationException($"Duplicate element name '{element.Name}'.");
        _elements.Insert(index, element);
    }

    /// <summary>Adds the elements of another document whose names are not there.</summary>
    public virtual BsonDocument Merge(BsonDocument document) => Merge(document, false);

    /// <summary>Adds the elements of another document; says whether they replace those of the same name.</summary>
    public virtual BsonDocument Merge(BsonDocument document, bool overwriteExistingElements)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var element in document)
        {
            if (overwriteExistingElements || !Contains(element.Name)) SetElement(element);
        }
        return this;
    }

    /// <summary>Removes every element of a name; none is no error.</summary>
    public virtual void Remove(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        for (var index = _elements.IndexOf(name); index >= 0; index = _elements.IndexOf(name)) _elements.RemoveAt(index);
    }

    public virtual void RemoveAt(int index) => _elements.RemoveAt(index);

    /// <summary>Removes an element equal to this one.</summary>
    public virtual void RemoveElement(BsonElement element)
    {
        var index = _elements.Items.IndexOf(element);
        if (index >= 0) _elements.RemoveAt(index);
    }

    public virtual void Clear() => _elements.Clear();

    /// <summary>Adds an element whose name the caller knows to be new.</summary>
    internal void AddUnchecked(string name, BsonValue value) => _elements.Add(new BsonElement(name, value));
}
