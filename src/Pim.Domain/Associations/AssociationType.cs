using Pim.Domain.Schema;

namespace Pim.Domain.Associations;

/// <summary>A way in which one product points at another.</summary>
public sealed record AssociationType : SchemaNoun
{
    /// <inheritdoc/>
    public override string Collection => "associationTypes";

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
