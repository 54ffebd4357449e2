using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

public sealed class SearchCommandTests : CommandTests
{
    [Fact]
    public void Facets_that_are_named_are_counted_and_those_with_values_chosen_from()
    {
        var request = new SearchContentRequest();

        SearchCommand.ReadFacets(["color=blue", "family", "values.brand=a=b", "color=red", "categories"], request);

        Assert.Equal(["values.color", "family", "values.brand", "categories"], request.Facets);
        Assert.Equal(["values.color: blue red", "values.brand: a=b"], request.Selections.Select(s => $"{s.Facet}: {string.Join(' ', s.Values)}"));
    }

    [Theory]
    [InlineData("search", "--channel", "web", "lamp")]
    [InlineData("search", "--channel", "web", "--locale", "de-DE", "--limit", "0")]
    [InlineData("search", "--channel", "web", "--locale", "de-DE", "--sort", "price")]
    public async Task A_search_that_is_not_well_put_is_refused(params string[] arguments) =>
        Assert.Equal(ExitCodes.UnusableInput, await Terminal.RunAsync(arguments));
}
