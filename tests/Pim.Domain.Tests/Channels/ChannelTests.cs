using Pim.Domain.Categories;
using Pim.Domain.Channels;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Channels;

public sealed class ChannelTests
{
    [Fact]
    public void A_channel_with_locales_currencies_and_a_tree_is_in_order()
    {
        Assert.Empty(ToldByShape(Web));
        Assert.Empty(ToldWithin(Web, Master));
    }

    [Fact]
    public void All_breaches_are_gathered()
    {
        var channel = new Channel { Code = "", CategoryTree = "", Labels = LabelOf("x", "a"), Currencies = ["EUR", "DEM", "EUR"] };
        Assert.Equal(
        [
            "code INVALID_CODE", "labels.x INVALID_LOCALE", "locales COUNT_OUT_OF_RANGE", "currencies[2] DUPLICATE", "currencies[1] UNKNOWN_CURRENCY",
            "category_tree REQUIRED",
        ], ToldByShape(channel));
    }

    [Fact]
    public void Locales_are_well_spelled_and_named_once()
    {
        Assert.Equal(["locales[2] DUPLICATE", "locales[1].locale INVALID_LOCALE"], ToldByShape(ChannelOf("web", "de-DE", "de_AT", "de-DE")));
        Assert.Equal(["locales COUNT_OUT_OF_RANGE"], ToldByShape(ChannelOf("web", [.. Enumerable.Range(0, 201).Select(i => $"de-{i:000}")])));
        Assert.Empty(ToldByShape(ChannelOf("web", [.. Enumerable.Range(0, 200).Select(i => $"de-{i:000}")])));
    }

    [Fact]
    public void Fallbacks_are_other_locales_each_once()
    {
        var channel = Web with { Locales = [new ChannelLocale("de-DE", ["de-AT", "de-DE", "x", "de-AT"])] };
        Assert.Equal(
            ["locales[0].fallbacks[3] DUPLICATE", "locales[0].fallbacks[1] DUPLICATE", "locales[0].fallbacks[2] INVALID_LOCALE"], ToldByShape(channel));
        var many = Web with { Locales = [new ChannelLocale("de-DE", Enumerable.Range(0, 11).Select(i => $"de-{i:000}").ToValueList())] };
        Assert.Equal(["locales[0].fallbacks COUNT_OUT_OF_RANGE"], ToldByShape(many));
    }

    [Fact]
    public void It_shows_a_whole_tree_that_exists()
    {
        Assert.Equal(["category_tree UNKNOWN_CATEGORY"], ToldWithin(Web));
        Assert.Equal(["category_tree NOT_A_TREE"], ToldWithin(Web with { CategoryTree = "shoes" }, Master, new Category { Code = "shoes", Parent = "master" }));
    }

    [Fact]
    public void A_locale_is_found_with_its_fallbacks()
    {
        Assert.Equal(new ChannelLocale("fr-CH", ["fr-FR"]), Web.FindLocale("fr-CH"));
        Assert.Null(Web.FindLocale("fr-FR"));
    }

    [Fact]
    public void Hostile_lists_are_told_of_in_a_few_violations()
    {
        var violations = new List<Violation>();
        (Web with { Currencies = Enumerable.Range(0, 100_000).Select(i => $"{i}").ToValueList() }).CheckShape(violations);
        Assert.InRange(violations.Count, 101, 110);
    }
}
