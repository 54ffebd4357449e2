using Google.Protobuf.Collections;
using Pim.Application.Content;
using Pim.Domain.Events;
using Pim.Domain.Insights;
using Pim.Domain.Products;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>
/// Finds what helps with a product in its finished content: attributes that by their name (<see cref="AttributeParts"/>) belong to manuals, videos or answers,
/// with a value that is a text, names assets or is a table, such as one of questions and answers.
/// </summary>
internal sealed class SupportMaterials(ContentServer contents)
{
    private static readonly ContentParts[] Parts = [ContentParts.Manual, ContentParts.Video, ContentParts.Faq];

    /// <summary>Support material of these products, in their order. NotFound when the channel or its locale does not exist.</summary>
    public async Task<IReadOnlyList<V1.SupportMaterial>> ReadAsync(IReadOnlyList<string> skus, string channel, string locale, CancellationToken cancellationToken)
    {
        var served = await contents.BatchGetAsync(skus, channel, locale, cancellationToken);
        return served.Contents.SelectMany(content => Of(content.Sku, V1.Content.Parser.ParseFrom(content.Bytes))).ToList();
    }

    private static IEnumerable<V1.SupportMaterial> Of(string sku, V1.Content content) =>
        from part in Parts
        from attribute in content.Attributes
        where AttributeParts.OfName(attribute.Code, attribute.Group?.Code ?? "") == part
        from value in Values(attribute)
        select new V1.SupportMaterial { Product = Product.NameOf(sku), Attribute = attribute.Code, Part = InsightWriter.Part(part), Value = value };

    private static RepeatedField<string> Values(V1.ContentAttribute attribute) => attribute.DataCase switch
    {
        V1.ContentAttribute.DataOneofCase.Text => [attribute.Text],
        V1.ContentAttribute.DataOneofCase.Assets => attribute.Assets.Codes,
        V1.ContentAttribute.DataOneofCase.Table => [.. attribute.Table.Rows.Select(Line)],
        _ => [],
    };

    private static string Line(V1.ContentTableRow row) => string.Join(" ", row.Cells.Where(cell => cell.Length > 0));
}
