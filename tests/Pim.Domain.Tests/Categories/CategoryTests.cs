using Pim.Domain.Categories;
using Pim.Domain.Schema;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Categories;

public sealed class CategoryTests
{
    [Fact]
    public void Code_and_labels_are_checked()
    {
        Assert.Empty(ToldByShape(new Category { Code = "shoes", Labels = LabelOf("de", "Schuhe") }));
        Assert.Equal(["code INVALID_CODE", "labels.x INVALID_LOCALE"], ToldByShape(new Category { Code = "sho es", Labels = LabelOf("x", "a") }));
    }

    [Fact]
    public void Its_parent_exists()
    {
        Assert.Equal(["parent UNKNOWN_CATEGORY"], ToldWithin(new Category { Code = "shoes", Parent = "master" }));
        Assert.Empty(ToldWithin(new Category { Code = "shoes", Parent = "master" }, Master));
        Assert.Empty(ToldWithin(Master));
    }

    [Fact]
    public void It_never_stands_below_itself()
    {
        Assert.Equal(["parent CATEGORY_CYCLE"], ToldWithin(new Category { Code = "a", Parent = "a" }));
        Assert.Equal(["parent CATEGORY_CYCLE"], ToldWithin(new Category { Code = "c0", Parent = "c3" }, Chain("c", 4)));
    }

    [Fact]
    public void The_tree_of_a_channel_stays_a_root() =>
        Assert.Equal(["parent TREE_IN_USE"], ToldWithin(Master with { Parent = "other" }, new Category { Code = "other" }, Web));

    [Fact]
    public void A_tree_has_at_most_32_levels()
    {
        Assert.Empty(ToldWithin(new Category { Code = "leaf", Parent = "c30" }, Chain("c", 31)));
        Assert.Equal(["parent TREE_TOO_DEEP"], ToldWithin(new Category { Code = "leaf", Parent = "c31" }, Chain("c", 32)));
    }

    [Fact]
    public void What_moves_with_a_category_counts()
    {
        SchemaNoun[] trees = [.. Chain("a", 20), .. Chain("b", 13)];
        Assert.Equal(["parent TREE_TOO_DEEP"], ToldWithin(new Category { Code = "b0", Parent = "a19" }, trees));
        Assert.Empty(ToldWithin(new Category { Code = "b0", Parent = "a18" }, trees));
        Assert.Equal(["parent TREE_TOO_DEEP"], ToldWithin(new Category { Code = "b0", Parent = "a0" }, [.. Chain("a", 1), .. Chain("b", 500)]));
    }

    /// <summary>A root and below it one category below the other.</summary>
    private static Category[] Chain(string prefix, int levels) =>
        [.. Enumerable.Range(0, levels).Select(i => new Category { Code = $"{prefix}{i}", Parent = i == 0 ? "" : $"{prefix}{i - 1}" })];
}
