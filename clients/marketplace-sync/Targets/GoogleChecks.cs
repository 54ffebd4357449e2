using Pim.MarketplaceSync.Items;

namespace Pim.MarketplaceSync.Targets;

/// <summary>What Google asks of fields together.</summary>
internal static class GoogleChecks
{
    private const string Apparel = "Apparel & Accessories";
    private const string ApparelNumber = "166";
    private static readonly string[] NeedSize = ["Clothing", "Shoes"];

    public static void Check(ItemDraft item)
    {
        CheckAvailability(item);
        CheckIdentifiers(item);
        CheckApparel(item);
        CheckSale(item);
    }

    private static void CheckAvailability(ItemDraft item)
    {
        if (item.TextOf("availability") is "preorder" or "backorder" && !item.Has("availability_date"))
            item.Refuse("availability_date", "MISSING", "Is required for what is on preorder or backorder.");
    }

    /// <summary>"no" is said only where there truly are no identifiers: not of an item whose GTIN is merely wrong.</summary>
    private static void CheckIdentifiers(ItemDraft item)
    {
        var none = !item.WasGiven("gtin") && !item.WasGiven("mpn");
        if (none && !item.Has("identifier_exists")) item.Set("identifier_exists", "no");
        if (!item.Has("brand") && item.TextOf("identifier_exists") != "no")
            item.Note("brand", "BRAND_MISSING", "Is required for new goods other than films, books and music.");
        if (!item.Has("gtin") && !item.Has("mpn") && !none) item.Note("gtin", "NO_IDENTIFIER", "Neither a usable GTIN nor a manufacturer's number is left.");
    }

    private static void CheckApparel(ItemDraft item)
    {
        if (item.TextOf("google_product_category") is not { } category) return;
        if (category != ApparelNumber && category != Apparel && !category.StartsWith(Apparel + " >", StringComparison.Ordinal)) return;
        foreach (var field in (string[])["color", "age_group", "gender"]) Require(item, field);
        if (category.Split(" > ") is [_, var kind, ..] && NeedSize.Contains(kind)) Require(item, "size");
    }

    private static void CheckSale(ItemDraft item)
    {
        if (!item.Has("sale_price") || AmountOf(item.TextOf("sale_price")) < AmountOf(item.TextOf("price"))) return;
        item.Remove("sale_price");
        item.Remove("sale_price_effective_date");
        item.Note("sale_price", "SALE_NOT_LOWER", "Is not below the price: left out.");
    }

    private static decimal AmountOf(string? price) => decimal.Parse(price?.Split(' ')[0] ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    private static void Require(ItemDraft item, string field)
    {
        if (!item.Has(field)) item.Refuse(field, "MISSING", "Is required for apparel.");
    }
}
