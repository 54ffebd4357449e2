using System.IO.Compression;

namespace Pim.Cli.Import;

/// <summary>The files of one import: opens them, unpacked when their names end in ".gz", and tells how far reading is.</summary>
internal sealed class InputFiles
{
    private const int BufferSize = 256 * 1024;
    private long _totalBytes;
    private long _readBytes;

    /// <summary>Share of the announced bytes that is read, 0 to 1; null when nothing was announced, as for the standard input.</summary>
    public double? ReadShare => _totalBytes == 0 ? null : Math.Min(1, (double)Interlocked.Read(ref _readBytes) / _totalBytes);

    /// <summary>Counts a file into the whole; once for each time that it will be read.</summary>
    public void Announce(string path) => _totalBytes += new FileInfo(path).Length;

    /// <summary>Opens a file that counts as read while it is read.</summary>
    public Stream Open(string path) => Unpacked(path, new Metered(OpenFile(path), this));

    /// <summary>
    /// Makes sure that a whole file is UTF-8 before anything of it is used: a file in another encoding would only show itself at its
    /// first letter outside ASCII, when half of it is sent.
    /// </summary>
    /// <exception cref="UnusableInputException">It is not UTF-8; names the line and the byte.</exception>
    public static async Task CheckEncodingAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = Unpacked(path, OpenFile(path));
        try
        {
            if (await Utf8Check.FindDamageAsync(stream, cancellationToken) is not var (line, position)) return;
            throw new UnusableInputException(
                $"{Path.GetFileName(path)}, line {line}: byte {position} of the file is not UTF-8. Save the file as UTF-8 and try again; nothing was sent.");
        }
        catch (InvalidDataException e)
        {
            throw new UnusableInputException($"{Path.GetFileName(path)} cannot be unpacked: {e.Message}");
        }
    }

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{path} cannot be read: {e.Message}");
        }
    }

    private static Stream Unpacked(string path, Stream stream) =>
        path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;

    private sealed class Metered(Stream inner, InputFiles files) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await inner.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int read)
        {
            Interlocked.Add(ref files._readBytes, read);
            return read;
        }
    }
}
