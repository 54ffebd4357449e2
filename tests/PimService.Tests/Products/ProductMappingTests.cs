using Google.Protobuf;
using Pim.Domain.Products;
using Pim.Domain.Values;
using PimService.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Tests.Products;

public sealed class ProductMappingTests
{
    [Fact]
    public void Products_come_back_from_the_wire_as_they_were()
    {
        var products = new RandomProducts(seed: 17);
        for (var i = 0; i < 500; i++)
        {
            var product = products.Next();
            var message = V1.Product.Parser.ParseFrom(ProductWriter.Row(product).ToByteArray());
            var violations = new ViolationList();
            var back = new ProductReader(message, violations).Whole().ApplyTo(null);
            Assert.Empty(violations.ToList());
            Assert.Equal(product, back);
        }
    }

    [Fact]
    public void Restored_from_its_own_message_a_product_does_not_change()
    {
        var products = new RandomProducts(seed: 18);
        for (var i = 0; i < 200; i++)
        {
            var product = products.Next();
            var message = ProductWriter.Row(product);
            Assert.Equal(product, new ProductReader(message, new ViolationList()).Populated().ApplyTo(product));
            Assert.Equal(product, new ProductReader(message, new ViolationList(), mayClear: true).Merged().ApplyTo(product));
        }
    }

    [Fact]
    public void Decimals_keep_their_trailing_zeros()
    {
        Assert.Equal("12.50", Written(Read(new V1.Value { Number = "12.50" })).Number);
        Assert.Equal("0.50", Written(Read(new V1.Value { Measurement = new V1.Measurement { Amount = "0.50", Unit = "KILOGRAM" } })).Measurement.Amount);
    }

    [Fact]
    public void Locales_are_brought_into_their_usual_spelling() => Assert.Equal("de-DE", Written(Read(new V1.Value { Locale = "de_de", Text = "x" })).Locale);

    [Fact]
    public void Row_carries_no_output_only_fields()
    {
        var product = new Product { Sku = "x", Revision = 7, CreateTime = DateTimeOffset.UnixEpoch, UpdateTime = DateTimeOffset.UnixEpoch };
        var row = ProductWriter.Row(product);
        Assert.Equal("", row.Name + row.Etag);
        Assert.Null(row.CreateTime);
        Assert.Null(row.UpdateTime);
    }

    [Fact]
    public void Resource_carries_what_is_known_about_the_product()
    {
        var product = new Product { Sku = "a/b", Revision = 500, CreateTime = DateTimeOffset.UnixEpoch, UpdateTime = DateTimeOffset.UnixEpoch.AddDays(1) };
        var state = new ProductState([new Completeness("web", "de-DE", 3, ["name"])], [new ProductIssue("values.x", "Is wrong.", "WRONG")]);
        var message = ProductWriter.Resource(product, state);
        Assert.Equal(("products/a%2Fb", "\"1f4\""), (message.Name, message.Etag));
        Assert.Equal(86_400, message.UpdateTime.Seconds);
        Assert.Equal((66, 3, "name"), (message.Completeness[0].Percent, message.Completeness[0].RequiredCount, message.Completeness[0].MissingAttributes[0]));
        Assert.Equal(("values.x", "Is wrong.", "WRONG"), (message.Issues[0].Field, message.Issues[0].Description, message.Issues[0].Reason));
    }

    [Fact]
    public void Read_mask_leaves_out_what_it_does_not_name()
    {
        var product = new Product
        {
            Sku = "x", Family = "shoes", Revision = 1,
            Values = ProductValues.Of([new(new("color", "", ""), new OptionValue("red")), new(new("name", "", "de-DE"), new TextValue("Schuh"))]),
            Associations = [new Association("cross_sell", ["a"]), new Association("upsell", ["b"])],
        };
        var mask = ProductMask.ForRead(new() { Paths = { "name", "values.name", "associations.upsell" } }, new ViolationList());
        var message = ProductWriter.Resource(product, ProductState.None, mask);
        Assert.Equal(("products/x", "", "", ""), (message.Name, message.Sku, message.Family, message.Etag));
        Assert.Equal(["name"], message.Values.Keys);
        Assert.Equal(["upsell"], message.Associations.Keys);
    }

    [Fact]
    public void Read_mask_with_every_field_answers_the_same_as_none()
    {
        var product = new RandomProducts(seed: 3).Next() with { Revision = 9, CreateTime = DateTimeOffset.UnixEpoch, UpdateTime = DateTimeOffset.UnixEpoch };
        var state = new ProductState([new Completeness("web", "de-DE", 3, ["name"])], [new ProductIssue("values.x", "Is wrong.", "WRONG")]);
        var paths = V1.Product.Descriptor.Fields.InFieldNumberOrder().Select(f => f.Name);
        var mask = ProductMask.ForRead(new() { Paths = { paths } }, new ViolationList());
        Assert.Equal(ProductWriter.Resource(product, state), ProductWriter.Resource(product, state, mask));
    }

    private static ProductValues Read(V1.Value value)
    {
        var violations = new ViolationList();
        var product = new V1.Product { Sku = "x", Values = { ["a"] = new V1.ValueSet { Values = { value } } } };
        var read = new ProductReader(product, violations).Whole().ApplyTo(null).Values;
        Assert.Empty(violations.ToList());
        return read;
    }

    private static V1.Value Written(ProductValues values)
    {
        var sets = new Google.Protobuf.Collections.MapField<string, V1.ValueSet>();
        ValueWriter.Write(values.Span, sets);
        return sets["a"].Values[0];
    }
}
