using Pim.V1;

namespace Pim.MarketplaceSync.Tests.Items;

public sealed class FieldTests
{
    [Theory]
    [InlineData(12_990_000, "EUR", "12.99 EUR")]
    [InlineData(1_000_000, "EUR", "1.00 EUR")]
    [InlineData(12_995_000, "EUR", "13.00 EUR")]
    [InlineData(1_200_000_000, "JPY", "1200 JPY")]
    [InlineData(1_234_000, "KWD", "1.234 KWD")]
    public void Prices_have_the_decimals_of_their_currency(long micros, string currency, string expected)
    {
        var mapping = Mappings.Of("google-rss", Contents.Required, currency: currency);
        var content = Contents.Complete();
        content.Attributes[1] = Contents.Price("price", ("XTS", 1), (currency, micros));
        Assert.Equal([expected], Contents.ValuesOf(Contents.Make(mapping, content), "price"));
    }

    [Fact]
    public void Without_a_price_in_the_currency_of_the_feed_the_item_is_left_out()
    {
        var made = Contents.Make(Mappings.Of("google-rss", Contents.Required, currency: "USD"), Contents.Complete());
        Assert.Null(made.Item);
        Assert.Contains(made.Findings, f => f is { Field: "price", Source: "values.price", Reason: "MISSING", IsRefusal: true }
            && f.Description.Contains("USD", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4006381333931", "4006381333931")]
    [InlineData("400 6381-333931", "4006381333931")]
    [InlineData("4006381333930", null)]
    [InlineData("036000291452", "036000291452")]
    [InlineData("96385074", "96385074")]
    [InlineData("400638133393", null)]
    public void A_gtin_with_a_wrong_digit_is_left_out(string given, string? sent)
    {
        var made = Contents.MakeWith("\"gtin\": \"values.gtin\"", Contents.Text("gtin", given));
        Assert.Equal(sent, Contents.ValuesOf(made, "gtin").SingleOrDefault());
        Assert.Equal(sent is null, made.Findings.Any(f => f.Reason == "NO_GTIN"));
        // There is an identifier, if a wrong one.
        Assert.Empty(Contents.ValuesOf(made, "identifier_exists"));
    }

    [Fact]
    public void That_there_is_no_identifier_is_said_only_where_there_is_none()
    {
        const string fields = "\"gtin\": \"values.gtin\", \"mpn\": \"values.mpn\"";
        Assert.Equal(["no"], Contents.ValuesOf(Contents.MakeWith(fields), "identifier_exists"));
        Assert.Empty(Contents.ValuesOf(Contents.MakeWith(fields, Contents.Text("mpn", "X-1")), "identifier_exists"));
    }

    [Fact]
    public void What_can_be_ordered_ahead_needs_its_day()
    {
        var fields = Contents.Required.Replace("\"availability\": { \"value\": \"in_stock\" }", "\"availability\": { \"value\": \"preorder\" }",
            StringComparison.Ordinal) + ", \"availability_date\": \"values.day\"";
        var mapping = Mappings.Of("google-rss", fields);
        Assert.NotNull(Contents.Make(mapping, Contents.Complete("A-1", Contents.Text("day", "2027-03-01"))).Item);
        Assert.Contains(Contents.Make(mapping, Contents.Complete()).Findings, f => f is { Field: "availability_date", Reason: "MISSING", IsRefusal: true });
        Assert.Null(Contents.Make(mapping, Contents.Complete("A-1", Contents.Text("day", "in spring"))).Item);
    }

    [Fact]
    public void Apparel_needs_color_size_age_group_and_gender()
    {
        var made = Contents.MakeWith("\"google_product_category\": { \"value\": \"Apparel & Accessories > Clothing > Shirts\" }, \"color\": \"values.color\"",
            Contents.Options("color", "Red", "Blue"));
        Assert.Equal(["age_group", "gender", "size"], made.Findings.Where(f => f.IsRefusal).Select(f => f.Field).Order());

        var bag = Contents.MakeWith("\"google_product_category\": { \"value\": \"Luggage & Bags > Backpacks\" }, \"color\": \"values.color\"",
            Contents.Options("color", "Red", "Blue"));
        Assert.Equal(["Red/Blue"], Contents.ValuesOf(bag, "color"));
    }

    [Fact]
    public void Variants_are_grouped_by_their_root_model()
    {
        var content = Contents.Complete("A-1");
        content.Variation = new Variation { Model = "A", Parent = "A-RED" };
        var made = Contents.Make(Mappings.Of("google-rss", $"{Contents.Required}, \"item_group_id\": \"model\""), content);
        Assert.Equal(["A"], Contents.ValuesOf(made, "item_group_id"));
        Assert.Empty(Contents.ValuesOf(Contents.MakeWith("\"item_group_id\": \"model\""), "item_group_id"));
    }

    [Fact]
    public void Each_category_is_a_product_type()
    {
        var content = Contents.Complete();
        content.Categories.Add(new ContentCategory { Code = "tea", Label = "Tea, hot", Path = { new Label { Code = "kitchen", Label_ = "Kitchen" } } });
        content.Categories.Add(new ContentCategory { Code = "sale", Label = "Sale" });
        Assert.Equal(["Kitchen > Tea, hot", "Sale"],
            Contents.ValuesOf(Contents.Make(Mappings.Of("google-rss", $"{Contents.Required}, \"product_type\": \"category\""), content), "product_type"));
    }

    [Fact]
    public void Addresses_come_from_the_service_or_else_from_the_template()
    {
        var content = Contents.Complete("ä/1", Contents.Assets("gallery", "a b/c.jpg", "https://elsewhere.example/x.jpg", "known.jpg"));
        content.Media.Add(new MediaLink { Key = "known.jpg", Url = "https://pim.example/media/ff00", Role = Asset.Types.Role.Gallery });
        content.Media.Add(new MediaLink { Key = "m.pdf", Url = "https://pim.example/media/m.pdf", Role = Asset.Types.Role.Manual });
        var mapping = Mappings.Of("google-rss", $"{Contents.Required}, \"additional_image_link\": \"values.gallery\", \"document_link\": \"media.manual\"");
        var made = Contents.Make(mapping, content);
        Assert.Equal(["https://shop.example/%C3%A4%2F1"], Contents.ValuesOf(made, "link"));
        Assert.Equal(["https://media.example/a%20b/c.jpg", "https://elsewhere.example/x.jpg", "https://pim.example/media/ff00"],
            Contents.ValuesOf(made, "additional_image_link"));
        Assert.Equal(["https://pim.example/media/m.pdf"], Contents.ValuesOf(made, "document_link"));
    }

    [Fact]
    public void Another_language_that_stands_in_is_told()
    {
        var made = Contents.MakeWith(
            "\"material\": \"values.text\"", new ContentAttribute(Contents.Text("text", "Ein Text")) { Fallback = true, Locale = "de-DE" });
        Assert.NotNull(made.Item);
        Assert.Contains(made.Findings, f => f is { Field: "material", Reason: "OTHER_LANGUAGE", IsRefusal: false });
    }

    [Fact]
    public void A_sale_price_that_is_no_lower_is_left_out()
    {
        Assert.Empty(Contents.ValuesOf(Contents.MakeWith("\"sale_price\": \"values.sale\"", Contents.Price("sale", ("EUR", 12_990_000))), "sale_price"));
        Assert.Equal(["9.99 EUR"],
            Contents.ValuesOf(Contents.MakeWith("\"sale_price\": \"values.sale\"", Contents.Price("sale", ("EUR", 9_990_000))), "sale_price"));
    }

    [Fact]
    public void Values_are_mapped_and_what_is_not_in_the_map_counts_as_none()
    {
        const string field = "\"age_group\": { \"from\": \"values.who.code\", \"map\": { \"men\": \"adult\" } }";
        Assert.Equal(["adult"], Contents.ValuesOf(Contents.MakeWith(field, Contents.Options("who", "Men")), "age_group"));
        Assert.Empty(Contents.ValuesOf(Contents.MakeWith(field, Contents.Options("who", "Dogs")), "age_group"));
    }

    [Theory]
    [InlineData("DE::DHL:4.90 EUR", "DE||DHL|4.90 EUR", "")]
    [InlineData("DE:::", "", "INCOMPLETE")]
    [InlineData(":::4.90 EUR", "", "INCOMPLETE")]
    [InlineData("Germany:::4.90 EUR", "", "TOO_LONG")]
    public void A_value_of_codes_has_all_that_it_needs_and_none_is_cut(string text, string shipping, string reason)
    {
        var made = Contents.MakeWith($"\"shipping\": {{ \"value\": \"{text}\" }}");
        Assert.Equal(shipping, Contents.ValuesOf(made, "shipping").SingleOrDefault(""));
        Assert.Equal(reason, made.Findings.SingleOrDefault(f => f.Field == "shipping")?.Reason ?? "");
    }

    [Theory]
    [InlineData("<p>One</p><p>Two &amp; three</p>", "One\nTwo & three")]
    [InlineData("a<br>b<ul><li>c<li>d</ul>", "a\nb\nc\nd")]
    [InlineData("x<script>alert(1)</script><style>p{}</style>y", "xy")]
    [InlineData("5 < 6 and <b>7</b>", "5 < 6 and 7")]
    [InlineData("&lt;script&gt;alert(1)&lt;/script&gt;", "‹script>alert(1)‹/script>")]
    public void Rich_text_becomes_what_a_reader_sees(string html, string text) =>
        Assert.Equal([text], Contents.ValuesOf(Contents.MakeWith("\"material\": \"values.html\"", Contents.RichText("html", html)), "material"));
}
