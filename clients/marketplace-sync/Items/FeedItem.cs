namespace Pim.MarketplaceSync.Items;

/// <summary>A value of a field: a text, or texts by part.</summary>
/// <param name="Text">The text; empty when it has parts.</param>
/// <param name="Parts">The parts; empty when it is one text.</param>
internal sealed record ItemValue(string Text, IReadOnlyList<KeyValuePair<string, string>> Parts)
{
    public ItemValue(string text) : this(text, [])
    {
    }

    /// <summary>Its characters, all parts together.</summary>
    public int Length => Text.Length + Parts.Sum(p => p.Value.Length);
}

/// <summary>A field with its values.</summary>
/// <param name="Name">As the target names it.</param>
/// <param name="IsList">Whether the target allows several values.</param>
/// <param name="Values">At least one.</param>
internal sealed record ItemField(string Name, bool IsList, IReadOnlyList<ItemValue> Values);

/// <summary>What a feed says of a product.</summary>
/// <param name="Fields">In the order of the feed.</param>
internal sealed record FeedItem(IReadOnlyList<ItemField> Fields)
{
    /// <summary>What the target knows it by.</summary>
    public string Id => Fields.FirstOrDefault(f => f.Name == "id")?.Values[0].Text ?? "";
}
