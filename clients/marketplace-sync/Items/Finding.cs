namespace Pim.MarketplaceSync.Items;

/// <summary>Something an editor can mend.</summary>
/// <param name="Field">The field of the feed.</param>
/// <param name="Source">Where in content it comes from, such as "values.description".</param>
/// <param name="Reason">Stable upper-snake name of the rule.</param>
/// <param name="Description">A sentence.</param>
/// <param name="IsRefusal">Whether the item is left out of the feed for it.</param>
internal sealed record Finding(string Field, string Source, string Reason, string Description, bool IsRefusal);

/// <summary>What became of a product in a feed.</summary>
/// <param name="Item">What the feed says of it; null when it is left out.</param>
/// <param name="Findings">What was found.</param>
internal sealed record MadeItem(FeedItem? Item, IReadOnlyList<Finding> Findings);
