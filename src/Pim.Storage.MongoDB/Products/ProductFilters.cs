using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Products;

/// <summary>The conditions of a query as filters; the indexes that serve them: see <see cref="Engine.Indexes"/>.</summary>
internal static class ProductFilters
{
    private static readonly FilterDefinitionBuilder<BsonDocument> Filter = Builders<BsonDocument>.Filter;

    /// <summary>Whether no product can match.</summary>
    public static bool IsEmpty(ProductQuery query) => query.AnyCategory is { Count: 0 };

    /// <summary>The products that match.</summary>
    public static FilterDefinition<BsonDocument> Of(ProductQuery query)
    {
        var conditions = new List<FilterDefinition<BsonDocument>>();
        if (query.Sku is not null) conditions.Add(Filter.Eq("_id", query.Sku));
        if (query.Type is { } type) conditions.Add(OrDefault("type", "model", type == ProductType.Model));
        if (query.Family is not null) conditions.Add(Code("family", query.Family));
        if (query.FamilyVariant is not null) conditions.Add(Code("familyVariant", query.FamilyVariant));
        if (query.Parent is not null) conditions.Add(Code("parent", query.Parent));
        if (query.Enabled is { } enabled) conditions.Add(OrDefault("enabled", false, !enabled));
        if (query.HasIssues is { } hasIssues) conditions.Add(OrDefault("state.hasIssues", true, hasIssues));
        if (query.AnyCategory is { } categories) conditions.Add(Filter.In("categories", categories) | Filter.In("state.inheritedCategories", categories));
        if (query.UpdatedFrom is { } from) conditions.Add(TimeConditions.NotBefore("updateTime", from));
        if (query.UpdatedBefore is { } before) conditions.Add(TimeConditions.Before("updateTime", before));
        if (query.Completeness is { } completeness) conditions.Add(Filter.ElemMatch("state.completeness", Of(completeness)));
        return conditions.Count == 0 ? Filter.Empty : Filter.And(conditions);
    }

    /// <summary>The products of a listing behind a SKU.</summary>
    public static FilterDefinition<BsonDocument> Of(ProductQuery query, string after) => after.Length == 0 ? Of(query) : Of(query) & Filter.Gt("_id", after);

    private static FilterDefinition<BsonDocument> Of(CompletenessCondition condition) =>
        Filter.Eq("channel", condition.Channel) & Filter.Eq("locale", condition.Locale)
        & Filter.Gte("percent", condition.MinPercent) & Filter.Lte("percent", condition.MaxPercent);

    // What is at its default is not kept, and to look for null is to look for that.
    private static FilterDefinition<BsonDocument> Code(string field, string code) => Filter.Eq(field, BsonWriting.OrNull(code));

    private static FilterDefinition<BsonDocument> OrDefault(string field, BsonValue kept, bool isKept) => Filter.Eq(field, isKept ? kept : BsonNull.Value);
}
