namespace Pim.Storage.MongoDB.Documents;

/// <summary>A product in a channel.</summary>
internal readonly record struct ProductInChannel(string Channel, string Sku)
{
    /// <summary>The _id of what is kept of it.</summary>
    public string Key => ChannelKey.Of(Channel, Sku);
}
