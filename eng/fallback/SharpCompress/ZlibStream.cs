using System.IO.Compression;

namespace SharpCompress.Compressors
{
    /// <summary>Which way a stream works.</summary>
    public enum CompressionMode
    {
        Compress = 0,
        Decompress = 1,
    }
}

namespace SharpCompress.Compressors.Deflate
{
    /// <summary>How hard to compress, from 0 to 9.</summary>
    public enum CompressionLevel
    {
        None = 0,
        BestSpeed = 1,
        Default = 6,
        BestCompression = 9,
    }

    /// <summary>What a flush leaves behind in the compressed stream.</summary>
    public enum FlushType
    {
        None = 0,
        Partial = 1,
        Sync = 2,
        Full = 3,
        Finish = 4,
    }

    /// <summary>The zlib form of deflate, by the one .NET has.</summary>
    public class ZlibStream : Stream
    {
        private readonly ZLibStream _stream;

        public ZlibStream(Stream stream, CompressionMode mode) : this(stream, mode, CompressionLevel.Default) { }

        public ZlibStream(Stream stream, CompressionMode mode, CompressionLevel level) => _stream = mode == CompressionMode.Compress
            ? new ZLibStream(stream, new ZLibCompressionOptions { CompressionLevel = (int)level })
            : new ZLibStream(stream, System.IO.Compression.CompressionMode.Decompress);

        /// <summary>Taken note of only: .NET's stream always flushes to a byte.</summary>
        public FlushType FlushMode { get; set; }

        public override bool CanRead => _stream.CanRead;
        public override bool CanSeek => false;
        public override bool CanWrite => _stream.CanWrite;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => _stream.Flush();
        public override int Read(byte[] buffer, int offset, int count) => _stream.Read(buffer, offset, count);
        public override int Read(Span<byte> buffer) => _stream.Read(buffer);
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => _stream.Write(buffer, offset, count);
        public override void Write(ReadOnlySpan<byte> buffer) => _stream.Write(buffer);

        protected override void Dispose(bool disposing)
        {
            if (disposing) _stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
