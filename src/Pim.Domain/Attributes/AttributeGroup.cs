using Pim.Domain.Schema;

namespace Pim.Domain.Attributes;

/// <summary>A heading under which attributes are shown together.</summary>
public sealed record AttributeGroup : SchemaNoun
{
    /// <summary>Place in lists.</summary>
    public int Position { get; init; }

    /// <inheritdoc/>
    public override string Collection => "attributeGroups";

    /// <inheritdoc/>
    public override void CheckShape(List<Violation> violations)
    {
        CheckCode(violations);
        Labels.Check("labels", violations);
    }

    /// <inheritdoc/>
    public override void CheckWithin(CatalogSchema schema, List<Violation> violations)
    {
    }
}
