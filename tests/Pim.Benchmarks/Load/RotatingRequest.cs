using System.Buffers.Binary;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;
using Google.Protobuf;
using Pim.Benchmarks.Catalogues;

namespace Pim.Benchmarks.Load;

/// <summary>
/// The file with the request that h2load posts. h2load has one file for all calls, but reads it anew for each: another SKU written into it
/// makes the calls from then on ask for another product. Here that happens about ten thousand times a second, at random.
/// </summary>
internal sealed class RotatingRequest : IDisposable
{
    private const int FrameHeader = 5;
    private const uint PauseMicroseconds = 50;

    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _bytes;
    private readonly Thread _writer;
    private readonly int _products;
    private readonly int _digitsAt;
    private volatile bool _stopped;

    /// <summary>A request for the content of each of the first products of a catalogue.</summary>
    /// <param name="folder">Where to keep the file.</param>
    /// <param name="products">How many products to ask for; cut to one digit with zeros, so that a SKU read while it is written is one of them too.</param>
    public RotatingRequest(string folder, int products)
    {
        Path = System.IO.Path.Combine(folder, "request.bin");
        var message = GeneratedCatalog.ContentRequest(0).ToByteArray();
        var framed = new byte[FrameHeader + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        message.CopyTo(framed, FrameHeader);
        File.WriteAllBytes(Path, framed);

        _products = OneDigit(products);
        _digitsAt = framed.AsSpan().IndexOf(Encoding.ASCII.GetBytes(GeneratedCatalog.Sku(0))) + 1;
        _file = MemoryMappedFile.CreateFromFile(Path, FileMode.Open);
        _bytes = _file.CreateViewAccessor(0, framed.Length);
        _writer = new Thread(Rotate) { IsBackground = true };
        _writer.Start();
    }

    /// <summary>Path of the file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopped = true;
        _writer.Join();
        _bytes.Dispose();
        _file.Dispose();
    }

    private void Rotate()
    {
        var random = new Random(1);
        Span<byte> digits = stackalloc byte[8];
        while (!_stopped)
        {
            random.Next(_products).TryFormat(digits, out _, "00000000", System.Globalization.CultureInfo.InvariantCulture);
            _bytes.Write(_digitsAt, BinaryPrimitives.ReadUInt64LittleEndian(digits));
            _ = usleep(PauseMicroseconds);
        }
    }

    private static int OneDigit(int number)
    {
        var zeros = (int)Math.Pow(10, Math.Floor(Math.Log10(number)));
        return number / zeros * zeros;
    }

    // The framework's own pauses are whole milliseconds.
    [DllImport("libc")]
    private static extern int usleep(uint microseconds);
}
