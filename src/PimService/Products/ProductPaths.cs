using System.Globalization;
using Google.Protobuf.Collections;
using Pim.Domain;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Products;

/// <summary>Finds where violations of products stand in the messages that carried them.</summary>
internal static class ProductPaths
{
    /// <summary>What paths in update masks begin with, which stand beside the product.</summary>
    public const string Mask = "update_mask.";

    private const string Batch = "requests[";

    /// <summary>Paths in a request with one product.</summary>
    public static Func<Violation, string> In(V1.Product product) => violation => Locate(violation, violation.Field, product);

    /// <summary>Paths in a batch, whose violations tell by "requests[i]." which part is at fault.</summary>
    public static Func<Violation, string> In(RepeatedField<V1.UpdateProductRequest> requests) => violation =>
    {
        var end = violation.Field.IndexOf("].", StringComparison.Ordinal);
        if (end < 0 || !violation.Field.StartsWith(Batch, StringComparison.Ordinal)) return violation.Field;
        var index = int.Parse(violation.Field.AsSpan(Batch.Length, end - Batch.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        return $"{Batch}{index}].{Locate(violation, violation.Field[(end + 2)..], requests[index].Product)}";
    };

    private static string Locate(Violation violation, string field, V1.Product product) =>
        field.StartsWith(Mask, StringComparison.Ordinal) ? field : "product." + LocateIn(product, violation, field);

    private static string LocateIn(V1.Product product, Violation violation, string field)
    {
        if (violation.Value is not { } key || !product.Values.TryGetValue(key.Attribute, out var set)) return field;
        for (var i = 0; i < set.Values.Count; i++)
        {
            var value = set.Values[i];
            if (value.Channel == key.Channel && Wire.Locale(value.Locale) == key.Locale) return $"{field}.values[{i}]{PartOf(value, violation.ValuePart)}";
        }
        return field;
    }

    /// <summary>Chosen options are kept sorted: the index is brought back to the order given.</summary>
    private static string PartOf(V1.Value value, string part) =>
        value.DataCase == V1.Value.DataOneofCase.Options && SortedList.TryLocate(part, ".options.codes", value.Options.Codes, out var located) ? located : part;
}
