using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Pim.Cli.Ndjson;

/// <summary>Reads lines as bytes. A line that is too long is passed over without being held.</summary>
/// <param name="stream">The bytes.</param>
/// <param name="maxBytes">Most bytes of a line, without its end.</param>
internal sealed class LineReader(Stream stream, int maxBytes)
{
    private readonly PipeReader _pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 128 * 1024));
    private long _number;

    /// <summary>The lines, without their ends ("\n" or "\r\n"). The bytes of a line are good until the next is read.</summary>
    public async IAsyncEnumerable<Line> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var passedOver = 0L;
        while (true)
        {
            // A read that waits for a pipe does not heed the token: it is left behind when the token is cancelled.
            var read = await _pipe.ReadAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var bytes = buffer.Slice(0, end);
                yield return Next(bytes, passedOver);
                (buffer, passedOver) = (buffer.Slice(buffer.GetPosition(1, end)), 0);
            }
            if (read.IsCompleted)
            {
                if (buffer.Length + passedOver > 0) yield return Next(buffer, passedOver);
                yield break;
            }
            if (buffer.Length > maxBytes + 1L || passedOver > 0) // one more than allowed, as the last may belong to the line end
            {
                passedOver += buffer.Length;
                buffer = buffer.Slice(buffer.End);
            }
            _pipe.AdvanceTo(buffer.Start, read.Buffer.End);
        }
    }

    private Line Next(ReadOnlySequence<byte> bytes, long passedOver)
    {
        _number++;
        if (passedOver + bytes.Length > maxBytes + 1L) return new Line(_number, [], passedOver + bytes.Length);
        if (bytes.Length > 0 && bytes.Slice(bytes.Length - 1).FirstSpan[0] == '\r') bytes = bytes.Slice(0, bytes.Length - 1);
        return bytes.Length > maxBytes ? new Line(_number, [], bytes.Length) : new Line(_number, bytes.ToArray(), bytes.Length);
    }
}

/// <summary>A line of a file.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Bytes">Its bytes; empty when it is too long.</param>
/// <param name="Length">How many bytes it has.</param>
internal readonly record struct Line(long Number, byte[] Bytes, long Length)
{
    /// <summary>Whether it was passed over.</summary>
    public bool IsTooLong => Bytes.Length < Length;
}
