namespace PimService.Tests.Convergence;

/// <summary>
/// What the shop should look like, kept in the plainest way there is: drafts, what each channel has of them, names to show. What a channel should see is
/// computed from scratch whenever it is asked for.
/// </summary>
internal sealed class ShopModel
{
    public static readonly string[] Channels = ["web", "print"];

    /// <summary>The drafts, by SKU.</summary>
    public Dictionary<string, Draft> Drafts { get; } = new(StringComparer.Ordinal);

    /// <summary>What each channel has, by channel and SKU.</summary>
    public Dictionary<(string Channel, string Sku), Draft> Published { get; } = [];

    /// <summary>The name of the attribute "name".</summary>
    public string NameLabel { get; set; } = "Name";

    /// <summary>The name of the association type "upsell".</summary>
    public string UpsellLabel { get; set; } = "Better";

    /// <summary>What there is of assets, by key: what they show, or nothing when they have expired.</summary>
    public Dictionary<string, string?> Assets { get; } = new(StringComparer.Ordinal);

    /// <summary>Publishes a draft, and its model where the channel does not have it.</summary>
    public void Publish(string channel, string sku)
    {
        var draft = Drafts[sku];
        Published[(channel, sku)] = draft;
        if (draft.Parent.Length > 0 && !Published.ContainsKey((channel, draft.Parent))) Published[(channel, draft.Parent)] = Drafts[draft.Parent];
    }

    /// <summary>Withdraws a product.</summary>
    public void Unpublish(string channel, string sku) => Published.Remove((channel, sku));

    /// <summary>Deletes a product everywhere.</summary>
    public void Delete(string sku)
    {
        Drafts.Remove(sku);
        foreach (var channel in Channels) Published.Remove((channel, sku));
    }

    /// <summary>What a channel should see, by SKU.</summary>
    public Dictionary<string, string> Seen(string channel) => Published.Keys.Where(k => k.Channel == channel && Visible(channel, k.Sku) is not null)
        .ToDictionary(k => k.Sku, k => Show(channel, Visible(channel, k.Sku)!), StringComparer.Ordinal);

    private Draft? Visible(string channel, string sku) =>
        Published.TryGetValue((channel, sku), out var product) && product.Enabled
            && (product.Parent.Length == 0 || Visible(channel, product.Parent) is not null) ? product : null;

    private string Show(string channel, Draft product)
    {
        // Who points at nobody points where its model does.
        var pointsAt = product.Upsell.Count > 0 || product.Parent.Length == 0 ? product.Upsell : Visible(channel, product.Parent)!.Upsell;
        var upsell = pointsAt.Where(sku => Visible(channel, sku) is not null)
            .Select(sku => $"{sku}={Title(channel, Visible(channel, sku)!)}{Image(channel, Visible(channel, sku)!)}").ToList();
        var variants = Published.Keys.Where(k => k.Channel == channel && Visible(channel, k.Sku)?.Parent == product.Sku).Select(k => k.Sku)
            .Order(StringComparer.Ordinal).Select(sku => $"{sku}={Title(channel, Visible(channel, sku)!)}{Image(channel, Visible(channel, sku)!)}");
        var title = Title(channel, product);
        return $"{title}|{(title == product.Sku ? "" : NameLabel)}|{(upsell.Count == 0 ? "" : UpsellLabel)}:{string.Join(',', upsell)}|{string.Join(',', variants)}|{string.Join(',', Pictures(channel, product).Select(key => Assets.TryGetValue(key, out var text) ? $"{key}={text}" : key))}";
    }

    // A variant is shown as its model; what has expired is not shown.
    private IEnumerable<string> Pictures(string channel, Draft product) =>
        (product.Parent.Length > 0 ? Visible(channel, product.Parent)!.Pictures : product.Pictures)
            .Where(key => !Assets.TryGetValue(key, out var text) || text is not null);

    private string Image(string channel, Draft product) => Pictures(channel, product).FirstOrDefault() is { } first ? $"/{first}" : "";

    // A variant is called as its model.
    private string Title(string channel, Draft product) =>
        product.Name.Length > 0 ? product.Name
            : product.Parent.Length > 0 && Visible(channel, product.Parent) is { Name.Length: > 0 } model ? model.Name
            : product.Sku;
}

/// <summary>A state of a product.</summary>
internal sealed record Draft(string Sku, string Parent, string Name, bool Enabled, IReadOnlyList<string> Upsell, IReadOnlyList<string> Pictures);
