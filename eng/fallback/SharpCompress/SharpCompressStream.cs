namespace SharpCompress.IO;

/// <summary>Stands before a stream that is to outlive the streams put on it.</summary>
public class SharpCompressStream : Stream
{
    private readonly Stream _stream;

    private SharpCompressStream(Stream stream) => _stream = stream;

    /// <summary>The stream, safe from being disposed.</summary>
    public static SharpCompressStream CreateNonDisposing(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SharpCompressStream(stream);
    }

    public override bool CanRead => _stream.CanRead;
    public override bool CanSeek => _stream.CanSeek;
    public override bool CanWrite => _stream.CanWrite;
    public override long Length => _stream.Length;

    public override long Position
    {
        get => _stream.Position;
        set => _stream.Position = value;
    }

    public override void Flush() => _stream.Flush();
    public override int Read(byte[] buffer, int offset, int count) => _stream.Read(buffer, offset, count);
    public override int Read(Span<byte> buffer) => _stream.Read(buffer);
    public override long Seek(long offset, SeekOrigin origin) => _stream.Seek(offset, origin);
    public override void SetLength(long value) => _stream.SetLength(value);
    public override void Write(byte[] buffer, int offset, int count) => _stream.Write(buffer, offset, count);
    public override void Write(ReadOnlySpan<byte> buffer) => _stream.Write(buffer);
}
