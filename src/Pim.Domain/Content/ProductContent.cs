using Pim.Domain.Attributes;
using Pim.Domain.Channels;
using Pim.Domain.Media;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Domain.Content;

/// <summary>A product as one channel and locale sees it.</summary>
public sealed record ProductContent
{
    /// <summary>Code of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>BCP 47 locale.</summary>
    public required string Locale { get; init; }

    /// <summary>The SKU.</summary>
    public required string Sku { get; init; }

    /// <summary>Product or model.</summary>
    public required ProductType Type { get; init; }

    /// <summary>What to call it.</summary>
    public required string Title { get; init; }

    /// <summary>Key of the asset that shows it; empty when there is none.</summary>
    public string Image { get; init; } = "";

    /// <summary>Its family; null without one.</summary>
    public Label? Family { get; init; }

    /// <summary>Attributes with a value here, by group position, group, position, code.</summary>
    public IReadOnlyList<ContentAttribute> Attributes { get; init; } = [];

    /// <summary>Categories of the channel's tree, by code.</summary>
    public IReadOnlyList<ContentCategory> Categories { get; init; } = [];

    /// <summary>Products it points at that the channel sees.</summary>
    public IReadOnlyList<ContentAssociation> Associations { get; init; } = [];

    /// <summary>Assets that its attributes name, each once.</summary>
    public IReadOnlyList<MediaLink> Media { get; init; } = [];

    /// <summary>How it varies; null when it does not.</summary>
    public Variation? Variation { get; init; }
}

/// <summary>A code with its name in the locale asked for.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">The name, or the code in brackets when it has none.</param>
public sealed record Label(string Code, string Text);

/// <summary>An attribute with its value.</summary>
/// <param name="Definition">The attribute.</param>
/// <param name="Label">Its name in this locale.</param>
/// <param name="Group">The group it belongs to; null without one.</param>
/// <param name="Locale">Locale that the value was written for; empty when it is the same in all.</param>
/// <param name="IsFallback">Whether another locale stood in.</param>
/// <param name="InheritedFrom">SKU of the model that the value comes from; empty when it is the product's own.</param>
/// <param name="Value">The value: prices in the channel's currencies only, references to products that the channel sees only.</param>
public sealed record ContentAttribute(
    AttributeDefinition Definition, string Label, Label? Group, string Locale, bool IsFallback, string InheritedFrom, Value Value)
{
    /// <summary>Names that belong to the value: of the chosen options, of the unit (one), of the table's columns. Empty for others.</summary>
    public IReadOnlyList<Label> ValueLabels { get; init; } = [];

    /// <summary>For measurements: what stands behind the number; may be empty.</summary>
    public string UnitSymbol { get; init; } = "";
}

/// <summary>A category with those above it, from below the root of the tree.</summary>
public sealed record ContentCategory(Label Category, IReadOnlyList<Label> Path);

/// <summary>Products that a product points at in one way.</summary>
public sealed record ContentAssociation(Label Type, IReadOnlyList<ContentLink> Products);

/// <summary>Another product, ready to link to.</summary>
public sealed record ContentLink(string Sku, string Title, string Image)
{
    /// <summary>The asset of the image; null where none of that key has arrived yet.</summary>
    public Asset? ImageAsset { get; init; }
}

/// <summary>An asset that content names, and the attribute that names it.</summary>
public sealed record MediaLink(string Key, string Attribute)
{
    /// <summary>The asset; null where none of this key has arrived yet.</summary>
    public Asset? Asset { get; init; }

    /// <summary>What it shows, in this locale or the nearest fallback; may be empty.</summary>
    public string AlternativeText { get; init; } = "";

    /// <summary>Text to stand beside it, in this locale or the nearest fallback; may be empty.</summary>
    public string Caption { get; init; } = "";

    /// <summary>The channel's renditions of it.</summary>
    public ValueList<Rendition> Renditions { get; init; }
}

/// <summary>How a product varies.</summary>
/// <param name="Model">SKU of the root model.</param>
/// <param name="Parent">SKU of the model right above; empty for a root model.</param>
/// <param name="Axes">What tells variants apart, from the first level down.</param>
/// <param name="Variants">For models: the products below that the channel sees.</param>
public sealed record Variation(string Model, string Parent, IReadOnlyList<Label> Axes, IReadOnlyList<ContentLink> Variants);
