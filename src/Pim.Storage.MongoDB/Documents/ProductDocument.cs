using MongoDB.Bson;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Values;
using Pim.Storage.MongoDB.Products;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>
/// A product. In the collection of products its _id is the SKU, and its state stands in it; in that of revisions its _id is the revision, and the
/// SKU stands beside it.
/// </summary>
internal static class ProductDocument
{
    /// <summary>The product as it is to be kept, its revision still to be given.</summary>
    public static BsonDocument Write(Product product, ValueList<string> changedFields, ProductState state)
    {
        var document = new BsonDocument("_id", product.Sku);
        if (product.Type == ProductType.Model) document.Add("type", "model");
        document.AddText("family", product.Family);
        document.AddText("familyVariant", product.FamilyVariant);
        document.AddText("parent", product.Parent);
        if (!product.Enabled) document.Add("enabled", false);
        document.AddCodes("categories", product.Categories);
        if (product.Values.Count > 0) document.Add("values", Write(product.Values.Span));
        document.AddCodes(NamedAssets.Field, NamedAssets.Of(product));
        if (product.Associations.Count > 0) document.Add("associations", Write(product.Associations));
        document.Add("revision", 0L);
        document.AddTime("createTime", product.CreateTime);
        document.AddTime("updateTime", product.UpdateTime);
        document.AddText("actor", product.Actor);
        document.AddCodes("changedFields", changedFields);
        if (state != ProductState.None) document.Add("state", StateDocument.Write(state));
        return document;
    }

    /// <summary>The product of a document from the collection of products.</summary>
    public static Product Read(BsonDocument document) => document.Read(static d => Read(d, d["_id"].AsString, d["revision"].AsInt64));

    /// <summary>The product of a document from the collection of revisions.</summary>
    public static Product ReadPast(BsonDocument document) => document.Read(static d => Read(d, d["sku"].AsString, d["_id"].AsInt64));

    private static Product Read(BsonDocument document, string sku, long revision) => new()
    {
        Sku = sku,
        Type = document.Text("type") == "model" ? ProductType.Model : ProductType.Product,
        Family = document.Text("family"),
        FamilyVariant = document.Text("familyVariant"),
        Parent = document.Text("parent"),
        Enabled = document.Flag("enabled", unless: true),
        Categories = document.Codes("categories"),
        Values = document.TryGetValue("values", out var values) ? ReadValues(values.AsBsonDocument) : ProductValues.Empty,
        Associations = document.TryGetValue("associations", out var associations) ? ReadAssociations(associations.AsBsonDocument) : [],
        Revision = revision,
        CreateTime = document.Time("createTime"),
        UpdateTime = document.Time("updateTime"),
        Actor = document.Text("actor"),
    };

    // Values are ordered by attribute: those of one attribute stand together under its code.
    private static BsonDocument Write(ReadOnlySpan<ScopedValue> values)
    {
        var byAttribute = new BsonDocument();
        for (var i = 0; i < values.Length;)
        {
            var attribute = values[i].Key.Attribute;
            var ofAttribute = new BsonArray();
            for (; i < values.Length && values[i].Key.Attribute == attribute; i++) ofAttribute.Add(ValueDocument.Write(values[i]));
            byAttribute.Add(attribute, ofAttribute);
        }
        return byAttribute;
    }

    private static ProductValues ReadValues(BsonDocument byAttribute)
    {
        var values = new List<ScopedValue>(32);
        foreach (var (attribute, ofAttribute) in byAttribute.Select(field => (field.Name, field.Value.AsBsonArray)))
        {
            foreach (var document in ofAttribute)
            {
                if (ValueDocument.Read(document.AsBsonDocument, attribute) is { } value) values.Add(value);
            }
        }
        return ProductValues.Of(values);
    }

    private static BsonDocument Write(ValueList<Association> associations)
    {
        var byType = new BsonDocument();
        foreach (var (type, products) in associations) byType.Add(type, BsonWriting.Codes(products));
        return byType;
    }

    private static ValueList<Association> ReadAssociations(BsonDocument byType) =>
        byType.Select(field => new Association(field.Name, BsonReading.ToCodes(field.Value))).ToValueList();
}
