using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using PimService.Requests;

namespace PimService.Tests.Requests;

public sealed class ResourceNamesTests
{
    [Theory]
    [InlineData("1111111171")]
    [InlineData("a/b")]
    [InlineData("100%")]
    [InlineData("%2F")]
    [InlineData("50%/2 x%25")]
    [InlineData("Größe 42")]
    [InlineData("日本語 靴")]
    [InlineData("a/revisions/7")]
    [InlineData("👟")]
    public void Sku_comes_back_from_its_name(string sku)
    {
        Assert.True(ResourceNames.TrySku(Product.NameOf(sku), out var read));
        Assert.Equal(sku, read);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("100%")]
    [InlineData("a/revisions/7")]
    public void Sku_and_revision_come_back_from_their_name(string sku)
    {
        Assert.True(ResourceNames.TryRevision(ResourceNames.OfRevision(sku, 42), out var read, out var revision));
        Assert.Equal((sku, 42), (read, revision));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("100%")]
    [InlineData("a/publications/web")]
    [InlineData("a/review")]
    public void Sku_and_channel_come_back_from_their_names(string sku)
    {
        Assert.True(ResourceNames.TryPublication(Publication.NameOf(sku, "web"), out var read, out var channel));
        Assert.Equal((sku, "web"), (read, channel));
        Assert.True(ResourceNames.TryReview(ResourceNames.OfReview(sku), out var reviewed));
        Assert.Equal(sku, reviewed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("products")]
    [InlineData("products/")]
    [InlineData("product/x")]
    [InlineData("products/a/b")]
    [InlineData("products/100%")]
    [InlineData("products/a%20b")]
    [InlineData("products/ x")]
    [InlineData("products/x ")]
    [InlineData("products/a\nb")]
    [InlineData("Products/x")]
    public void What_is_no_name_of_a_product_is_refused_by_its_field(string name)
    {
        Assert.False(ResourceNames.TrySku(name, out _));
        var error = Assert.Throws<PimException>(() => ResourceNames.Sku(name, "names[3]"));
        Assert.Equal(("names[3]", "INVALID_NAME"), (error.Violations[0].Field, error.Violations[0].Reason));
    }

    [Fact]
    public void Sku_that_is_too_long_is_no_name() => Assert.False(ResourceNames.TrySku("products/" + new string('x', 129), out _));

    [Theory]
    [InlineData("products/x/revisions/")]
    [InlineData("products/x/revisions/-1")]
    [InlineData("products/x/revisions/1f")]
    [InlineData("products/x/revisions/99999999999999999999")]
    [InlineData("products/x")]
    public void What_is_no_name_of_a_revision_is_refused(string name) => Assert.False(ResourceNames.TryRevision(name, out _, out _));

    [Theory]
    [InlineData("attributes/color", true)]
    [InlineData("attributes/", false)]
    [InlineData("attributes/a/b", false)]
    [InlineData("attributeGroups/color", false)]
    [InlineData("attributescolor", false)]
    [InlineData("attributes/ä", false)]
    public void Code_is_read_from_names_of_its_collection_only(string name, bool isName) =>
        Assert.Equal(isName, ResourceNames.TryCode("attributes", name, out _));

    [Theory]
    [InlineData("jobs/12", 12L)]
    [InlineData("jobs/x", null)]
    [InlineData("jobs/", null)]
    [InlineData("jobs/-3", null)]
    public void Job_is_read_by_its_number(string name, long? id) => Assert.Equal(id, ResourceNames.TryJob(name, out var read) ? read : null);
}
