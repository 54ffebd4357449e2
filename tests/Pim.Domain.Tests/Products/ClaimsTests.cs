using Pim.Domain.Attributes;
using Pim.Domain.Families;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Products.Shoes;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Products;

public sealed class ClaimsTests
{
    [Fact]
    public void A_product_without_unique_values_claims_nothing() =>
        Assert.Empty(ProductRules.Claims(Alone(Clog with { Values = ValuesOf(("brand", new TextValue("Acme"))) }), Catalogue));

    [Fact]
    public void A_variant_claims_its_unique_values_and_its_axes_below_its_model() =>
        Assert.Equal(
            [new UniqueClaim(Key("ean"), "4006381333931"), new UniqueClaim(Key("", "runner-red"), "42")], ProductRules.Claims(BelowRed(Red42), Catalogue));

    [Fact]
    public void A_sub_model_claims_the_axes_of_its_own_level() =>
        Assert.Equal([new UniqueClaim(Key("", "runner"), "red")], ProductRules.Claims(BelowRoot(Red), Catalogue));

    [Fact]
    public void A_root_model_claims_no_axes() => Assert.Empty(ProductRules.Claims(Alone(Root), Catalogue));

    [Fact]
    public void Unique_values_are_claimed_for_each_channel_and_locale()
    {
        var schema = SchemaOf(Master, Web, AttributeOf("slug") with { Unique = true, Localizable = true });
        var product = new Product { Sku = "a",
            Values = ProductValues.Of([new(Key("slug", "", "de-DE"), new TextValue("schuh")), new(Key("slug", "", "fr-FR"), new TextValue("schuh"))]) };
        Assert.Equal(
            [new UniqueClaim(Key("slug", "", "de-DE"), "schuh"), new UniqueClaim(Key("slug", "", "fr-FR"), "schuh")],
                ProductRules.Claims(Alone(product), schema));
    }

    [Fact]
    public void Equal_numbers_are_one_value_however_they_are_written()
    {
        Assert.Equal("1.5", UniqueNumber(1.5m));
        Assert.Equal("1.5", UniqueNumber(1.500m));
        Assert.Equal("100", UniqueNumber(100.00m));
        Assert.Equal("0", UniqueNumber(-0.00m));
        Assert.Equal("0.1234567890123456789012345678", UniqueNumber(0.1234567890123456789012345678m));
        Assert.Equal("9999999999999999999999999999", UniqueNumber(9999999999999999999999999999m));
        Assert.NotEqual(UniqueNumber(1.5m), UniqueNumber(1.51m));
    }

    [Fact]
    public void Days_are_claimed_as_such()
    {
        var schema = SchemaOf(AttributeOf("day", AttributeType.Date) with { Unique = true });
        var product = new Product { Sku = "a", Values = ValuesOf(("day", new DateValue(new(2026, 11, 22)))) };
        Assert.Equal("2026-11-22", Assert.Single(ProductRules.Claims(Alone(product), schema)).Value);
    }

    [Fact]
    public void A_value_kept_from_another_type_claims_nothing()
    {
        var schema = SchemaOf(AttributeOf("ean") with { Unique = true });
        var product = new Product { Sku = "a", Values = ValuesOf(("ean", PricesValue.Of([new("EUR", 1)]))) };
        Assert.Empty(ProductRules.Claims(Alone(product), schema));
    }

    [Fact]
    public void An_amount_in_the_default_unit_is_one_value_whether_the_unit_is_named_or_not()
    {
        Assert.Equal(Claimed(["weight"], new MeasurementValue(1, "KG")), Claimed(["weight"], new MeasurementValue(1.0m, "")));
        Assert.NotEqual(Claimed(["weight"], new MeasurementValue(1, "KG")), Claimed(["weight"], new MeasurementValue(1, "G")));
    }

    [Fact]
    public void Axis_values_do_not_run_into_each_other()
    {
        string[] axes = ["brand", "name2", "washable"];
        string?[] texts = [null, "a", "aa", "true", "1"];
        bool?[] flags = [null, true, false];
        var claims = (from first in texts from second in texts from flag in flags
                      select Claimed(axes, TextOrNull(first), TextOrNull(second), flag is { } f ? new BooleanValue(f) : null)).ToList();
        Assert.Equal(claims.Count, claims.Distinct().Count());

        static Value? TextOrNull(string? text) => text is null ? null : new TextValue(text);
    }

    [Fact]
    public void No_valid_text_or_option_holds_what_stands_between_axis_values()
    {
        Assert.NotNull(Domain.Text.TextRules.Refusal("a\u001fb", 100));
        Assert.False(Domain.Text.Codes.IsOptionCode("a\u001fb"));
    }

    private static string UniqueNumber(decimal number)
    {
        var schema = SchemaOf(AttributeOf("number", AttributeType.Number) with { Unique = true });
        return Assert.Single(ProductRules.Claims(Alone(new Product { Sku = "a", Values = ValuesOf(("number", new NumberValue(number))) }), schema)).Value;
    }

    /// <summary>What a variant with these values of its axes claims.</summary>
    private static string Claimed(string[] axes, params Value?[] values)
    {
        CatalogSchema schema = Catalogue.With(AttributeOf("name2"), 2)
            .With(new Family { Code = "f", Attributes = axes.ToCodeSet() }, 3)
            .With(new FamilyVariant { Code = "v", Family = "f", Levels = [VariantLevel.Of(axes, [])] }, 4);
        var model = new Product { Sku = "m", Type = ProductType.Model, Family = "f", FamilyVariant = "v" };
        var own = axes.Zip(values).Where(pair => pair.Second is not null).Select(pair => (pair.First, pair.Second!)).ToArray();
        var variant = model with { Sku = "v", Type = ProductType.Product, Parent = "m", Values = ValuesOf(own) };
        return Assert.Single(ProductRules.Claims(new Lineage(variant, [model]), schema)).Value;
    }
}
