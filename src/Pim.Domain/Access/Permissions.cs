namespace Pim.Domain.Access;

/// <summary>What the bearer of a key may do. A key has one permission or several; none includes another.</summary>
[Flags]
public enum Permissions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Read finished content, its changes, and the schema that it stands on: storefronts and marketplace jobs.</summary>
    Content = 1,

    /// <summary>Read and change the catalogue: products, assets, schema, publications, imports and exports. Editors and jobs that bring data.</summary>
    Catalog = 2,

    /// <summary>Send events of customers, and ask what to suggest to one of them: storefronts.</summary>
    Events = 4,

    /// <summary>Ask for reports in which nobody stands alone, and keep segments: analysts.</summary>
    Insights = 8,

    /// <summary>Read and erase what is kept of single customers: whoever answers for privacy.</summary>
    Customers = 16,
}
