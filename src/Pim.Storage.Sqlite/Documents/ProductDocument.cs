using System.Text.Json;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>A product as JSON: what callers set. Revision, times and actor are columns beside it.</summary>
internal static class ProductDocument
{
    private static readonly JsonEncodedText Sku = JsonEncodedText.Encode("sku");
    private static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    private static readonly JsonEncodedText Family = JsonEncodedText.Encode("family");
    private static readonly JsonEncodedText FamilyVariant = JsonEncodedText.Encode("familyVariant");
    private static readonly JsonEncodedText Parent = JsonEncodedText.Encode("parent");
    private static readonly JsonEncodedText Enabled = JsonEncodedText.Encode("enabled");
    private static readonly JsonEncodedText Categories = JsonEncodedText.Encode("categories");
    private static readonly JsonEncodedText Values = JsonEncodedText.Encode("values");
    private static readonly JsonEncodedText Associations = JsonEncodedText.Encode("associations");
    private static readonly JsonEncodedText Model = JsonEncodedText.Encode("model");

    public static void Write(Utf8JsonWriter json, Product product)
    {
        json.WriteStartObject();
        json.WriteString(Sku, product.Sku);
        if (product.Type == ProductType.Model) json.WriteString(Type, Model);
        json.WriteText(Family, product.Family);
        json.WriteText(FamilyVariant, product.FamilyVariant);
        json.WriteText(Parent, product.Parent);
        if (!product.Enabled) json.WriteBoolean(Enabled, false);
        json.WriteCodes(Categories, product.Categories);
        if (product.Values.Count > 0) WriteValues(json, product.Values.Span);
        if (product.Associations.Count > 0) WriteAssociations(json, product.Associations);
        json.WriteEndObject();
    }

    /// <summary>The product of a document and of the columns beside it.</summary>
    public static Product Read(ReadOnlySpan<byte> document, long revision, DateTimeOffset createTime, DateTimeOffset updateTime, string actor) =>
        JsonReading.Read(document, (ref reader) => Read(ref reader, revision, createTime, updateTime, actor));

    private static Product Read(ref Utf8JsonReader reader, long revision, DateTimeOffset createTime, DateTimeOffset updateTime, string actor)
    {
        string sku = "", family = "", familyVariant = "", parent = "";
        var (type, enabled) = (ProductType.Product, true);
        ValueList<string> categories = [];
        ValueList<Association> associations = [];
        var values = ProductValues.Empty;
        while (reader.NextMember())
        {
            if (reader.At("sku"u8)) sku = reader.GetString()!;
            else if (reader.At("family"u8)) family = reader.ReadCode();
            else if (reader.At("values"u8)) values = ReadValues(ref reader);
            else if (reader.At("categories"u8)) categories = reader.ReadCodes();
            else if (reader.At("enabled"u8)) enabled = reader.GetBoolean();
            else if (reader.At("parent"u8)) parent = reader.GetString()!;
            else if (reader.At("familyVariant"u8)) familyVariant = reader.ReadCode();
            else if (reader.At("type"u8)) type = reader.ValueTextEquals("model"u8) ? ProductType.Model : ProductType.Product;
            else if (reader.At("associations"u8)) associations = ReadAssociations(ref reader);
            else reader.Skip();
        }
        return new Product
        {
            Sku = sku,
            Type = type,
            Family = family,
            FamilyVariant = familyVariant,
            Parent = parent,
            Enabled = enabled,
            Categories = categories,
            Values = values,
            Associations = associations,
            Revision = revision,
            CreateTime = createTime,
            UpdateTime = updateTime,
            Actor = actor,
        };
    }

    // Values are ordered by attribute: those of one attribute stand together under its code.
    private static void WriteValues(Utf8JsonWriter json, ReadOnlySpan<ScopedValue> values)
    {
        json.WriteStartObject(Values);
        for (var i = 0; i < values.Length; i++)
        {
            if (i == 0 || values[i - 1].Key.Attribute != values[i].Key.Attribute) json.WriteStartArray(values[i].Key.Attribute);
            ValueDocument.Write(json, values[i]);
            if (i == values.Length - 1 || values[i + 1].Key.Attribute != values[i].Key.Attribute) json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private static ProductValues ReadValues(ref Utf8JsonReader reader)
    {
        var values = new List<ScopedValue>(32);
        while (reader.NextMember())
        {
            var attribute = reader.ReadCode();
            reader.Read();
            while (reader.NextItem())
            {
                if (ValueDocument.Read(ref reader, attribute) is { } value) values.Add(value);
            }
        }
        return ProductValues.Of(values);
    }

    private static void WriteAssociations(Utf8JsonWriter json, ValueList<Association> associations)
    {
        json.WriteStartObject(Associations);
        foreach (var (type, products) in associations)
        {
            json.WritePropertyName(type);
            json.WriteCodes(products);
        }
        json.WriteEndObject();
    }

    private static ValueList<Association> ReadAssociations(ref Utf8JsonReader reader)
    {
        var associations = new List<Association>();
        while (reader.NextMember())
        {
            var type = reader.ReadCode();
            reader.Read();
            associations.Add(new Association(type, reader.ReadList(static (ref r) => r.GetString()!)));
        }
        return associations.ToValueList();
    }
}
