using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Pim.Cli.Import;

/// <summary>Finds bytes that are not UTF-8. Readers that put U+FFFD in their place would spoil texts silently.</summary>
internal static class Utf8Check
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Place of the first byte that is not part of valid UTF-8; -1 when all are.</summary>
    public static int FindDamage(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return -1;
        var position = 0;
        while (Rune.DecodeFromUtf8(bytes[position..], out _, out var length) == OperationStatus.Done) position += length;
        return position;
    }

    /// <summary>Line (from 1) and place in the stream (from 0) of the first byte that is not part of valid UTF-8; null when all are.</summary>
    public static async Task<(long Line, long Position)?> FindDamageAsync(Stream stream, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var (line, checkedBytes, kept) = (1L, 0L, 0);
            while (true)
            {
                var read = await stream.ReadAsync(buffer.AsMemory(kept), cancellationToken);
                var filled = buffer.AsMemory(0, kept + read);
                var whole = read == 0 ? filled.Length : WholeLength(filled.Span);
                var damage = FindDamage(filled.Span[..whole]);
                if (damage >= 0) return (line + filled.Span[..damage].Count((byte)'\n'), checkedBytes + damage);
                if (read == 0) return null;
                line += filled.Span[..whole].Count((byte)'\n');
                checkedBytes += whole;
                kept = filled.Length - whole;
                filled.Span[whole..].CopyTo(buffer);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Length without a character that has begun at the end and may go on in the next bytes.</summary>
    private static int WholeLength(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0b1100_0000) == 0b1000_0000) continue;
            var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC0 ? 2 : 1;
            return length > back ? bytes.Length - back : bytes.Length;
        }
        return bytes.Length;
    }
}
