using Google.Protobuf.WellKnownTypes;
using Pim.Domain.Schema;
using PimService.Requests;

namespace PimService.Products;

/// <summary>Which fields of a product a mask names.</summary>
internal sealed class ProductMask
{
    private const string Values = "values";
    private const string Associations = "associations";

    private static readonly string[] Settable = ["sku", "type", "family", "family_variant", "parent", "enabled", "categories", Values, Associations];
    private static readonly string[] OutputOnly = ["name", "etag", "create_time", "update_time", "completeness", "issues"];

    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    private ProductMask()
    {
    }

    /// <summary>Names every field.</summary>
    public static ProductMask All { get; } = new() { IsAll = true };

    /// <summary>Names what tells a product and its state.</summary>
    public static ProductMask Brief { get; } = Parse(new FieldMask { Paths = { "name", "sku", "etag", "update_time" } }, null, new ViolationList());

    /// <summary>Whether it names every field.</summary>
    public bool IsAll { get; private init; }

    /// <summary>Attributes that it names by `values.CODE`.</summary>
    public HashSet<string> Attributes { get; } = new(StringComparer.Ordinal);

    /// <summary>Association types that it names by `associations.CODE`.</summary>
    public HashSet<string> AssociationTypes { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether it names any value.</summary>
    public bool HasValues => Has(Values) || Attributes.Count > 0;

    /// <summary>Whether it names any association.</summary>
    public bool HasAssociations => Has(Associations) || AssociationTypes.Count > 0;

    /// <summary>Whether it names this field as a whole.</summary>
    public bool Has(string field) => IsAll || _fields.Contains(field);

    /// <summary>
    /// Reads an update mask. Paths that do not exist, and those of fields that callers do not set, are gathered, with paths relative to the mask; also
    /// those of attributes and association types that the catalogue does not have: naming them would else change nothing, without a word.
    /// </summary>
    public static ProductMask ForUpdate(FieldMask mask, CatalogSchema schema, ViolationList violations) => Parse(mask, schema, violations);

    /// <summary>Reads a read mask; null and empty name every field. Paths that do not exist are gathered, with paths relative to the mask.</summary>
    public static ProductMask ForRead(FieldMask? mask, ViolationList violations) =>
        mask is null || mask.Paths.Count == 0 ? All : Parse(mask, null, violations);

    /// <summary>Reads a mask of what is to change in a catalogue, or, without one, of what is to be read.</summary>
    private static ProductMask Parse(FieldMask mask, CatalogSchema? changed, ViolationList violations)
    {
        if (mask.Paths.Contains("*")) return All;
        var parsed = new ProductMask();
        for (var i = 0; i < mask.Paths.Count && !violations.IsFull; i++)
        {
            if (parsed.Refusal(mask.Paths[i], changed) is { } refusal) violations.Add($"paths[{i}]", refusal, "INVALID_MASK");
        }
        return parsed;
    }

    private string? Refusal(string path, CatalogSchema? changed)
    {
        var mayRead = changed is null;
        if (MaskPath.TrySplit(path, out var field, out var key) && field is Values or Associations)
        {
            var isAttribute = field == Values;
            (isAttribute ? Attributes : AssociationTypes).Add(key);
            if (changed is null || (isAttribute ? changed.Attributes.ContainsKey(key) : changed.AssociationTypes.ContainsKey(key))) return null;
            return $"There is no {(isAttribute ? "attribute" : "association type")} '{MaskPath.Shown(key)}'.";
        }
        if (Settable.Contains(path) || (mayRead && OutputOnly.Contains(path)))
        {
            _fields.Add(path);
            return null;
        }
        return OutputOnly.Contains(path)
            ? $"'{path}' is output only."
            : MaskPath.Unknown(path, [.. Settable, .. mayRead ? OutputOnly : [], "values.ATTRIBUTE", "associations.TYPE"]);
    }
}
