using Google.Protobuf;
using Pim.Application.Transfer;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using PimService.Associations;
using PimService.Attributes;
using PimService.Categories;
using PimService.Channels;
using PimService.Families;
using PimService.Insights;
using PimService.Products;
using PimService.Requests;
using PimService.Schema;
using V1 = Pim.V1;

namespace PimService.Transfer;

/// <summary>Reads catalogue rows as an import takes them. A row that cannot be read says why, and spoils no other.</summary>
/// <param name="replaces">Whether a row is the whole resource; otherwise what it does not carry stays.</param>
internal sealed class CatalogRowReader(bool replaces)
{
    /// <summary>The row at this place of the stream.</summary>
    public ImportRow Read(long index, V1.CatalogRow row) => row.ResourceCase switch
    {
        V1.CatalogRow.ResourceOneofCase.Product => ReadProduct(index, row.Product),
        V1.CatalogRow.ResourceOneofCase.AttributeGroup => ReadNoun(index, row.AttributeGroup, AttributeGroupMapping.Instance),
        V1.CatalogRow.ResourceOneofCase.Attribute => ReadNoun(index, row.Attribute, AttributeMapping.Instance),
        V1.CatalogRow.ResourceOneofCase.Category => ReadNoun(index, row.Category, CategoryMapping.Instance),
        V1.CatalogRow.ResourceOneofCase.Channel => ReadNoun(index, row.Channel, ChannelMapping.Instance),
        V1.CatalogRow.ResourceOneofCase.Family => ReadNoun(index, row.Family, FamilyMapping.Instance),
        V1.CatalogRow.ResourceOneofCase.FamilyVariant => ReadNoun(index, row.FamilyVariant, FamilyVariantMapping.Instance),
        V1.CatalogRow.ResourceOneofCase.AssociationType => ReadNoun(index, row.AssociationType, AssociationTypeMapping.Instance),
        V1.CatalogRow.ResourceOneofCase.Segment => ReadNoun(index, row.Segment, SegmentMapping.Instance),
        _ => new UnreadableRow(index, "", [new Violation("resource", "The row holds nothing, or a kind of thing that is not known here.", "REQUIRED")]),
    };

    /// <summary>Where violations of a row's resource stand in the row.</summary>
    public static Func<Violation, string> PathIn(V1.CatalogRow row) => row.ResourceCase switch
    {
        V1.CatalogRow.ResourceOneofCase.Product => ProductPaths.In(row.Product),
        V1.CatalogRow.ResourceOneofCase.AttributeGroup => AttributeGroupMapping.Instance.PathIn(row.AttributeGroup),
        V1.CatalogRow.ResourceOneofCase.Attribute => AttributeMapping.Instance.PathIn(row.Attribute),
        V1.CatalogRow.ResourceOneofCase.Category => CategoryMapping.Instance.PathIn(row.Category),
        V1.CatalogRow.ResourceOneofCase.Channel => ChannelMapping.Instance.PathIn(row.Channel),
        V1.CatalogRow.ResourceOneofCase.Family => FamilyMapping.Instance.PathIn(row.Family),
        V1.CatalogRow.ResourceOneofCase.FamilyVariant => FamilyVariantMapping.Instance.PathIn(row.FamilyVariant),
        V1.CatalogRow.ResourceOneofCase.AssociationType => AssociationTypeMapping.Instance.PathIn(row.AssociationType),
        V1.CatalogRow.ResourceOneofCase.Segment => SegmentMapping.Instance.PathIn(row.Segment),
        _ => violation => violation.Field,
    };

    private ImportRow ReadProduct(long index, V1.Product product)
    {
        var violations = new ViolationList();
        var reader = new ProductReader(product, violations, mayClear: true);
        var edit = replaces ? reader.Whole() : reader.Merged();
        var name = Codes.IsSku(edit.Sku) ? Product.NameOf(edit.Sku) : "";
        return violations.IsEmpty ? new ProductRow(index, name, edit) : new UnreadableRow(index, name, violations.ToList());
    }

    private ImportRow ReadNoun<TNoun, TMessage>(long index, TMessage message, SchemaMapping<TNoun, TMessage> mapping)
        where TNoun : SchemaNoun
        where TMessage : class, IMessage
    {
        var violations = new ViolationList();
        var code = mapping.CodeOf(message, violations);
        var name = Codes.IsCode(code) ? $"{mapping.Collection}/{code}" : "";
        var given = mapping.Whole(message, code, violations);
        if (!violations.IsEmpty) return new UnreadableRow(index, name, violations.ToList());
        var edit = replaces ? _ => given : mapping.Populated(message, given);
        return new SchemaRow(index, name, mapping.Collection, code, before => before is null ? given : edit((TNoun)before));
    }
}
