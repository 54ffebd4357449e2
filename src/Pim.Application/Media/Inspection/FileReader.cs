namespace Pim.Application.Media.Inspection;

/// <summary>
/// A file, read here and there in pieces. Bounded whatever the file says of itself: a piece has at most <see cref="MaxPiece"/> bytes, and all of
/// them together at most <see cref="MaxTotal"/>, also where it is the same piece again and again.
/// </summary>
internal sealed class FileReader(ReadPiece read, long length, CancellationToken cancellationToken)
{
    /// <summary>Most bytes of one piece.</summary>
    public const int MaxPiece = 1 << 20;

    /// <summary>Most bytes read of one file.</summary>
    public const long MaxTotal = 128 << 20;

    private const int WindowSize = 4 << 10;

    private byte[] _window = [];
    private long _windowStart;
    private long _total;

    /// <summary>Bytes of the file.</summary>
    public long Length { get; } = length;

    /// <summary>A piece that must be there. It stays as it is only until the next one is read.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long offset, int count)
    {
        if (count is < 0 or > MaxPiece) throw new DamagedFileException("a part of it is larger than it may be");
        if (offset < 0 || offset > Length - count) throw new DamagedFileException("it ends too early");
        if (Holds(offset, count)) Spend(count);
        else await FillAsync(offset, count);
        return _window.AsMemory((int)(offset - _windowStart), count);
    }

    /// <summary>As much of a piece as the file has.</summary>
    public ValueTask<ReadOnlyMemory<byte>> ReadUpToAsync(long offset, int count) => ReadAsync(offset, (int)Math.Clamp(Length - offset, 0, count));

    private bool Holds(long offset, int count) => offset >= _windowStart && offset + count <= _windowStart + _window.Length;

    private void Spend(int count)
    {
        _total += count;
        if (_total > MaxTotal) throw new DamagedFileException("it is in too many parts");
    }

    private async ValueTask FillAsync(long offset, int count)
    {
        var size = (int)Math.Min(Math.Max(count, WindowSize), Length - offset);
        Spend(size);
        if (_window.Length != size) _window = new byte[size];
        _windowStart = offset;
        for (var filled = 0; filled < size;)
        {
            var got = await read(offset + filled, _window.AsMemory(filled), cancellationToken);
            filled += got > 0 ? got : throw new DamagedFileException("it is shorter than it was said to be");
        }
    }
}

/// <summary>A file is not what its first bytes say it is.</summary>
/// <param name="problem">What is wrong, to be put after "the file is damaged: ".</param>
internal sealed class DamagedFileException(string problem) : Exception(problem);
