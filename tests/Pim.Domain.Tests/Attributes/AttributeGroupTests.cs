using Pim.Domain.Attributes;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Attributes;

public sealed class AttributeGroupTests
{
    [Fact]
    public void Code_and_labels_are_checked()
    {
        Assert.Empty(ToldByShape(new AttributeGroup { Code = "texts", Labels = LabelOf("de", "Texte") }));
        Assert.Equal(["code INVALID_CODE", "labels.x INVALID_LOCALE"], ToldByShape(new AttributeGroup { Code = "", Labels = LabelOf("x", "Texte") }));
    }

    [Fact]
    public void It_fits_any_schema() => Assert.Empty(ToldWithin(new AttributeGroup { Code = "texts" }));
}
