using Google.Protobuf.Collections;
using Pim.Application.Content;
using Pim.Domain.Products;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>
/// Finds what helps with a product in its finished content: attributes whose code, or that of their group, has a word such as "manual", "guide", "care",
/// "faq" or "video" in it, with a value that is a text or names assets.
/// </summary>
internal sealed class SupportMaterials(ContentServer contents)
{
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

    private static IEnumerable<V1.SupportMaterial> Of(string sku, V1.Content content) =>
        from kind in Kinds
        from attribute in content.Attributes
        where kind.Words.Any(word => IsNamed(attribute, word)) && Kinds.First(k => k.Words.Any(word => IsNamed(attribute, word))).Part == kind.Part
        from value in Values(attribute)
        select new V1.SupportMaterial { Product = Product.NameOf(sku), Attribute = attribute.Code, Part = kind.Part, Value = value };

    private static RepeatedField<string> Values(V1.ContentAttribute attribute) => attribute.DataCase switch
    {
        V1.ContentAttribute.DataOneofCase.Text => [attribute.Text],
        V1.ContentAttribute.DataOneofCase.Assets => attribute.Assets.Codes,
        _ => [],
    };

    private static bool IsNamed(V1.ContentAttribute attribute, string word) =>
        attribute.Code.Contains(word, StringComparison.OrdinalIgnoreCase) || attribute.Group?.Code.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
