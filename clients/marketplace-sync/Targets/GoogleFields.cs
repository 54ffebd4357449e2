namespace Pim.MarketplaceSync.Targets;

/// <summary>
/// The product data specification of Google Merchant (support.google.com/merchants/answer/7052112): what an item may say about itself, and how long.
/// In feeds the names of repeated attributes are singular; those of Google's API, which has the same attributes, are plural.
/// </summary>
internal static class GoogleFields
{
    private const int AddressLength = 2_000;

    /// <summary>Most pairs of questions and answers.</summary>
    public const int MaxQuestions = 30;

    public static IReadOnlyList<FieldRule> All { get; } =
    [
        new("id", FieldKind.Code, 50) { IsRequired = true },
        new("title", FieldKind.Text, 150) { IsRequired = true },
        new("description", FieldKind.Text, 5_000) { IsRequired = true },
        new("link", FieldKind.Address, AddressLength) { IsRequired = true },
        new("mobile_link", FieldKind.Address, AddressLength),
        new("image_link", FieldKind.Address, AddressLength) { IsRequired = true },
        new("additional_image_link", FieldKind.Address, AddressLength) { MaxCount = 10 },
        new("video_link", FieldKind.Address, AddressLength) { MaxCount = 10 },
        new("availability", FieldKind.Choice) { IsRequired = true, Allowed = ["in_stock", "out_of_stock", "preorder", "backorder"] },
        new("availability_date", FieldKind.Date, 25),
        new("expiration_date", FieldKind.Date, 25),
        new("price", FieldKind.Price) { IsRequired = true },
        new("sale_price", FieldKind.Price),
        new("sale_price_effective_date", FieldKind.DateRange, 51),
        new("unit_pricing_measure", FieldKind.Measure, 50),
        new("unit_pricing_base_measure", FieldKind.Measure, 50),
        new("google_product_category", FieldKind.Code, 750),
        new("product_type", FieldKind.Text, 750) { MaxCount = 10 },
        new("brand", FieldKind.Text, 70),
        new("gtin", FieldKind.Gtin, 50),
        new("mpn", FieldKind.Code, 70),
        new("identifier_exists", FieldKind.YesNo),
        new("condition", FieldKind.Choice) { Allowed = ["new", "refurbished", "used"] },
        new("adult", FieldKind.YesNo),
        new("multipack", FieldKind.Count, 10),
        new("is_bundle", FieldKind.YesNo),
        new("age_group", FieldKind.Choice) { Allowed = ["newborn", "infant", "toddler", "kids", "adult"] },
        new("gender", FieldKind.Choice) { Allowed = ["male", "female", "unisex"] },
        new("color", FieldKind.Text, 100) { Joiner = "/" },
        new("size", FieldKind.Text, 100) { Joiner = "/" },
        new("size_type", FieldKind.Choice) { Allowed = ["regular", "petite", "maternity", "big", "tall", "plus"], MaxCount = 2 },
        new("size_system", FieldKind.Choice) { Allowed = ["US", "UK", "EU", "DE", "FR", "JP", "CN", "IT", "BR", "MEX", "AU"] },
        new("material", FieldKind.Text, 200) { Joiner = "/" },
        new("pattern", FieldKind.Text, 100),
        new("item_group_id", FieldKind.Code, 50),
        new("item_group_title", FieldKind.Text, 150),
        new("product_length", FieldKind.Measure, 50),
        new("product_width", FieldKind.Measure, 50),
        new("product_height", FieldKind.Measure, 50),
        new("product_weight", FieldKind.Measure, 50),
        new("product_detail", FieldKind.Details) 
        {
            MaxCount = 1_000, PartRules = [new("section_name", 140) { MayBeEmpty = true }, new("attribute_name", 140), new("attribute_value", 1_000)],
        },
        new("product_highlight", FieldKind.Text, 150) { MinCount = 2, MaxCount = 100 },
        new("question_and_answer", FieldKind.QuestionsAndAnswers)
        {
            MaxCount = MaxQuestions, MaxTotal = 10_000, PartRules = [new("question", 1_000), new("answer", 1_000)],
        },
        new("document_link", FieldKind.Address, AddressLength) { MaxCount = 10 },
        new("custom_label_0", FieldKind.Text, 100),
        new("custom_label_1", FieldKind.Text, 100),
        new("custom_label_2", FieldKind.Text, 100),
        new("custom_label_3", FieldKind.Text, 100),
        new("custom_label_4", FieldKind.Text, 100),
        new("shipping", FieldKind.Parts)
        {
            MaxCount = 100,
            PartRules = [new("country", 2), new("region", 50) { MayBeEmpty = true }, new("service", 100) { MayBeEmpty = true }, new("price", 20)],
        },
        new("shipping_weight", FieldKind.Measure, 50),
        new("shipping_length", FieldKind.Measure, 50),
        new("shipping_width", FieldKind.Measure, 50),
        new("shipping_height", FieldKind.Measure, 50),
        new("shipping_label", FieldKind.Text, 100),
        new("certification", FieldKind.Parts)
        {
            MaxCount = 100, PartRules = [new("certification_authority", 100), new("certification_name", 100), new("certification_code", 100)],
        },
        new("energy_efficiency_class", FieldKind.Choice) { Allowed = ["A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"] },
    ];
}
