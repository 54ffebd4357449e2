using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Pim.Application.Content;

/// <summary>
/// Finished content in memory, up to a number of bytes. When it is full, content that nobody asked for since the hand last came by makes room (SIEVE:
/// Zhang et al., NSDI 2024): a hit writes one flag and takes no lock.
/// </summary>
public sealed class ContentCache : IDisposable
{
    private const int Shards = 64;

    // What an entry costs beside its bytes and its SKU: objects, references, its share of the table.
    private const int EntryOverhead = 200;

    private readonly Shard[] _shards;
    private readonly Meter _meter = new("Pim.ContentCache");
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _evictions;

    /// <summary>A cache of at most so many bytes; 0 keeps nothing.</summary>
    public ContentCache(long maxBytes)
    {
        _shards = [.. Enumerable.Range(0, Shards).Select(_ => new Shard(maxBytes / Shards))];
        _hits = _meter.CreateCounter<long>("pim.content_cache.hits", "{content}", "Contents answered from memory.");
        _misses = _meter.CreateCounter<long>("pim.content_cache.misses", "{content}", "Contents that had to be read from the store.");
        _evictions = _meter.CreateCounter<long>("pim.content_cache.evictions", "{product}", "Products whose content made room for others.");
        _meter.CreateObservableGauge("pim.content_cache.bytes", () => Bytes, "By", "Bytes that the cached contents take.");
    }

    /// <summary>Bytes taken now.</summary>
    public long Bytes => _shards.Sum(s => Volatile.Read(ref s.Bytes));

    /// <summary>The content of a product in one locale, or null when it is not here.</summary>
    public byte[]? Find(string channel, string locale, string sku)
    {
        var key = new Key(channel, sku);
        if (ShardOf(key).Entries.TryGetValue(key, out var entry) && entry.Find(locale) is { } bytes)
        {
            entry.Visited = true;
            _hits.Add(1);
            return bytes;
        }
        _misses.Add(1);
        return null;
    }

    /// <summary>To be taken before content is read from the store, and given back with it.</summary>
    public long Stamp(string channel, string sku) => Volatile.Read(ref ShardOf(new Key(channel, sku)).Removals);

    /// <summary>Keeps content that was read from the store, unless something was removed since the stamp: it may be what was read.</summary>
    public void Add(string channel, string locale, string sku, byte[] bytes, long stamp)
    {
        var key = new Key(channel, sku);
        var evicted = ShardOf(key).Add(key, locale, bytes, stamp);
        if (evicted > 0) _evictions.Add(evicted);
    }

    /// <summary>Forgets a product in a channel.</summary>
    public void Remove(string channel, string sku)
    {
        var key = new Key(channel, sku);
        ShardOf(key).Remove(key);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private Shard ShardOf(in Key key) => _shards[(uint)key.GetHashCode() % Shards];

    private readonly record struct Key(string Channel, string Sku);

    private sealed class Entry(Key key)
    {
        private (string Locale, byte[] Bytes)[] _documents = [];

        public Key Key => key;

        public bool Visited;

        public Entry? Older;

        public Entry? Newer;

        public long Size { get; private set; } = EntryOverhead + 2 * key.Sku.Length;

        public byte[]? Find(string locale)
        {
            foreach (var (known, bytes) in Volatile.Read(ref _documents))
            {
                if (known == locale) return bytes;
            }
            return null;
        }

        public long Put(string locale, byte[] bytes)
        {
            if (Find(locale) is not null) return 0;
            Volatile.Write(ref _documents, [.. _documents, (locale, bytes)]);
            Size += bytes.Length;
            return bytes.Length;
        }
    }

    /// <summary>A part of the cache with a lock, a queue by age and a hand of its own.</summary>
    private sealed class Shard(long maxBytes)
    {
        public readonly ConcurrentDictionary<Key, Entry> Entries = new();
        public long Bytes;
        public long Removals;
        private readonly Lock _gate = new();
        private Entry? _oldest;
        private Entry? _newest;
        private Entry? _hand;

        public int Add(Key key, string locale, byte[] bytes, long stamp)
        {
            lock (_gate)
            {
                if (stamp != Removals || bytes.Length + EntryOverhead > maxBytes) return 0;
                if (!Entries.TryGetValue(key, out var entry))
                {
                    entry = new Entry(key);
                    Append(entry);
                    Bytes += entry.Size;
                }
                Bytes += entry.Put(locale, bytes);
                Entries[key] = entry;
                var evicted = 0;
                while (Bytes > maxBytes && Evict()) evicted++;
                return evicted;
            }
        }

        public void Remove(Key key)
        {
            lock (_gate)
            {
                Volatile.Write(ref Removals, Removals + 1);
                if (Entries.TryRemove(key, out var entry)) Unlink(entry);
            }
        }

        private bool Evict()
        {
            var candidate = _hand ?? _oldest;
            while (candidate is { Visited: true })
            {
                candidate.Visited = false;
                candidate = candidate.Newer ?? _oldest;
            }
            if (candidate is null) return false;
            _hand = candidate.Newer;
            Entries.TryRemove(candidate.Key, out _);
            Unlink(candidate);
            return true;
        }

        private void Append(Entry entry)
        {
            entry.Older = _newest;
            if (_newest is null) _oldest = entry;
            else _newest.Newer = entry;
            _newest = entry;
        }

        private void Unlink(Entry entry)
        {
            if (_hand == entry) _hand = entry.Newer;
            if (entry.Older is null) _oldest = entry.Newer;
            else entry.Older.Newer = entry.Newer;
            if (entry.Newer is null) _newest = entry.Older;
            else entry.Newer.Older = entry.Older;
            Bytes -= entry.Size;
        }
    }
}
