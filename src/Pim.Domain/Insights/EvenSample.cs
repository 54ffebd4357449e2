namespace Pim.Domain.Insights;

/// <summary>Every k-th of a sequence whose length is not known before: k doubles, and every other one is dropped, whenever there are too many.</summary>
/// <param name="max">Most to keep, an even number; at least half of it is kept, where there is as much.</param>
public sealed class EvenSample<T>(int max)
{
    private readonly List<T> _items = [];
    private long _step = 1;

    /// <summary>What was kept.</summary>
    public IReadOnlyList<T> Items => _items;

    /// <summary>How many there were.</summary>
    public long Seen { get; private set; }

    /// <summary>The next one.</summary>
    public void Add(T item)
    {
        if (Seen++ % _step != 0) return;
        _items.Add(item);
        if (_items.Count < max) return;
        for (var i = 0; i < max / 2; i++) _items[i] = _items[2 * i];
        _items.RemoveRange(max / 2, max / 2);
        _step *= 2;
    }
}
