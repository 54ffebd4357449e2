namespace Pim.Application.Media;

/// <summary>Keeps small files in memory that were asked for lately, as many as fit into a number of bytes; the one that nobody asked for the longest goes first.</summary>
/// <param name="maxBytes">Most bytes of files to keep; 0 keeps none.</param>
public sealed class FileCache(long maxBytes)
{
    /// <summary>Most bytes of a file that is kept.</summary>
    public const int MaxFileSize = 1 << 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<KeptFile>> _files = new(StringComparer.Ordinal);
    private readonly LinkedList<KeptFile> _lately = [];
    private long _bytes;

    /// <summary>Bytes of all that is kept.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock) return _bytes;
        }
    }

    /// <summary>A file: from memory, or from where it is opened.</summary>
    /// <param name="tag">By which it is known; the same tag always means the same bytes.</param>
    /// <param name="open">Opens it; answers null when there is none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<IBlobContent?> OpenAsync(string tag, Func<Task<IBlobContent?>> open, CancellationToken cancellationToken)
    {
        if (Find(tag) is { } kept) return new InMemory(kept);
        var content = await open();
        if (content is null || content.Length > Math.Min(MaxFileSize, maxBytes)) return content;
        await using (content)
        {
            var bytes = new byte[content.Length];
            for (var filled = 0; filled < bytes.Length;)
            {
                var read = await content.ReadAsync(filled, bytes.AsMemory(filled), cancellationToken);
                filled += read > 0 ? read : throw new EndOfStreamException("A stored file is shorter than it was.");
            }
            Keep(tag, bytes);
            return new InMemory(bytes);
        }
    }

    private byte[]? Find(string tag)
    {
        lock (_lock)
        {
            if (!_files.TryGetValue(tag, out var node)) return null;
            _lately.Remove(node);
            _lately.AddFirst(node);
            return node.Value.Bytes;
        }
    }

    private void Keep(string tag, byte[] bytes)
    {
        lock (_lock)
        {
            if (_files.ContainsKey(tag)) return;
            _files[tag] = _lately.AddFirst(new KeptFile(tag, bytes));
            _bytes += bytes.Length;
            while (_bytes > maxBytes) Drop(_lately.Last!);
        }
    }

    private void Drop(LinkedListNode<KeptFile> node)
    {
        _lately.Remove(node);
        _files.Remove(node.Value.Tag);
        _bytes -= node.Value.Bytes.Length;
    }

    private sealed record KeptFile(string Tag, byte[] Bytes);

    private sealed class InMemory(byte[] bytes) : IBlobContent
    {
        public long Length => bytes.Length;

        public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var count = (int)Math.Clamp(bytes.Length - offset, 0, buffer.Length);
            bytes.AsSpan((int)Math.Min(offset, bytes.Length), count).CopyTo(buffer.Span);
            return ValueTask.FromResult(count);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
