using Pim.Application;
using Pim.Application.Products;
using Pim.Domain.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Products;

/// <summary>Writes products into messages.</summary>
internal static class ProductWriter
{
    /// <summary>The fields that callers set, as they stand in export rows.</summary>
    public static V1.Product Row(Product product)
    {
        var message = new V1.Product
        {
            Sku = product.Sku,
            Type = (V1.Product.Types.Type)product.Type,
            Family = product.Family,
            FamilyVariant = product.FamilyVariant,
            Parent = product.Parent,
            Enabled = product.Enabled,
        };
        foreach (var category in product.Categories.Span) message.Categories.Add(category);
        ValueWriter.Write(product.Values.Span, message.Values);
        foreach (var association in product.Associations.Span) message.Associations.Add(association.Type, ValueWriter.Codes(association.Products));
        return message;
    }

    /// <summary>The product as a resource of its own.</summary>
    public static V1.Product Resource(Product product, ProductState state)
    {
        var message = Row(product);
        message.Name = Product.NameOf(product.Sku);
        message.Etag = Etag.Of(product.Revision);
        message.CreateTime = Wire.Write(product.CreateTime);
        message.UpdateTime = Wire.Write(product.UpdateTime);
        WriteState(state, message);
        return message;
    }

    /// <summary>The fields of the product that a read mask names.</summary>
    public static V1.Product Resource(Product product, ProductState state, ProductMask mask)
    {
        if (mask.IsAll) return Resource(product, state);
        var message = new V1.Product();
        if (mask.Has("name")) message.Name = Product.NameOf(product.Sku);
        if (mask.Has("sku")) message.Sku = product.Sku;
        if (mask.Has("type")) message.Type = (V1.Product.Types.Type)product.Type;
        if (mask.Has("family")) message.Family = product.Family;
        if (mask.Has("family_variant")) message.FamilyVariant = product.FamilyVariant;
        if (mask.Has("parent")) message.Parent = product.Parent;
        if (mask.Has("enabled")) message.Enabled = product.Enabled;
        if (mask.Has("categories")) message.Categories.Add(product.Categories);
        if (mask.Has("etag")) message.Etag = Etag.Of(product.Revision);
        if (mask.Has("create_time")) message.CreateTime = Wire.Write(product.CreateTime);
        if (mask.Has("update_time")) message.UpdateTime = Wire.Write(product.UpdateTime);
        WriteMaskedValues(product, mask, message);
        WriteMaskedAssociations(product, mask, message);
        if (mask.Has("completeness")) WriteCompleteness(state, message);
        if (mask.Has("issues")) WriteIssues(state, message);
        return message;
    }

    /// <summary>A past state; <see cref="V1.ProductRevision.Product"/> is set when the revision carries its product.</summary>
    public static V1.ProductRevision Revision(ProductRevision revision)
    {
        var message = new V1.ProductRevision
        {
            Name = ResourceNames.OfRevision(revision.Sku, revision.Revision),
            CreateTime = Wire.Write(revision.Time),
            Actor = revision.Actor,
            Product = revision.Product is { } product ? Resource(product, ProductState.None) : null,
        };
        foreach (var field in revision.ChangedFields.Span) message.ChangedFields.Add(field);
        return message;
    }

    private static void WriteMaskedValues(Product product, ProductMask mask, V1.Product message)
    {
        if (mask.Has("values")) ValueWriter.Write(product.Values.Span, message.Values);
        else foreach (var attribute in mask.Attributes) ValueWriter.Write(product.Values.Of(attribute), message.Values);
    }

    private static void WriteMaskedAssociations(Product product, ProductMask mask, V1.Product message)
    {
        foreach (var association in product.Associations.Span)
        {
            if (mask.Has("associations") || mask.AssociationTypes.Contains(association.Type))
                message.Associations.Add(association.Type, ValueWriter.Codes(association.Products));
        }
    }

    private static void WriteState(ProductState state, V1.Product message)
    {
        WriteCompleteness(state, message);
        WriteIssues(state, message);
    }

    private static void WriteCompleteness(ProductState state, V1.Product message)
    {
        foreach (var completeness in state.Completeness.Span)
        {
            var entry = new V1.Completeness
            {
                Channel = completeness.Channel,
                Locale = completeness.Locale,
                RequiredCount = completeness.Required,
                Percent = completeness.Percent,
            };
            foreach (var attribute in completeness.Missing.Span) entry.MissingAttributes.Add(attribute);
            message.Completeness.Add(entry);
        }
    }

    private static void WriteIssues(ProductState state, V1.Product message)
    {
        foreach (var issue in state.Issues.Span)
            message.Issues.Add(new V1.Issue { Field = issue.Field, Description = issue.Description, Reason = issue.Reason });
    }
}
