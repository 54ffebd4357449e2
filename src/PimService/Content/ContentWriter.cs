using Pim.Application.Media;
using Pim.Domain.Content;
using Pim.Domain.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>Writes content into messages.</summary>
internal sealed partial class ContentWriter(MediaUrls urls)
{
    /// <summary>The content as a message.</summary>
    public V1.Content Write(ProductContent content)
    {
        var message = new V1.Content
        {
            Name = ResourceNames.OfContent(content.Channel, content.Locale, content.Sku),
            Product = Product.NameOf(content.Sku),
            Sku = content.Sku,
            Type = (V1.Product.Types.Type)content.Type,
            Title = content.Title,
            Image = content.Image,
            Family = content.Family is { } family ? Write(family) : null,
            Variation = content.Variation is { } variation ? Write(variation) : null,
        };
        message.Attributes.Capacity = content.Attributes.Count;
        foreach (var attribute in content.Attributes) message.Attributes.Add(Write(attribute));
        foreach (var category in content.Categories) message.Categories.Add(Write(category));
        foreach (var association in content.Associations) message.Associations.Add(Write(association));
        foreach (var media in content.Media) message.Media.Add(Write(media));
        return message;
    }

    private static V1.Label Write(Label label) => new() { Code = label.Code, Label_ = label.Text };

    private V1.ContentLink Write(ContentLink link) => new()
    {
        Sku = link.Sku,
        Title = link.Title,
        Image = link.Image,
        ImageUrl = link.ImageAsset is { } asset ? urls.Of(asset.File.Sha256, asset.FileName) : "",
    };

    private static V1.ContentCategory Write(ContentCategory category)
    {
        var message = new V1.ContentCategory { Code = category.Category.Code, Label = category.Category.Text };
        foreach (var label in category.Path) message.Path.Add(Write(label));
        return message;
    }

    private V1.ContentAssociation Write(ContentAssociation association)
    {
        var message = new V1.ContentAssociation { Type = Write(association.Type) };
        foreach (var product in association.Products) message.Products.Add(Write(product));
        return message;
    }

    private V1.Variation Write(Variation variation)
    {
        var message = new V1.Variation { Model = variation.Model, Parent = variation.Parent };
        foreach (var axis in variation.Axes) message.Axes.Add(Write(axis));
        foreach (var variant in variation.Variants) message.Variants.Add(Write(variant));
        return message;
    }
}
