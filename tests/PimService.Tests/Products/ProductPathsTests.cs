using Pim.Domain;
using Pim.Domain.Values;
using PimService.Products;
using V1 = Pim.V1;

namespace PimService.Tests.Products;

public sealed class ProductPathsTests
{
    private static readonly V1.Product Product = new()
    {
        Sku = "x",
        Values =
        {
            ["name"] = new V1.ValueSet { Values = { new V1.Value { Locale = "en-US", Text = "a" }, new V1.Value { Locale = "de_de", Text = "b" } } },
            ["color"] = new V1.ValueSet { Values = { new V1.Value { Options = new V1.CodeList { Codes = { "zinc", "azure", "mint" } } } } },
        },
    };

    [Fact]
    public void Value_is_found_at_the_place_that_the_request_gave_it() => Assert.Equal(
        "product.values.name.values[1].text", ProductPaths.In(Product)(Violation.OfValue(new ValueKey("name", "", "de-DE"), "", "", ".text")));

    [Fact]
    public void Option_is_found_at_the_place_that_the_request_gave_it() => Assert.Equal(
        "product.values.color.values[0].options.codes[1]", // azure, the first in order
        ProductPaths.In(Product)(Violation.OfValue(new ValueKey("color", "", ""), "", "", ".options.codes[0]")));

    [Fact]
    public void Value_that_the_request_does_not_hold_is_told_by_its_attribute()
    {
        Assert.Equal("product.values.weight", ProductPaths.In(Product)(Violation.OfValue(new ValueKey("weight", "", ""), "", "")));
        Assert.Equal("product.values.name", ProductPaths.In(Product)(Violation.OfValue(new ValueKey("name", "web", ""), "", "")));
    }

    [Fact]
    public void Field_is_told_below_the_product() => Assert.Equal("product.family", ProductPaths.In(Product)(new Violation("family", "", "")));

    [Fact]
    public void Part_of_a_batch_is_told_by_its_index()
    {
        var batch = new V1.BatchUpdateProductsRequest { Requests = { new V1.UpdateProductRequest(), new V1.UpdateProductRequest { Product = Product } } };
        var requests = batch.Requests;
        var value = Violation.OfValue(new ValueKey("name", "", "de-DE"), "", "", ".text");
        Assert.Equal("requests[1].product.values.name.values[1].text", ProductPaths.In(requests)(value with { Field = "requests[1].values.name" }));
        Assert.Equal("requests[1].product.family", ProductPaths.In(requests)(new Violation("requests[1].family", "", "")));
    }
}
