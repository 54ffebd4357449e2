using Pim.Application.Transfer;
using Pim.Domain.Attributes;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using PimService.Tests.Products;
using PimService.Tests.Schema;
using PimService.Transfer;
using V1 = Pim.V1;

namespace PimService.Tests.Transfer;

public sealed class CatalogRowTests
{
    private static readonly CatalogRowReader Merge = new(replaces: false);
    private static readonly CatalogRowReader Replace = new(replaces: true);

    [Fact]
    public void Exported_nouns_import_back_as_they_were()
    {
        var nouns = new RandomNouns(seed: 5);
        for (var i = 0; i < 50; i++)
        {
            SchemaNoun[] all =
                [nouns.AssociationType(), nouns.Attribute(), nouns.AttributeGroup(), nouns.Category(), nouns.Channel(), nouns.Family(), nouns.FamilyVariant()];
            foreach (var noun in all)
            {
                var row = Assert.IsType<SchemaRow>(Replace.Read(7, CatalogRowWriter.Write(noun)));
                Assert.Equal((7, noun.Name, noun.Collection, noun.Code), (row.Index, row.Name, row.Collection, row.Code));
                Assert.Equal(noun, row.Apply(null));
                Assert.Equal(noun, row.Apply(noun));
            }
        }
    }

    [Fact]
    public void Exported_products_import_back_as_they_were()
    {
        var products = new RandomProducts(seed: 6);
        for (var i = 0; i < 100; i++)
        {
            var (product, other) = (products.Next(), products.Next());
            var row = Assert.IsType<ProductRow>(Replace.Read(i, CatalogRowWriter.Write(product)));
            Assert.Equal(Product.NameOf(product.Sku), row.Name);
            Assert.Equal(product, row.Edit.ApplyTo(null));
            Assert.Equal(product, row.Edit.ApplyTo(other with { Sku = product.Sku }));
        }
    }

    [Fact]
    public void Merged_noun_keeps_what_its_row_does_not_carry_and_replaced_one_does_not()
    {
        var before = new AttributeDefinition { Code = "name", Type = AttributeType.Text, Group = "basics" };
        var message = new V1.CatalogRow { Attribute = new V1.Attribute { Code = "name", Type = V1.AttributeType.Text, Position = 4 } };
        Assert.Equal(before with { Position = 4 }, ((SchemaRow)Merge.Read(0, message)).Apply(before));
        Assert.Equal(before with { Position = 4, Group = "" }, ((SchemaRow)Replace.Read(0, message)).Apply(before));
        Assert.Equal(before with { Position = 4, Group = "" }, ((SchemaRow)Merge.Read(0, message)).Apply(null));
    }

    [Fact]
    public void Output_only_fields_are_ignored()
    {
        var row = new V1.CatalogRow { Product = new V1.Product { Sku = "x", Etag = "\"7\"", Completeness = { new V1.Completeness() } } };
        Assert.Null(((ProductRow)Merge.Read(0, row)).Edit.ExpectedRevision);
    }

    [Fact]
    public void Row_that_cannot_be_read_says_why_under_its_name()
    {
        var product = Assert.IsType<UnreadableRow>(Merge.Read(3, new V1.CatalogRow
        {
            Product = new V1.Product { Sku = "a/b", Values = { ["size"] = new V1.ValueSet { Values = { new V1.Value { Number = "x" } } } } },
        }));
        Assert.Equal((3, "products/a%2Fb", "values.size.values[0].number"), (product.Index, product.Name, product.Violations[0].Field));
        var message = new V1.CatalogRow { Attribute = new V1.Attribute { Code = "size", Rules = new V1.AttributeRules { MinNumber = "x" } } };
        var attribute = Assert.IsType<UnreadableRow>(Merge.Read(0, message));
        Assert.Equal(("attributes/size", "rules.min_number"), (attribute.Name, attribute.Violations[0].Field));
    }

    [Fact]
    public void Row_without_resource_or_readable_code_has_no_name()
    {
        Assert.Equal("", Assert.IsType<UnreadableRow>(Merge.Read(0, new V1.CatalogRow())).Name);
        Assert.Equal("", Assert.IsType<UnreadableRow>(Merge.Read(0, new V1.CatalogRow { Product = new V1.Product() })).Name);
        Assert.Equal("", Merge.Read(0, new V1.CatalogRow { Channel = new V1.Channel { Code = "a b" } }).Name);
    }
}
