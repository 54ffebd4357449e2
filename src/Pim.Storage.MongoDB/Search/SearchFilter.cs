using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Search;
using Pim.Domain.Search;

namespace Pim.Storage.MongoDB.Search;

/// <summary>
/// Puts a query into filters. Words are letters and digits, so that they can stand in a regular expression, which is anchored: a range of the index.
/// </summary>
internal sealed class SearchFilter(SearchQuery query)
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>All hits, or those there would be if nothing of one facet were chosen.</summary>
    public FilterDefinition<BsonDocument> Hits(string withoutFacet = "") => Filter.And([.. Beginnings(SearchDocument.Word), .. Conditions(withoutFacet)]);

    /// <summary>The hits in parts by relevance, the most relevant first.</summary>
    public IReadOnlyList<FilterDefinition<BsonDocument>> Tiers()
    {
        if (query.Words.Count == 0) return [Hits()];
        var code = Filter.Eq("tokens", SearchDocument.TokenOfCode(query.Phrase));
        var title = Filter.And(query.Words.Select(word => Filter.Eq("tokens", SearchDocument.TitleWord + word)));
        var titleBeginnings = Filter.And(Beginnings(SearchDocument.TitleWord));
        var conditions = Filter.And(Conditions(""));
        return
        [
            Filter.And(code, conditions),
            Filter.And(title, conditions, Filter.Not(code)),
            Filter.And(titleBeginnings, conditions, Filter.Not(title | code)),
            Filter.And(Filter.And(Beginnings(SearchDocument.Word)), conditions, Filter.Not(titleBeginnings | code)),
        ];
    }

    private IEnumerable<FilterDefinition<BsonDocument>> Conditions(string withoutFacet)
    {
        yield return Filter.Eq("scope", SearchDocument.ScopeOf(query.Channel, query.Locale, query.Type));
        if (query.Code.Length > 0) yield return Filter.Eq("tokens", SearchDocument.TokenOfCode(query.Code));
        if (query.Category.Length > 0) yield return Filter.Eq("tokens", SearchDocument.TokenOfValue(new(Facets.Categories, query.Category)));
        foreach (var (facet, values) in query.Selections)
        {
            if (facet != withoutFacet) yield return Filter.In("tokens", values.Select(value => SearchDocument.TokenOfValue(new(facet, value))));
        }
    }

    private IEnumerable<FilterDefinition<BsonDocument>> Beginnings(char kind) =>
        query.Words.Select(word => Filter.Regex("tokens", new BsonRegularExpression($"^{kind}{word}")));
}
