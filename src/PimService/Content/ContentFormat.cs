using System.Globalization;
using Google.Protobuf;
using Pim.Application.Content;
using Pim.Application.Media;
using Pim.Domain.Content;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>
/// Content as the bytes of its message. Sequence and time are fields like any other, written behind the rest: protobuf takes fields in any order.
/// </summary>
internal sealed class ContentFormat(MediaUrls urls) : IContentFormat
{
    // To be raised whenever the same content is written as other bytes than before, or is found by something else.
    private const int Layout = 2;

    private readonly ContentWriter _writer = new(urls);

    /// <inheritdoc/>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"{Layout} {urls.BaseAddress}");

    /// <inheritdoc/>
    public byte[] Write(ProductContent content) => _writer.Write(content).ToByteArray();

    /// <inheritdoc/>
    public byte[] Finish(ReadOnlySpan<byte> kept, long sequence, DateTimeOffset time)
    {
        var end = new V1.Content { Sequence = sequence, UpdateTime = Wire.Write(time) };
        var bytes = new byte[kept.Length + end.CalculateSize()];
        kept.CopyTo(bytes);
        end.WriteTo(bytes.AsSpan(kept.Length));
        return bytes;
    }
}
