using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Insights;
using Pim.Domain.Products;
using PimService.Associations;
using PimService.Attributes;
using PimService.Categories;
using PimService.Channels;
using PimService.Families;
using PimService.Insights;
using PimService.Products;
using V1 = Pim.V1;

namespace PimService.Transfer;

/// <summary>Writes things of a catalogue as rows, without their output-only fields.</summary>
internal static class CatalogRowWriter
{
    /// <summary>The row of a schema noun or product.</summary>
    public static V1.CatalogRow Write(object resource) => resource switch
    {
        Product product => new V1.CatalogRow { Product = ProductWriter.Row(product) },
        AttributeGroup group => new V1.CatalogRow { AttributeGroup = AttributeGroupMapping.Instance.Row(group) },
        AttributeDefinition attribute => new V1.CatalogRow { Attribute = AttributeMapping.Instance.Row(attribute) },
        Category category => new V1.CatalogRow { Category = CategoryMapping.Instance.Row(category) },
        Channel channel => new V1.CatalogRow { Channel = ChannelMapping.Instance.Row(channel) },
        Family family => new V1.CatalogRow { Family = FamilyMapping.Instance.Row(family) },
        FamilyVariant variant => new V1.CatalogRow { FamilyVariant = FamilyVariantMapping.Instance.Row(variant) },
        AssociationType type => new V1.CatalogRow { AssociationType = AssociationTypeMapping.Instance.Row(type) },
        Segment segment => new V1.CatalogRow { Segment = SegmentMapping.Instance.Row(segment) },
        _ => throw new InvalidOperationException($"{resource.GetType().Name} has no row."),
    };
}
