using System.Buffers;
using System.Text;
using System.Text.Json;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Engine;

namespace Pim.Storage.Sqlite.Products;

/// <summary>
/// The SQL of a query. One of its conditions, the one met by the fewest products as a rule, chooses the index along which the products are
/// gone through in order of SKU; the others are looked at on the way. The index is named in the SQL, so that it does not hang on statistics.
/// </summary>
internal sealed class ProductQuerySql
{
    private readonly List<string> _conditions = [];
    private readonly List<object> _parameters = [];
    private string _from = "products p INDEXED BY products_sku";
    private string _sku = "p.sku";
    private string _id = "p.id";
    private string _counted = "*";

    private ProductQuerySql()
    {
    }

    /// <summary>Finds ids and SKUs in order of SKU. Behind the query's parameters it takes the SKU to start behind, and a limit.</summary>
    public string List => $"SELECT {_id}, {_sku} FROM {_from} WHERE {Where}{_sku} > ? ORDER BY {_sku} LIMIT ?";

    /// <summary>Counts.</summary>
    public string Count => $"SELECT count({_counted}) FROM {_from} WHERE {Where}1";

    /// <summary>The number of the first parameter behind the query's.</summary>
    public int NextParameter => _parameters.Count + 1;

    private string Where => string.Concat(_conditions.Select(c => c + " AND "));

    /// <summary>Whether it lists one of several categories, the query's first parameter, at a time: the lists are then to be merged.</summary>
    public bool TakesOneCategory { get; private set; }

    /// <summary>The SQL to list.</summary>
    /// <param name="query">The query.</param>
    /// <param name="byTime">Whether to go along the times of change when no other condition is more telling; not in order of SKU then, so it is
    /// sorted.</param>
    public static ProductQuerySql ToList(ProductQuery query, bool byTime) => Of(query, byTime, counts: false);

    /// <summary>The SQL to count.</summary>
    public static ProductQuerySql ToCount(ProductQuery query) =>
        Of(query, byTime: query.UpdatedFrom is not null || query.UpdatedBefore is not null, counts: true);

    private static ProductQuerySql Of(ProductQuery query, bool byTime, bool counts)
    {
        var sql = new ProductQuerySql();
        var (categories, completeness) = (query.AnyCategory, query.Completeness);
        if (query.Sku is not null) sql.GoAlong("products_sku");
        else if (query.Parent is { Length: > 0 }) sql.GoAlong("products_parent");
        else if (query.FamilyVariant is { Length: > 0 }) sql.GoAlong("products_family_variant");
        else if (query.HasIssues == true) sql.GoAlong("products_issues");
        else if (categories is not null)
        {
            sql.GoAlongCategories(categories, NeedsProduct(query), counts);
            categories = null;
        }
        else if (byTime) sql.GoAlong("products_update_time");
        else if (query.Family is not null) sql.GoAlong("products_family");
        else if (query.Enabled == false) sql.GoAlong("products_disabled");
        else if (query.Type == ProductType.Model) sql.GoAlong("products_models");
        else if (completeness is not null)
        {
            sql.GoAlongCompleteness(completeness, NeedsProduct(query));
            completeness = null;
        }
        sql.AddConditions(query, categories, completeness);
        return sql;
    }

    /// <summary>Gives a statement of this SQL the query's parameters.</summary>
    public Statement Bind(Statement statement)
    {
        for (var i = 0; i < _parameters.Count; i++)
        {
            if (_parameters[i] is string text) statement.Bind(i + 1, text);
            else statement.Bind(i + 1, (long)_parameters[i]);
        }
        return statement;
    }

    private static bool NeedsProduct(ProductQuery query) =>
        query.Type is not null || query.Family is not null || query.FamilyVariant is not null || query.Parent is not null || query.Enabled is not null
        || query.HasIssues is not null || query.UpdatedFrom is not null || query.UpdatedBefore is not null;

    private void GoAlong(string index) => _from = "products p INDEXED BY " + index;

    private void GoAlongCategories(IReadOnlyList<string> categories, bool needsProduct, bool counts)
    {
        (_from, _sku, _id) = ("product_categories c", "c.sku", "c.product");
        if (needsProduct) _from += " CROSS JOIN products p ON p.id = c.product";
        if (counts && categories.Count > 1)
        {
            _counted = "DISTINCT c.product";
            Add("c.category IN (SELECT value FROM json_each(?))", JsonOf(categories));
            return;
        }
        TakesOneCategory = categories.Count > 1;
        Add("c.category = ?", categories[0]);
    }

    private void GoAlongCompleteness(CompletenessCondition condition, bool needsProduct)
    {
        (_from, _sku, _id) = ("product_completeness m", "m.sku", "m.product");
        if (needsProduct) _from += " CROSS JOIN products p ON p.id = m.product";
        Add("m.channel = ?", condition.Channel);
        Add("m.locale = ?", condition.Locale);
        Add("m.percent >= ?", (long)condition.MinPercent);
        Add("m.percent <= ?", (long)condition.MaxPercent);
    }

    private void AddConditions(ProductQuery query, IReadOnlyList<string>? categories, CompletenessCondition? completeness)
    {
        if (query.Sku is not null) Add($"{_sku} = ?", query.Sku);
        if (query.Family is not null) Add("p.family = ?", query.Family);
        AddCode("p.family_variant", query.FamilyVariant);
        AddCode("p.parent", query.Parent);
        if (query.Type is { } type) _conditions.Add(type == ProductType.Model ? "p.type = 2" : "p.type = 1");
        if (query.Enabled is { } enabled) _conditions.Add(enabled ? "p.enabled = 1" : "p.enabled = 0");
        if (query.HasIssues is { } hasIssues) _conditions.Add(hasIssues ? "p.has_issues = 1" : "p.has_issues = 0");
        if (query.UpdatedFrom is { } from) Add("p.update_time >= ?", from.UtcTicks);
        if (query.UpdatedBefore is { } before) Add("p.update_time < ?", before.UtcTicks);
        if (categories is not null)
        {
            Add($"EXISTS (SELECT 1 FROM json_each(?) j CROSS JOIN product_categories x WHERE x.category = j.value AND x.sku = {_sku})", JsonOf(categories));
        }
        if (completeness is not null)
        {
            Add($"EXISTS (SELECT 1 FROM product_completeness x WHERE x.sku = {_sku} AND x.channel = ?", completeness.Channel);
            Add("x.locale = ?", completeness.Locale);
            Add("x.percent >= ?", (long)completeness.MinPercent);
            Add("x.percent <= ?)", (long)completeness.MaxPercent);
        }
    }

    // That the code is not empty is said in the SQL: only then does SQLite use the indexes that leave the empty ones out.
    private void AddCode(string column, string? code)
    {
        if (code is null) return;
        if (code.Length == 0) _conditions.Add($"{column} = ''");
        else Add($"{column} <> '' AND {column} = ?", code);
    }

    private void Add(string condition, object parameter)
    {
        _conditions.Add(condition);
        _parameters.Add(parameter);
    }

    private static string JsonOf(IReadOnlyList<string> codes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var code in codes) json.WriteStringValue(code);
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
