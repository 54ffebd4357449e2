using Google.Protobuf.Collections;
using Pim.Application.Content;
using Pim.Domain.Events;
using Pim.Domain.Insights;
using Pim.Domain.Products;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>
/// Finds what helps with a product in its finished content: manuals, videos and answers. What an asset is, its role tells; where that tells nothing, and of
/// texts and tables (such as one of questions and answers), the name of the attribute tells it (<see cref="AttributeParts"/>).
/// </summary>
internal sealed class SupportMaterials(ContentServer contents)
{
    private static readonly ContentParts[] Parts = [ContentParts.Manual, ContentParts.Video, ContentParts.Faq];

    /// <summary>Support material of these products, in their order. NotFound when the channel or its locale does not exist.</summary>
    public async Task<IReadOnlyList<V1.SupportMaterial>> ReadAsync(
        IReadOnlyList<string> skus, string channel, string locale, CancellationToken cancellationToken)
    {
        var served = await contents.BatchGetAsync(skus, channel, locale, cancellationToken);
        return served.Contents.SelectMany(content => Of(content.Sku, V1.Content.Parser.ParseFrom(content.Bytes))).ToList();
    }

    private static IEnumerable<V1.SupportMaterial> Of(string sku, V1.Content content)
    {
        var roles = content.Media.DistinctBy(link => link.Key).ToDictionary(link => link.Key, link => link.Role);
        return
            from part in Parts
            from attribute in content.Attributes
            from value in Values(attribute)
            where PartOf(attribute, value, roles) == part
            select new V1.SupportMaterial { Product = Product.NameOf(sku), Attribute = attribute.Code, Part = InsightWriter.Part(part), Value = value };
    }

    private static ContentParts PartOf(V1.ContentAttribute attribute, string value, Dictionary<string, V1.Asset.Types.Role> roles)
    {
        var byRole = attribute.DataCase == V1.ContentAttribute.DataOneofCase.Assets ? PartOf(roles.GetValueOrDefault(value)) : null;
        return byRole ?? AttributeParts.OfName(attribute.Code, attribute.Group?.Code ?? "");
    }

    // Null where the role does not tell it.
    private static ContentParts? PartOf(V1.Asset.Types.Role role) => role switch
    {
        V1.Asset.Types.Role.Manual or V1.Asset.Types.Role.Guide or V1.Asset.Types.Role.Certificate or V1.Asset.Types.Role.DataSheet => ContentParts.Manual,
        V1.Asset.Types.Role.Video => ContentParts.Video,
        V1.Asset.Types.Role.Unspecified or V1.Asset.Types.Role.Other => null,
        _ => ContentParts.None,
    };

    private static RepeatedField<string> Values(V1.ContentAttribute attribute) => attribute.DataCase switch
    {
        V1.ContentAttribute.DataOneofCase.Text => [attribute.Text],
        V1.ContentAttribute.DataOneofCase.Assets => attribute.Assets.Codes,
        V1.ContentAttribute.DataOneofCase.Table => [.. attribute.Table.Rows.Select(Line)],
        _ => [],
    };

    private static string Line(V1.ContentTableRow row) => string.Join(" ", row.Cells.Where(cell => cell.Length > 0));
}
