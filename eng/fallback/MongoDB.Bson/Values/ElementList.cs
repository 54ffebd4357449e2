namespace MongoDB.Bson;

/// <summary>Elements in order, found by name; many of them get an index.</summary>
internal sealed class ElementList
{
    // Below this, comparing names one by one is quicker than keeping an index.
    private const int IndexedFrom = 12;

    private Dictionary<string, int> _index;

    internal List<BsonElement> Items { get; } = [];

    internal int Count => Items.Count;

    internal int IndexOf(string name)
    {
        if (Items.Count >= IndexedFrom) return (_index ??= BuildIndex()).GetValueOrDefault(name, -1);
        for (var i = 0; i < Items.Count; i++)
        {
            if (Items[i].Name == name) return i;
        }
        return -1;
    }

    internal void Add(BsonElement element)
    {
        _index?.TryAdd(element.Name, Items.Count);
        Items.Add(element);
    }

    internal void Set(int index, BsonElement element)
    {
        if (Items[index].Name != element.Name) _index = null;
        Items[index] = element;
    }

    internal void Insert(int index, BsonElement element)
    {
        _index = null;
        Items.Insert(index, element);
    }

    internal void RemoveAt(int index)
    {
        _index = null;
        Items.RemoveAt(index);
    }

    internal void Clear()
    {
        _index = null;
        Items.Clear();
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(Items.Count * 2, StringComparer.Ordinal);
        for (var i = 0; i < Items.Count; i++) index.TryAdd(Items[i].Name, i);
        return index;
    }
}
