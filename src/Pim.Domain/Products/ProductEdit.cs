using Pim.Domain.Values;

namespace Pim.Domain.Products;

/// <summary>What a caller wants of a product. Null leaves a field as it is (or, for a new product, at its default); empty clears it.</summary>
public sealed record ProductEdit
{
    /// <summary>Which product.</summary>
    public required string Sku { get; init; }

    /// <summary>Product or model.</summary>
    public ProductType? Type { get; init; }

    /// <summary>Code of its family.</summary>
    public string? Family { get; init; }

    /// <summary>Code of how it varies.</summary>
    public string? FamilyVariant { get; init; }

    /// <summary>SKU of the model above.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether channels may see it.</summary>
    public bool? Enabled { get; init; }

    /// <summary>All its own categories.</summary>
    public IReadOnlyCollection<string>? Categories { get; init; }

    /// <summary>Its values.</summary>
    public ValuesEdit? Values { get; init; }

    /// <summary>Clears all associations first.</summary>
    public bool ReplacesAssociations { get; init; }

    /// <summary>Associations to set; one without products clears its type.</summary>
    public IReadOnlyList<Association>? Associations { get; init; }

    /// <summary>Only apply to the state with this revision; null: to whichever.</summary>
    public long? ExpectedRevision { get; init; }

    /// <summary>The edit that makes a product this state, whatever it was.</summary>
    public static ProductEdit Replacing(Product state) => new()
    {
        Sku = state.Sku,
        Type = state.Type,
        Family = state.Family,
        FamilyVariant = state.FamilyVariant,
        Parent = state.Parent,
        Enabled = state.Enabled,
        Categories = [.. state.Categories],
        Values = new ValuesEdit { ReplacesAll = true, Entries = state.Values.Select(v => (v.Key, (Value?)v.Value)).ToList() },
        ReplacesAssociations = true,
        Associations = [.. state.Associations],
    };

    /// <summary>The state after this edit; <paramref name="before"/> is null for a new product.</summary>
    public Product ApplyTo(Product? before)
    {
        var state = before ?? new Product { Sku = Sku };
        return state with
        {
            Type = Type ?? state.Type,
            Family = Family ?? state.Family,
            FamilyVariant = FamilyVariant ?? state.FamilyVariant,
            Parent = Parent ?? state.Parent,
            Enabled = Enabled ?? state.Enabled,
            Categories = Categories?.ToCodeSet() ?? state.Categories,
            Values = Values?.ApplyTo(state.Values) ?? state.Values,
            Associations = ApplyAssociations(state.Associations),
        };
    }

    private ValueList<Association> ApplyAssociations(ValueList<Association> before)
    {
        if (Associations is null && !ReplacesAssociations) return before;
        var byType = new SortedDictionary<string, Association>(StringComparer.Ordinal);
        if (!ReplacesAssociations)
        {
            foreach (var association in before) byType[association.Type] = association;
        }
        foreach (var association in Associations ?? [])
        {
            if (association.Products.Count == 0) byType.Remove(association.Type);
            else byType[association.Type] = association;
        }
        return byType.Values.ToValueList();
    }
}
