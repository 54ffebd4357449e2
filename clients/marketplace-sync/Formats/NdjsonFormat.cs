using System.Buffers;
using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;

namespace Pim.MarketplaceSync.Formats;

/// <summary>One item as JSON on each line.</summary>
internal sealed class NdjsonFormat : IFeedFormat
{
    private static readonly byte[] NewLine = [(byte)'\n'];

    public async Task WriteAsync(Stream stream, Feed feed, IEnumerable<FeedItem> items, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        await using var writer = ItemJson.WriterTo(buffer);
        foreach (var item in items)
        {
            ItemJson.Write(writer, item);
            await writer.FlushAsync(cancellationToken);
            buffer.Write(NewLine);
            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
            writer.Reset();
        }
    }
}
