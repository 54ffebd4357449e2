using Pim.Application.Search;
using Pim.Domain.Search;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Search;

/// <summary>Puts a query into the language of FTS5.</summary>
internal sealed class SearchExpression(Session session, SearchQuery query, long scope)
{
    private const string FindValue = "SELECT id FROM search_values WHERE facet = ?1 AND value = ?2";

    private readonly string _scope = SearchTokens.ScopeOf(scope);

    /// <summary>Whether every entry of the scope is found.</summary>
    public bool IsAll => query is { Words.Count: 0, Code: "", Category: "", Selections.Count: 0 };

    /// <summary>All hits, or those there would be if nothing of one facet were chosen.</summary>
    public string Hits(string withoutFacet = "")
    {
        var words = query.Words.Count > 0 ? Words(SearchTokens.Word, prefix: true) : null;
        return And([words, .. Conditions(withoutFacet)]) is { Length: > 0 } all ? all : Quote(SearchTokens.OfAll(_scope));
    }

    /// <summary>The hits in parts by relevance, the most relevant first.</summary>
    public IReadOnlyList<string> Tiers()
    {
        if (query.Words.Count == 0) return [Hits()];
        var code = Quote(SearchTokens.OfCode(_scope, query.Phrase));
        var title = Words(SearchTokens.TitleWord, prefix: false);
        var titleBeginnings = Words(SearchTokens.TitleWord, prefix: true);
        return
        [
            Part(code),
            $"{Part(title)} NOT {code}",
            $"{Part(titleBeginnings)} NOT ({title} OR {code})",
            $"{Part(Words(SearchTokens.Word, prefix: true))} NOT ({titleBeginnings} OR {code})",
        ];
    }

    private string Part(string words) => $"({And([words, .. Conditions("")])})";

    private IEnumerable<string> Conditions(string withoutFacet)
    {
        if (query.Code.Length > 0) yield return Quote(SearchTokens.OfCode(_scope, query.Code));
        if (query.Category.Length > 0) yield return OneOf(Facets.Categories, [query.Category]);
        foreach (var (facet, values) in query.Selections)
        {
            if (facet != withoutFacet) yield return OneOf(facet, values);
        }
    }

    private string Words(char kind, bool prefix) =>
        $"({string.Join(" AND ", query.Words.Select(word => Quote(SearchTokens.OfWord(_scope, kind, word)) + (prefix ? " *" : "")))})";

    private string OneOf(string facet, IReadOnlyList<string> values)
    {
        var tokens = values.Select(value => session.Use(FindValue).Bind(1, facet).Bind(2, value).ReadNumber()).OfType<long>()
            .Select(id => Quote(SearchTokens.OfValue(_scope, id))).ToList();
        return tokens.Count > 0 ? $"({string.Join(" OR ", tokens)})" : Quote(SearchTokens.OfNone(_scope));
    }

    private static string And(IEnumerable<string?> parts) => string.Join(" AND ", parts.Where(p => p is not null));

    // Tokens hold no quotes.
    private static string Quote(string token) => $"\"{token}\"";
}
