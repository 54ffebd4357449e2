using System.CommandLine;
using Google.Protobuf.Collections;
using Pim.Cli.Output;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim search.</summary>
internal static class SearchCommand
{
    public static Command Build(CommonOptions common)
    {
        var words = new Argument<string[]>(
            "words") { Description = "Words, or beginnings of words; a code such as a SKU or a GTIN", Arity = ArgumentArity.ZeroOrMore };
        var channel = new Option<string>("--channel") { Description = "Code of the channel", HelpName = "CODE", Required = true };
        var locale = new Option<string>("--locale") { Description = "One of its locales, such as de-DE", HelpName = "LOCALE", Required = true };
        var facet = new Option<string[]>("--facet")
        {
            Description = "Shows the values of a facet with their counts, or with =VALUE, finds only what has it; of several values for one facet, one is enough",
            HelpName = "FACET[=VALUE]", AllowMultipleArgumentsPerToken = false,
        };
        var category = new Option<string?>("--category") { Description = "Only what is in this category or below", HelpName = "CODE" };
        var sort = ChoiceOption.Of("--sort", "What comes first; without it, the most relevant", "ORDER",
            ("relevance", SearchSort.Relevance), ("title", SearchSort.Title), ("sku", SearchSort.Sku), ("newest", SearchSort.Newest));
        var limit = NumberOption.Whole("--limit", "Most products to show, up to 1,000", 1, 1_000, otherwise: 20);
        var command = new TaughtCommand("search", "Finds what a channel sees, as a storefront would", """
            Words are found in titles, SKUs, values of unique attributes and attributes that are searchable. A facet is family, categories, or an
            attribute that is marked as facet.

            Examples:
              pim search --channel web --locale en-US trail tent
              pim search --channel web --locale de-DE zelt --facet color --facet brand=acme --sort title
              pim search --channel web --locale en-US 4006381333931
            """) { words, channel, locale, facet, category, sort, limit };
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new SearchContentRequest
            {
                Channel = arguments.GetRequiredValue(channel), Locale = arguments.GetRequiredValue(locale),
                    Query = string.Join(' ', arguments.GetValue(words) ?? []),
                Category = arguments.GetValue(category) ?? "", Sort = arguments.GetValue(sort), PageSize = arguments.GetValue(limit),
            };
            ReadFacets(arguments.GetValue(facet) ?? [], request);
            var client = new ContentService.ContentServiceClient(connection.Invoker);
            Print(common.Terminal.Output, await client.SearchContentAsync(request, cancellationToken: cancellationToken));
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>Every facet that is named is counted; those with a value are chosen from too.</summary>
    internal static void ReadFacets(IEnumerable<string> facets, SearchContentRequest request)
    {
        foreach (var named in facets.Select(f => f.Split('=', 2)).GroupBy(f => NameOf(f[0]), f => f, StringComparer.Ordinal))
        {
            request.Facets.Add(named.Key);
            var values = named.Where(f => f.Length == 2).Select(f => f[1]).ToList();
            if (values.Count > 0) request.Selections.Add(new FacetSelection { Facet = named.Key, Values = { values } });
        }
    }

    private static string NameOf(string facet) =>
        facet is "family" or "categories" || facet.StartsWith("values.", StringComparison.Ordinal) ? facet : $"values.{facet}";

    private static void Print(IAnsiConsole output, SearchContentResponse found)
    {
        var table = Tables.New(output, "sku", "title", "family", "changed");
        foreach (var content in found.Contents)
            table.AddRow(Markup.Escape(content.Sku), Markup.Escape(content.Title), Markup.Escape(content.Family?.Label_ ?? ""),
                $"{content.UpdateTime.ToDateTimeOffset():yyyy-MM-dd}");
        output.Write(table);
        output.WriteLine(
            $"{(found.TotalIsLeast ? "more than " : "")}{found.TotalCount} found{(found.NextPageToken.Length > 0 ? $", {found.Contents.Count} shown" : "")}");
        foreach (var facet in found.Facets)
            output.WriteLine(
                $"{(facet.Label.Length > 0 ? facet.Label : facet.Facet_)}: {ValuesOf(facet.Values)}{(facet.Partial ? " (of the newest 20000)" : "")}");
    }

    private static string ValuesOf(RepeatedField<FacetValue> values) =>
        string.Join(", ", values.Select(v => $"{(v.Selected ? "*" : "")}{(v.Label.Length > 0 ? v.Label : v.Value)} {v.Count}"));
}
