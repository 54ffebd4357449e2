using Google.Protobuf.Collections;
using Pim.Application.Content;
using Pim.Domain.Products;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>
/// Finds what helps with a product in its finished content. What an asset is, its role tells. Where that tells nothing, and of texts and tables (such as
/// one of questions and answers), it is told by a word such as "manual", "guide", "care", "faq" or "video" in the code of the attribute or of its group.
/// </summary>
internal sealed class SupportMaterials(ContentServer contents)
{
    // In the order of the answer.
    private static readonly (V1.ContentPart Part, string[] Words)[] Kinds =
    [
        (V1.ContentPart.Manual, ["manual", "guide", "instruction", "care", "datasheet", "document", "assembly", "warranty"]),
        (V1.ContentPart.Video, ["video"]),
        (V1.ContentPart.Faq, ["faq", "question", "answer"]),
    ];

    /// <summary>Support material of these products, in their order. NotFound when the channel or its locale does not exist.</summary>
    public async Task<IReadOnlyList<V1.SupportMaterial>> ReadAsync(IReadOnlyList<string> skus, string channel, string locale, CancellationToken cancellationToken)
    {
        var served = await contents.BatchGetAsync(skus, channel, locale, cancellationToken);
        return served.Contents.SelectMany(content => Of(content.Sku, V1.Content.Parser.ParseFrom(content.Bytes))).ToList();
    }

    private static IEnumerable<V1.SupportMaterial> Of(string sku, V1.Content content)
    {
        var roles = content.Media.ToDictionary(link => link.Key, link => link.Role);
        return
            from kind in Kinds
            from attribute in content.Attributes
            from value in Values(attribute)
            where PartOf(attribute, value, roles) == kind.Part
            select new V1.SupportMaterial { Product = Product.NameOf(sku), Attribute = attribute.Code, Part = kind.Part, Value = value };
    }

    private static V1.ContentPart PartOf(V1.ContentAttribute attribute, string value, Dictionary<string, V1.Asset.Types.Role> roles) =>
        attribute.DataCase == V1.ContentAttribute.DataOneofCase.Assets ? PartOf(roles.GetValueOrDefault(value)) ?? PartOf(attribute) : PartOf(attribute);

    private static V1.ContentPart? PartOf(V1.Asset.Types.Role role) => role switch
    {
        V1.Asset.Types.Role.Manual or V1.Asset.Types.Role.Guide or V1.Asset.Types.Role.Certificate or V1.Asset.Types.Role.DataSheet => V1.ContentPart.Manual,
        V1.Asset.Types.Role.Video => V1.ContentPart.Video,
        V1.Asset.Types.Role.Unspecified or V1.Asset.Types.Role.Other => null,
        _ => V1.ContentPart.Unspecified,
    };

    private static V1.ContentPart PartOf(V1.ContentAttribute attribute) => Kinds.FirstOrDefault(kind => Array.Exists(kind.Words, word => IsNamed(attribute, word))).Part;

    private static RepeatedField<string> Values(V1.ContentAttribute attribute) => attribute.DataCase switch
    {
        V1.ContentAttribute.DataOneofCase.Text => [attribute.Text],
        V1.ContentAttribute.DataOneofCase.Assets => attribute.Assets.Codes,
        V1.ContentAttribute.DataOneofCase.Table => [.. attribute.Table.Rows.Select(Line)],
        _ => [],
    };

    private static string Line(V1.ContentTableRow row) => string.Join(" ", row.Cells.Where(cell => cell.Length > 0));

    private static bool IsNamed(V1.ContentAttribute attribute, string word) =>
        attribute.Code.Contains(word, StringComparison.OrdinalIgnoreCase) || attribute.Group?.Code.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
