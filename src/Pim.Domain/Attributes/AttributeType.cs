namespace Pim.Domain.Attributes;

/// <summary>The kind of value that an attribute holds.</summary>
public enum AttributeType
{
    /// <summary>The product's SKU; products hold no value for it.</summary>
    Identifier = 1,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>HTML.</summary>
    RichText,

    /// <summary>An exact decimal.</summary>
    Number,

    /// <summary>An exact decimal with a unit.</summary>
    Measurement,

    /// <summary>One price for each currency.</summary>
    PriceCollection,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>One option.</summary>
    SingleSelect,

    /// <summary>Several options.</summary>
    MultiSelect,

    /// <summary>Assets.</summary>
    Asset,

    /// <summary>Other products.</summary>
    ProductReference,

    /// <summary>Rows of cells.</summary>
    Table,
}
