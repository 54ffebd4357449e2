using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>
/// The documents of one commit, written one behind the other into one rented array, by the caller's thread: the writer's thread then only
/// runs SQL.
/// </summary>
internal sealed class DocumentBuffer : IBufferWriter<byte>, IDisposable
{
    // Letters of all scripts stay readable in the file; nothing here goes into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Utf8JsonWriter _json;
    private byte[] _bytes;
    private int _length;

    public DocumentBuffer(int expectedLength)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(expectedLength);
        _json = new Utf8JsonWriter(this, Options);
    }

    /// <summary>Writes a document and tells where it stands.</summary>
    public Range Add<T>(T item, Action<Utf8JsonWriter, T> write)
    {
        var start = _length;
        write(_json, item);
        _json.Flush();
        _json.Reset();
        return start.._length;
    }

    /// <summary>The document that stands there.</summary>
    public ReadOnlySpan<byte> this[Range place] => _bytes.AsSpan(place);

    /// <inheritdoc/>
    public void Advance(int count) => _length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsMemory(_length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Ensure(sizeHint);
        return _bytes.AsSpan(_length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private void Ensure(int sizeHint)
    {
        var needed = _length + Math.Max(sizeHint, 256);
        if (needed <= _bytes.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _bytes.Length * 2));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
