using Pim.MarketplaceSync.Mapping;

namespace Pim.MarketplaceSync.Sync;

/// <summary>Names of the files of several feeds: "feed.xml" for one, "feed-us.xml" and "feed-de.xml" for several.</summary>
/// <param name="mapping">The feeds.</param>
/// <param name="path">As the command was told.</param>
internal sealed class FeedFiles(FeedMapping mapping, string path)
{
    /// <summary>The file of a feed.</summary>
    public string PathOf(Feed feed)
    {
        if (mapping.Feeds.Count == 1) return path;
        // "feed.xml.gz" has two endings.
        var name = Path.GetFileName(path);
        var end = name.IndexOf('.', 1);
        var named = end < 0 ? $"{name}-{feed.Name}" : $"{name[..end]}-{feed.Name}{name[end..]}";
        return Path.Combine(Path.GetDirectoryName(path) ?? "", named);
    }
}
