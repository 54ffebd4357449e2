using Pim.Domain.Products;
using Pim.Domain.Search;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Search;

/// <summary>Writes by what contents are found: an entry, and its tokens under the same id.</summary>
internal sealed class SearchTable(Session session)
{
    private const int MaxValues = 10_000;

    private readonly Statement _ofProduct = session.Prepare("""
        SELECT e.id, s.locale, s.type, e.mark FROM search_scopes s CROSS JOIN search_entries e ON e.scope = s.id AND e.sku = ?2 WHERE s.channel = ?1
        """);

    private readonly Statement _findScope = session.Prepare("SELECT id FROM search_scopes WHERE channel = ?1 AND locale = ?2 AND type = ?3");
    private readonly Statement _addScope = session.Prepare("INSERT INTO search_scopes (channel, locale, type) VALUES (?1, ?2, ?3)");
    private readonly Statement _findValue = session.Prepare("SELECT id FROM search_values WHERE facet = ?1 AND value = ?2");
    private readonly Statement _addValue = session.Prepare("INSERT INTO search_values (facet, value) VALUES (?1, ?2)");
    private readonly Statement _add = session.Prepare("INSERT INTO search_entries (scope, sku, title, mark, facets) VALUES (?1, ?2, ?3, ?4, ?5)");
    private readonly Statement _update = session.Prepare("UPDATE search_entries SET title = ?2, mark = ?3, facets = ?4 WHERE id = ?1");
    private readonly Statement _remove = session.Prepare("DELETE FROM search_entries WHERE id = ?1");
    private readonly Statement _addTokens = session.Prepare("INSERT INTO search_tokens (rowid, tokens) VALUES (?1, ?2)");
    private readonly Statement _removeTokens = session.Prepare("DELETE FROM search_tokens WHERE rowid = ?1");

    // Ids that many entries name, so that they are looked up once; forgotten with a transaction that is taken back, which may have given them.
    private readonly Dictionary<(string Channel, string Locale, ProductType Type), long> _scopes = [];
    private readonly Dictionary<FacetValue, long> _values = [];

    /// <summary>A transaction was taken back.</summary>
    public void Forget()
    {
        _scopes.Clear();
        _values.Clear();
    }

    /// <summary>Keeps the entries of a product in place of those before; writes only what differs.</summary>
    public void Replace(string channel, string sku, IReadOnlyList<SearchRow> rows)
    {
        var kept = Find(channel, sku);
        foreach (var (entry, mark) in rows)
        {
            var before = kept.FindIndex(k => k.Locale == entry.Locale && k.Type == (long)entry.Type);
            if (before < 0) Add(channel, sku, new(entry, mark));
            else
            {
                if (kept[before].Mark != mark) Update(kept[before].Id, channel, new(entry, mark));
                kept.RemoveAt(before);
            }
        }
        foreach (var (id, _, _, _) in kept) Remove(id);
    }

    private List<(long Id, string Locale, long Type, long Mark)> Find(string channel, string sku)
    {
        var found = new List<(long, string, long, long)>();
        using var rows = _ofProduct.Bind(1, channel).Bind(2, sku);
        while (rows.Step()) found.Add((rows.Number(0), rows.Text(1), rows.Number(2), rows.Number(3)));
        return found;
    }

    private void Add(string channel, string sku, in SearchRow row)
    {
        var (scope, values) = (ScopeOf(channel, row), ValuesOf(row));
        _add.Bind(1, scope).Bind(2, sku).Bind(3, row.Entry.Title).Bind(4, row.Mark).BindBytes(5, FacetList.Pack(values)).Run();
        WriteTokens(session.LastInsertId, scope, row, values);
    }

    private void Update(long id, string channel, in SearchRow row)
    {
        var values = ValuesOf(row);
        _update.Bind(1, id).Bind(2, row.Entry.Title).Bind(3, row.Mark).BindBytes(4, FacetList.Pack(values)).Run();
        _removeTokens.Bind(1, id).Run();
        WriteTokens(id, ScopeOf(channel, row), row, values);
    }

    private void WriteTokens(long id, long scope, in SearchRow row, List<long> values) =>
        _addTokens.Bind(1, id).Bind(2, SearchTokens.Of(SearchTokens.ScopeOf(scope), row.Entry, values)).Run();

    private void Remove(long id)
    {
        _remove.Bind(1, id).Run();
        _removeTokens.Bind(1, id).Run();
    }

    private long ScopeOf(string channel, in SearchRow row)
    {
        var scope = (channel, row.Entry.Locale, row.Entry.Type);
        if (!_scopes.TryGetValue(scope, out var id))
        {
            id = _findScope.Bind(1, channel).Bind(2, row.Entry.Locale).Bind(3, (long)row.Entry.Type).ReadNumber()
                ?? Insert(_addScope.Bind(1, channel).Bind(2, row.Entry.Locale).Bind(3, (long)row.Entry.Type));
            _scopes[scope] = id;
        }
        return id;
    }

    private List<long> ValuesOf(in SearchRow row)
    {
        if (_values.Count > MaxValues) _values.Clear();
        var values = new List<long>(row.Entry.Facets.Count);
        foreach (var value in row.Entry.Facets)
        {
            if (!_values.TryGetValue(value, out var id))
                _values[value] = id = _findValue.Bind(1, value.Facet).Bind(2, value.Value).ReadNumber()
                    ?? Insert(_addValue.Bind(1, value.Facet).Bind(2, value.Value));
            values.Add(id);
        }
        values.Sort();
        return values;
    }

    private long Insert(Statement statement)
    {
        statement.Run();
        return session.LastInsertId;
    }
}
