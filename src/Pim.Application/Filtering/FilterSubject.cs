using Pim.Application.Products;
using Pim.Domain.Attributes;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Filtering;

/// <summary>What a filter looks at.</summary>
internal abstract class FilterSubject(ProductView view)
{
    /// <summary>The product.</summary>
    public Product Product => view.Product;

    /// <summary>What is computed about it.</summary>
    public ProductState State => view.State;

    /// <summary>The categories it stands in.</summary>
    public IEnumerable<string> Categories => view.Product.Categories.Concat(view.State.InheritedCategories);

    /// <summary>Whether one of the attribute's values passes; channel and locale are null for whichever.</summary>
    public abstract bool Any(AttributeDefinition attribute, string? channel, string? locale, Func<Value, bool> passes);
}

/// <summary>A product with its own values, as editors list it.</summary>
internal sealed class OwnValues(ProductView view) : FilterSubject(view)
{
    /// <inheritdoc/>
    public override bool Any(AttributeDefinition attribute, string? channel, string? locale, Func<Value, bool> passes)
    {
        foreach (ref readonly var scoped in Product.Values.Of(attribute.Code))
        {
            if ((channel is null || scoped.Key.Channel == channel) && (locale is null || scoped.Key.Locale == locale) && passes(scoped.Value)) return true;
        }
        return false;
    }
}

/// <summary>A product as a channel and locale sees it.</summary>
internal sealed class SeenValues(ContentView eyes, Lineage lineage, ProductState state) : FilterSubject(new ProductView(lineage.Product, state))
{
    /// <inheritdoc/>
    public override bool Any(AttributeDefinition attribute, string? channel, string? locale, Func<Value, bool> passes) =>
        eyes.Resolve(lineage, attribute) is { } resolved && passes(resolved.Value);
}
