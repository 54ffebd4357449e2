using Google.Protobuf.WellKnownTypes;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Values;
using PimService.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Tests.Products;

public sealed class ProductMaskTests
{
    private const string Known =
        "sku, type, family, family_variant, parent, enabled, categories, values, associations, values.ATTRIBUTE, associations.TYPE, or * for all.";

    private static readonly CatalogSchema Catalog = new(
        [Attribute("name"), Attribute("color"), new AssociationType { Code = "upsell" }, new AssociationType { Code = "cross_sell" }], 1);

    private static readonly Product Before = new()
    {
        Sku = "x", Type = ProductType.Model, Family = "shoes", FamilyVariant = "by_size", Parent = "root", Enabled = false, Categories = ["a", "b"],
        Values = ProductValues.Of(
        [
            new(new("color", "", ""), new OptionValue("red")),
            new(new("name", "", "de-DE"), new TextValue("Schuh")),
            new(new("name", "", "en-US"), new TextValue("Shoe")),
        ]),
        Associations = [new Association("cross_sell", ["c"]), new Association("upsell", ["u"])],
    };

    [Fact]
    public void Left_out_mask_changes_populated_fields_and_given_attributes_only()
    {
        var after = Edited(
            new V1.Product { Sku = "x", Enabled = true, Values = { ["name"] = Text("de-DE", "Stiefel") }, Associations = { ["upsell"] = Codes("v") } });
        Assert.Equal(
            Before with
            {
                Enabled = true,
                Values = ProductValues.Of([new(new("color", "", ""), new OptionValue("red")), new(new("name", "", "de-DE"), new TextValue("Stiefel"))]),
                Associations = [new Association("cross_sell", ["c"]), new Association("upsell", ["v"])],
            },
            after);
    }

    [Fact]
    public void Given_attribute_without_values_is_cleared() =>
        Assert.Equal(["color"], Edited(new V1.Product { Sku = "x", Values = { ["name"] = new V1.ValueSet() } }).Values.Attributes);

    [Fact]
    public void Star_replaces_everything() => Assert.Equal(
        new Product { Sku = "x", Family = "lamps", Values = ProductValues.Of([new(new("name", "", "de-DE"), new TextValue("Lampe"))]) },
        Edited(new V1.Product { Sku = "x", Family = "lamps", Values = { ["name"] = Text("de-DE", "Lampe") } }, "*"));

    [Fact]
    public void Named_fields_that_are_not_given_are_cleared_or_at_their_default()
    {
        var after = Edited(new V1.Product { Sku = "x" }, "family", "family_variant", "parent", "categories", "enabled", "type", "values", "associations");
        Assert.Equal(new Product { Sku = "x" }, after);
    }

    [Fact]
    public void Named_attributes_are_replaced_and_others_stay()
    {
        var after = Edited(new V1.Product { Sku = "x", Values = { ["name"] = Text("fr-FR", "Soulier"), ["color"] = Text("", "ignored") } }, "values.name");
        Assert.Equal(Before with { Values = ProductValues.Of(
            [new(new("color", "", ""), new OptionValue("red")), new(new("name", "", "fr-FR"), new TextValue("Soulier"))]) }, after);
        Assert.Equal(["name"], Edited(new V1.Product { Sku = "x" }, "values.color").Values.Attributes);
    }

    [Fact]
    public void Named_association_types_are_replaced_and_others_stay()
    {
        var after = Edited(new V1.Product { Sku = "x", Associations = { ["upsell"] = Codes("v"), ["cross_sell"] = Codes("ignored") } }, "associations.upsell");
        Assert.Equal([new Association("cross_sell", ["c"]), new Association("upsell", ["v"])], after.Associations);
        Assert.Equal(["cross_sell"], Edited(new V1.Product { Sku = "x" }, "associations.`upsell`").Associations.Select(a => a.Type));
    }

    [Fact]
    public void What_a_mask_does_not_name_need_not_be_readable()
    {
        var violations = new ViolationList();
        var product = new V1.Product
        {
            Sku = "x", Type = (V1.Product.Types.Type)9, Values = { ["size"] = new V1.ValueSet { Values = { new V1.Value { Number = "?" } } } },
        };
        new ProductReader(product, violations).Masked(Mask("enabled", "values.name"));
        Assert.True(violations.IsEmpty);
    }

    [Fact]
    public void Merge_sets_single_values_and_clears_those_without_data()
    {
        var name = new V1.ValueSet { Values = { new V1.Value { Locale = "de-DE" }, new V1.Value { Locale = "fr-FR", Text = "Soulier" } } };
        var product = new V1.Product { Sku = "x", Values = { ["name"] = name } };
        var violations = new ViolationList();
        var after = new ProductReader(product, violations, mayClear: true).Merged().ApplyTo(Before);
        Assert.True(violations.IsEmpty);
        Assert.Equal([("color", ""), ("name", "en-US"), ("name", "fr-FR")], after.Values.Select(v => (v.Key.Attribute, v.Key.Locale)));
    }

    [Theory]
    [InlineData("name", "'name' is output only.")]
    [InlineData("etag", "'etag' is output only.")]
    [InlineData("completeness", "'completeness' is output only.")]
    [InlineData("colour", "There is no field 'colour'. There are: " + Known)]
    [InlineData("", "There is no field ''. There are: " + Known)]
    [InlineData("categories.a", "There is no field 'categories.a'. There are: " + Known)]
    public void Paths_that_cannot_be_updated_are_refused_with_those_that_can(string path, string description)
    {
        var violations = new ViolationList();
        ProductMask.ForUpdate(new FieldMask { Paths = { "enabled", path } }, Catalog, violations);
        var violation = Assert.Single(violations.ToList());
        Assert.Equal(("paths[1]", description), (violation.Field, violation.Description));
    }

    [Fact]
    public void All_paths_at_fault_are_told()
    {
        var violations = new ViolationList();
        ProductMask.ForUpdate(
            new FieldMask { Paths = { "colour", "values.nom", "enabled", "etag", "associations.like", "values.name", "values.nom" } }, Catalog, violations);
        Assert.Equal(
            [
                ("paths[0]", "There is no field 'colour'. There are: " + Known), ("paths[1]", "There is no attribute 'nom'."),
                    ("paths[3]", "'etag' is output only."),
                ("paths[4]", "There is no association type 'like'."), ("paths[6]", "There is no attribute 'nom'."),
            ],
            violations.ToList().Select(v => (v.Field, v.Description)));
    }

    private static AttributeDefinition Attribute(string code) => new() { Code = code, Type = AttributeType.Text };

    private static Product Edited(V1.Product product, params string[] paths)
    {
        var violations = new ViolationList();
        var reader = new ProductReader(product, violations);
        var edit = paths.Length == 0 ? reader.Populated() : reader.Masked(Mask(paths));
        Assert.Empty(violations.ToList());
        return edit.ApplyTo(Before);
    }

    private static ProductMask Mask(params string[] paths)
    {
        var violations = new ViolationList();
        var mask = ProductMask.ForUpdate(new FieldMask { Paths = { paths } }, Catalog, violations);
        Assert.Empty(violations.ToList());
        return mask;
    }

    private static V1.ValueSet Text(string locale, string text) => new() { Values = { new V1.Value { Locale = locale, Text = text } } };

    private static V1.CodeList Codes(params string[] codes) => new() { Codes = { codes } };
}
