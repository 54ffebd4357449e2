using Pim.MarketplaceSync.Items;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Targets;

namespace Pim.MarketplaceSync.Formats;

/// <summary>Writes items as a file that a target reads. The same items always make the same bytes.</summary>
internal interface IFeedFormat
{
    /// <summary>Writes all items, one after another.</summary>
    Task WriteAsync(Stream stream, Feed feed, IEnumerable<FeedItem> items, CancellationToken cancellationToken);
}

/// <summary>The formats of the targets.</summary>
internal static class FeedFormats
{
    /// <summary>The format of a mapping's files.</summary>
    public static IFeedFormat Of(FeedMapping mapping) => mapping.Target switch
    {
        var t when t == Target.GoogleRss => new RssFormat(),
        var t when t == Target.GoogleTsv => DelimitedFormat.Tsv(t.Rules),
        var t when t == Target.MetaCsv => DelimitedFormat.Csv(t.Rules),
        _ => new NdjsonFormat(),
    };
}
