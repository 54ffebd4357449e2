using Pim.Domain.Associations;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Associations;

public sealed class AssociationTypeTests
{
    [Fact]
    public void Code_and_labels_are_checked()
    {
        Assert.Empty(ToldByShape(new AssociationType { Code = "cross-sell", Labels = LabelOf("de", "Passt dazu") }));
        Assert.Equal(["code INVALID_CODE", "labels.x INVALID_LOCALE"], ToldByShape(new AssociationType { Code = "cross sell", Labels = LabelOf("x", "a") }));
    }

    [Fact]
    public void It_fits_any_schema() => Assert.Empty(ToldWithin(new AssociationType { Code = "upsell" }));
}
