using Pim.Domain;
using PimService.Hosting;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Tests.Requests;

public sealed class RequestShapesTests
{
    private static readonly RequestShapes Shapes = CatalogServices.Shapes();

    [Theory]
    [InlineData("PageSize", "page_size")]
    [InlineData("Requests[2].Product.sku", "requests[2].product.sku")]
    [InlineData("UpdateMask.paths[0]", "update_mask.paths[0]")]
    [InlineData("request_id", "request_id")]
    public void Paths_are_spelled_as_in_the_proto(string property, string path) => Assert.Equal(path, RequestShapes.ProtoPath(property));

    [Fact]
    public void All_that_is_wrong_with_a_request_is_told_at_once()
    {
        Assert.Equal(
            ["attribute.code REQUIRED", "update_mask.paths[1] INVALID_MASK", "update_mask.paths[2] INVALID_MASK", "request_id INVALID_REQUEST_ID"],
            Refused(new V1.UpdateAttributeRequest
            {
                Attribute = new V1.Attribute { Group = "basics" },
                UpdateMask = new() { Paths = { "labels.de-DE", "etag", "labls" } },
                RequestId = "once",
            }));
    }

    [Fact]
    public void Unknown_mask_path_is_told_with_those_there_are()
    {
        var error = Assert.Throws<PimException>(() => Shapes.Check(
            new V1.UpdateCategoryRequest { Category = new V1.Category { Code = "shoes" }, UpdateMask = new() { Paths = { "colour" } } }));
        Assert.Equal("There is no field 'colour'. There are: code, labels, labels.KEY, parent, position, or * for all.", error.Violations[0].Description);
    }

    [Fact]
    public void Batch_is_checked_part_by_part()
    {
        Assert.Equal(
            [
                "request_id INVALID_REQUEST_ID", "requests[0].product REQUIRED", "requests[1].product.sku NAME_MISMATCH",
                    "requests[1].validate_only NOT_IN_BATCH",
                "requests[2].request_id NOT_IN_BATCH", "requests[3].product DUPLICATE",
            ],
            Refused(new V1.BatchUpdateProductsRequest
            {
                RequestId = "x",
                Requests =
                {
                    new V1.UpdateProductRequest(),
                    new V1.UpdateProductRequest { Product = new V1.Product { Name = "products/a", Sku = "b" }, ValidateOnly = true },
                    new V1.UpdateProductRequest { Product = new V1.Product { Sku = "c" }, RequestId = "y" },
                    new V1.UpdateProductRequest { Product = new V1.Product { Name = "products/c" } },
                },
            }).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Batch_without_parts_or_with_too_many_is_refused()
    {
        Assert.Equal(["requests COUNT_OUT_OF_RANGE"], Refused(new V1.BatchUpdateProductsRequest()));
        var many = new V1.BatchGetProductsRequest();
        many.Names.AddRange(Enumerable.Range(0, 1_001).Select(i => $"products/{i}"));
        Assert.Equal(["names COUNT_OUT_OF_RANGE"], Refused(many));
    }

    [Fact]
    public void Too_many_violations_are_cut_and_the_last_says_so()
    {
        var request = new V1.BatchGetProductsRequest();
        request.Names.AddRange(Enumerable.Repeat("nothing", 500));
        var refused = Refused(request);
        Assert.Equal(101, refused.Count);
        Assert.Equal("names[99] INVALID_NAME", refused[99]);
        Assert.EndsWith("MORE_VIOLATIONS", refused[100], StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_page_size_is_refused_in_every_listing()
    {
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListAttributesRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListAttributeGroupsRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListFamiliesRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListFamilyVariantsRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListCategoriesRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListChannelsRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListAssociationTypesRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListJobsRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListProductsRequest { PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListProductRevisionsRequest { Name = "products/x", PageSize = -1 }));
        Assert.Equal(["page_size OUT_OF_RANGE"], Refused(new V1.ListContentRequest { Channel = "web", Locale = "de-DE", PageSize = -1 }));
    }

    [Fact]
    public void Content_requests_need_products_channel_and_locale()
    {
        Assert.Equal(
            ["channel REQUIRED", "locale REQUIRED", "products[1] INVALID_NAME"],
            Refused(new V1.BatchGetContentRequest { Products = { "products/a", "b" } }).Order(StringComparer.Ordinal));
        Assert.Equal(["query TEXT_TOO_LONG"], Refused(new V1.SearchContentRequest { Channel = "web", Locale = "de", Query = new string('x', 201) }));
    }

    [Fact]
    public void Kind_that_is_none_is_refused_at_its_place() =>
        Assert.Equal(["kinds[1] UNKNOWN_KIND"], Refused(new V1.ExportCatalogRequest
        {
            Kinds = { V1.ExportCatalogRequest.Types.Kind.Schema, V1.ExportCatalogRequest.Types.Kind.Unspecified },
        }));

    [Fact]
    public void Well_formed_requests_pass()
    {
        Shapes.Check(new V1.CreateProductRequest { Product = new V1.Product(), RequestId = "3f2b8c1e-7a54-4d0b-9c1d-5e6f70819203" });
        Shapes.Check(new V1.UpdateProductRequest
        {
            Product = new V1.Product { Name = "products/a%2Fb", Sku = "a/b" },
            UpdateMask = new() { Paths = { "values", "values.name", "associations.`up-sell`", "enabled", "sku" } },
        });
        Shapes.Check(new V1.GetProductRequest { Name = "products/x", ReadMask = new() { Paths = { "name", "etag", "values.name", "completeness" } } });
        Shapes.Check(new V1.UpdateAttributeRequest
        {
            Attribute = new V1.Attribute { Name = "attributes/color" }, UpdateMask = new() { Paths = { "rules.max_length", "*" } },
        });
        Shapes.Check(new V1.UpdateFamilyRequest { Family = new V1.Family { Code = "shoes" }, UpdateMask = new() { Paths = { "requirements.web" } } });
        Shapes.Check(new V1.GetContentRequest());
    }

    private static List<string> Refused<T>(T request) =>
        [.. Assert.Throws<PimException>(() => Shapes.Check(request)).Violations.Select(v => $"{v.Field} {v.Reason}")];
}
