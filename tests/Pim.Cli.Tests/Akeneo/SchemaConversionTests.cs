using Pim.Cli.Akeneo;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Tests.Akeneo;

public sealed class SchemaConversionTests
{
    [Fact]
    public async Task Rows_come_in_an_order_in_which_nothing_refers_to_what_comes_later()
    {
        var rows = await ExportFixture.ReadAsync();

        string[] expected = ["attribute group", "attribute", "attribute option", "category", "channel", "family", "family variant", "association type",
            "product model", "product"];
        Assert.Equal(expected, rows.Select(r => r.Kind).Distinct());
    }

    [Fact]
    public async Task Categories_follow_their_parents_and_keep_their_place_among_their_siblings()
    {
        var categories = (await ExportFixture.ReadAsync()).Where(r => r.Kind == "category").Select(r => r.Row!.Category).ToList();

        Assert.Equal(["master", "clothes", "shirts", "trousers", "sales"], categories.Select(c => c.Code));
        Assert.Equal([1, 1, 1, 2, 2], categories.Select(c => c.Position));
        Assert.Equal("Hemden", categories[2].Labels["de-DE"]);
    }

    [Theory]
    [InlineData("sku", AttributeType.Identifier)]
    [InlineData("name", AttributeType.Text)]
    [InlineData("description", AttributeType.RichText)]
    [InlineData("notes", AttributeType.Text)]
    [InlineData("pieces", AttributeType.Number)]
    [InlineData("weight", AttributeType.Measurement)]
    [InlineData("price", AttributeType.PriceCollection)]
    [InlineData("washable", AttributeType.Boolean)]
    [InlineData("released", AttributeType.Date)]
    [InlineData("color", AttributeType.SingleSelect)]
    [InlineData("styles", AttributeType.MultiSelect)]
    [InlineData("picture", AttributeType.Asset)]
    [InlineData("manual", AttributeType.Asset)]
    public async Task Attribute_types_are_mapped(string code, AttributeType type)
    {
        var rows = await ExportFixture.ReadAsync();

        Assert.Equal(type, rows.Taken(code).Attribute.Type);
    }

    [Fact]
    public async Task Attributes_keep_labels_group_position_and_what_they_differ_by()
    {
        var rows = await ExportFixture.ReadAsync();
        var description = rows.Taken("description").Attribute;

        Assert.Equal("Beschreibung", description.Labels["de-DE"]);
        Assert.Equal("marketing", description.Group);
        Assert.Equal(3, description.Position);
        Assert.True(description.Localizable);
        Assert.True(description.Scopable);
        Assert.True(rows.Taken("ean").Attribute.Unique);
        Assert.False(rows.Taken("sku").Attribute.Unique);
    }

    [Fact]
    public async Task Limits_on_values_are_mapped()
    {
        var rows = await ExportFixture.ReadAsync();

        Assert.Equal(120, Rules("name").MaxLength);
        Assert.Equal(@"^\d{13}$", Rules("ean").Pattern);
        Assert.Equal(["de-DE"], Rules("slogan").AllowedLocales);
        Assert.Equal(new AttributeRules { MaxDecimals = 0, MinNumber = "0", MaxNumber = "1000" }, Rules("pieces"));
        Assert.Equal(new AttributeRules { MinNumber = "-10.5", MaxNumber = "10.5" }, Rules("offset"));
        Assert.Equal(new AttributeRules { MinNumber = "0" }, Rules("weight"));
        Assert.Equal(new AttributeRules { MaxDecimals = 0 }, Rules("price"));
        Assert.Equal(new AttributeRules { MinDate = "2001-01-01", MaxDate = "2030-12-31" }, Rules("released"));
        Assert.Equal(["jpg", "png"], Rules("picture").AllowedExtensions);
        Assert.Null(rows.Taken("notes").Attribute.Rules);

        AttributeRules Rules(string code) => rows.Taken(code).Attribute.Rules;
    }

    [Theory]
    [InlineData("homepage", "RULE_NOT_TAKEN validation_rule")]
    [InlineData("picture", "RULE_NOT_TAKEN max_file_size")]
    public async Task A_limit_that_does_not_exist_here_is_told_of(string code, string note)
    {
        var rows = await ExportFixture.ReadAsync();

        Assert.Equal([note], rows.Find(code).Notes());
    }

    [Fact]
    public async Task Options_are_part_of_their_attribute()
    {
        var rows = await ExportFixture.ReadAsync();

        Assert.Equal(["red", "blue"], rows.Taken("color").Attribute.Options.Select(o => o.Code));
        Assert.Equal("Rot", rows.Taken("color").Attribute.Options[0].Labels["de-DE"]);
    }

    [Fact]
    public async Task An_option_of_an_attribute_that_is_not_there_is_refused()
    {
        var refused = (await ExportFixture.ReadAsync()).Find("lost");

        Assert.Equal(new SourcePlace("attribute_options.csv", 8), refused.Place);
        Assert.Equal("UNKNOWN_ATTRIBUTE", Assert.Single(refused.Violations).Reason);
    }

    [Fact]
    public async Task Measurements_get_all_units_of_their_family_and_its_default()
    {
        var weight = (await ExportFixture.ReadAsync()).Taken("weight").Attribute;

        Assert.Equal("KILOGRAM", weight.DefaultUnit);
        Assert.Contains("GRAM", weight.Units.Select(u => u.Code));
        var kilogram = weight.Units.Single(u => u.Code == "KILOGRAM");
        Assert.Equal("kg", kilogram.Symbol);
        Assert.Equal("Kilogramm", kilogram.Labels["de"]);
        Assert.Equal("Kilogramme", kilogram.Labels["fr"]);
    }

    [Theory]
    [InlineData("fabric", "UNSUPPORTED_TYPE")]
    [InlineData("glow", "UNKNOWN_METRIC_FAMILY")]
    public async Task An_attribute_that_cannot_be_imported_is_refused_aloud(string code, string reason)
    {
        var row = (await ExportFixture.ReadAsync()).Find(code);

        Assert.True(row.IsRefused);
        Assert.Null(row.Row);
        Assert.Equal(reason, Assert.Single(row.Violations).Reason);
    }

    [Fact]
    public async Task Channels_have_locales_currencies_and_a_tree_and_no_fallbacks_unless_asked_for()
    {
        var web = (await ExportFixture.ReadAsync()).Taken("web").Channel;

        Assert.Equal(["en-US", "de-DE"], web.Locales.Select(l => l.Locale));
        Assert.All(web.Locales, l => Assert.Empty(l.Fallbacks));
        Assert.Equal(["EUR", "USD"], web.Currencies);
        Assert.Equal("master", web.CategoryTree);
    }

    [Fact]
    public async Task Fallbacks_are_those_that_were_asked_for()
    {
        var options = AkeneoOptions.Default with { Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["de-DE"] = ["en-US"] } };

        var web = (await ExportFixture.ReadAsync(options)).Taken("web").Channel;

        Assert.Equal(["en-US"], web.Locales.Single(l => l.Locale == "de-DE").Fallbacks);
        Assert.Empty(web.Locales.Single(l => l.Locale == "en-US").Fallbacks);
    }

    [Fact]
    public async Task A_fallback_for_a_locale_that_no_channel_serves_is_wrong_usage()
    {
        var options = AkeneoOptions.Default with { Fallbacks = new Dictionary<string, IReadOnlyList<string>> { ["it-IT"] = ["en-US"] } };

        var error = await Assert.ThrowsAsync<UnusableInputException>(() => ExportFixture.ReadAsync(options));

        Assert.Contains("it-IT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Families_leave_out_attributes_that_were_not_imported_and_say_so()
    {
        var row = (await ExportFixture.ReadAsync()).Find("shirts", "family");

        var family = row.Row!.Family;
        Assert.Equal(["sku", "name", "description", "ean", "weight", "color", "size", "price", "picture"], family.Attributes);
        Assert.Equal("name", family.LabelAttribute);
        Assert.Equal("picture", family.ImageAttribute);
        Assert.Equal(["web"], family.Requirements.Keys);
        Assert.Equal(["sku", "name"], family.Requirements["web"].Attributes);
        Assert.Equal(["ATTRIBUTE_NOT_IMPORTED attributes", "ATTRIBUTE_NOT_IMPORTED requirements-web"], row.Notes());
    }

    [Fact]
    public async Task Levels_of_family_variants_leave_out_the_identifier()
    {
        var variant = (await ExportFixture.ReadAsync()).Taken("shirts_color_size").FamilyVariant;

        Assert.Equal("shirts", variant.Family);
        Assert.Equal(2, variant.Levels.Count);
        Assert.Equal(["color"], variant.Levels[0].Axes);
        Assert.Equal(["color", "picture"], variant.Levels[0].Attributes);
        Assert.Equal(["size"], variant.Levels[1].Axes);
        Assert.Equal(["size", "ean"], variant.Levels[1].Attributes);
    }
}
