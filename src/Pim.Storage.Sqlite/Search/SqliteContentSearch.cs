using Pim.Application.Search;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Search;

/// <summary>Search on SQLite's FTS5.</summary>
internal sealed class SqliteContentSearch(ReaderPool readers) : IContentSearch
{
    private const string FindScope = "SELECT id FROM search_scopes WHERE channel = ?1 AND locale = ?2 AND type = ?3";

    /// <inheritdoc/>
    public Task<SearchResult> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        readers.ReadAsync(session => Search(session, query), cancellationToken);

    private static SearchResult Search(Session session, SearchQuery query)
    {
        if (session.Use(FindScope).Bind(1, query.Channel).Bind(2, query.Locale).Bind(3, (long)query.Type).ReadNumber() is not { } scope)
            return SearchResult.None(query);
        var expression = new SearchExpression(session, query, scope);
        var reading = new SearchReading(session, query, scope, expression);
        var ids = SearchReading.ReadIds(session, expression.Hits());
        var areFew = ids.Count <= IContentSearch.MaxCounted;
        return new SearchResult(
            ids.Count > 0 ? reading.Read(areFew) : [],
            areFew ? ids.Count : IContentSearch.MaxCounted,
            !areFew,
            query.Facets.Count > 0 ? new FacetCounting(session, query, expression, ids).Count() : []);
    }
}
