using Google.Protobuf.WellKnownTypes;
using Pim.Domain;
using PimService.Hosting;
using V1 = Pim.V1;

namespace PimService.Tests.Publications;

public sealed class PublicationShapesTests
{
    [Theory]
    [InlineData("products/x")]
    [InlineData("products/x/publications/")]
    [InlineData("products/x/publications/a b")]
    [InlineData("products/a/b/publications/web")]
    [InlineData("publications/web")]
    public void What_is_no_name_of_a_publication_is_refused(string name)
    {
        Assert.Equal(["name INVALID_NAME"], Refused(new V1.GetPublicationRequest { Name = name }));
        Assert.Equal(["name INVALID_NAME"], Refused(new V1.DiffPublicationRequest { Name = name }));
        Assert.Equal(["name INVALID_NAME"], Refused(new V1.SchedulePublicationRequest { Name = name }));
    }

    [Theory]
    [InlineData("products/x")]
    [InlineData("products/x/reviews")]
    [InlineData("products//review")]
    [InlineData("products/a/b/review")]
    public void What_is_no_name_of_a_review_is_refused(string name)
    {
        Assert.Equal(["name INVALID_NAME"], Refused(new V1.GetReviewRequest { Name = name }));
        Assert.Equal(["name INVALID_NAME"], Refused(new V1.SubmitForReviewRequest { Name = name }));
        Assert.Equal(["name INVALID_NAME"], Refused(new V1.ReturnToDraftRequest { Name = name }));
    }

    [Fact]
    public void Products_are_named_each_once_and_not_too_many()
    {
        string[] odd = ["products/a%2Fb", "nothing", "products/a%2fb"];
        Assert.Equal(["products[1] INVALID_NAME", "products[2] DUPLICATE"], Refused(new V1.PublishProductsRequest { Channel = "web", Products = { odd } }));
        Assert.Equal(["products[1] INVALID_NAME", "products[2] DUPLICATE"], Refused(new V1.UnpublishProductsRequest { Channel = "web", Products = { odd } }));
        Assert.Equal(["channel REQUIRED", "products COUNT_OUT_OF_RANGE"], Refused(new V1.PublishProductsRequest()));
        Assert.Equal(["channel REQUIRED", "products COUNT_OUT_OF_RANGE"], Refused(new V1.UnpublishProductsRequest()));
        var many = Enumerable.Range(0, 501).Select(i => $"products/{i}").ToList();
        Assert.Equal(["products COUNT_OUT_OF_RANGE"], Refused(new V1.PublishProductsRequest { Channel = "web", Products = { many } }));
        Assert.Empty(Refused(new V1.PublishProductsRequest { Channel = "web", Products = { many.Take(500) } }));
    }

    [Fact]
    public void Notes_are_counted_as_people_count()
    {
        const string Name = "products/a%2Fb/review";
        var family = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", 1_000));
        Assert.Empty(Refused(new V1.SubmitForReviewRequest { Name = Name, Note = family }));
        Assert.Equal(["note TEXT_TOO_LONG"], Refused(new V1.SubmitForReviewRequest { Name = Name, Note = family + "!" }));
        Assert.Equal(["note TEXT_TOO_LONG"], Refused(new V1.ReturnToDraftRequest { Name = Name, Note = new string('x', 1_001) }));
        Assert.Equal(["note INVALID_TEXT"], Refused(new V1.ReturnToDraftRequest { Name = Name, Note = "\u0007" }));
    }

    [Theory]
    [InlineData(-62_135_596_801, 0)]
    [InlineData(253_402_300_800, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 1_000_000_000)]
    public void What_is_no_time_is_refused(long seconds, int nanos)
    {
        var time = new Timestamp { Seconds = seconds, Nanos = nanos };
        var request = new V1.SchedulePublicationRequest { Name = "products/x/publications/web", PublishTime = time, ExpireTime = time };
        Assert.Equal(["publish_time INVALID_TIME", "expire_time INVALID_TIME"], Refused(request));
    }

    [Fact]
    public void Publications_of_what_is_no_product_are_refused() =>
        Assert.Equal(["parent INVALID_NAME"], Refused(new V1.ListPublicationsRequest { Parent = "x" }));

    private static List<string> Refused<T>(T request) =>
        Record.Exception(() => CatalogServices.Shapes().Check(request)) is PimException error ? [.. error.Violations.Select(v => $"{v.Field} {v.Reason}")] : [];
}
