namespace Pim.MarketplaceSync.Targets;

/// <summary>The fields of a Meta catalogue feed, whose names are Google's in the main.</summary>
internal static class MetaFields
{
    private const int AddressLength = 2_000;

    public static IReadOnlyList<FieldRule> All { get; } =
    [
        new("id", FieldKind.Code, 100) { IsRequired = true },
        new("title", FieldKind.Text, 200) { IsRequired = true },
        new("description", FieldKind.Text, 9_999) { IsRequired = true },
        new("availability", FieldKind.Choice) { IsRequired = true, Allowed = ["in stock", "out of stock", "available for order", "preorder", "discontinued"] },
        new("condition", FieldKind.Choice) { IsRequired = true, Allowed = ["new", "refurbished", "used"] },
        new("price", FieldKind.Price) { IsRequired = true },
        new("link", FieldKind.Address, AddressLength) { IsRequired = true },
        new("image_link", FieldKind.Address, AddressLength) { IsRequired = true },
        new("brand", FieldKind.Text, 100) { IsRequired = true },
        new("additional_image_link", FieldKind.Address, AddressLength) { MaxCount = 10, MaxTotal = 2_000 },
        new("gtin", FieldKind.Gtin, 14),
        new("mpn", FieldKind.Code, 100),
        new("google_product_category", FieldKind.Code, 750),
        new("product_type", FieldKind.Text, 750),
        new("sale_price", FieldKind.Price),
        new("sale_price_effective_date", FieldKind.DateRange, 51),
        new("item_group_id", FieldKind.Code, 100),
        new("age_group", FieldKind.Choice) { Allowed = ["newborn", "infant", "toddler", "kids", "teen", "adult", "all ages"] },
        new("gender", FieldKind.Choice) { Allowed = ["male", "female", "unisex"] },
        new("color", FieldKind.Text, 200),
        new("size", FieldKind.Text, 200),
        new("material", FieldKind.Text, 200),
        new("pattern", FieldKind.Text, 100),
        new("status", FieldKind.Choice) { Allowed = ["active", "archived"] },
        new("custom_label_0", FieldKind.Text, 100),
        new("custom_label_1", FieldKind.Text, 100),
        new("custom_label_2", FieldKind.Text, 100),
        new("custom_label_3", FieldKind.Text, 100),
        new("custom_label_4", FieldKind.Text, 100),
    ];
}
