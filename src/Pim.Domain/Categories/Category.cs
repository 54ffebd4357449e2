using Pim.Domain.Schema;

namespace Pim.Domain.Categories;

/// <summary>A place in a tree of categories; without parent, the root of a tree.</summary>
public sealed record Category : SchemaNoun
{
    /// <summary>Most levels of a tree.</summary>
    public const int MaxDepth = 32;

    /// <summary>Code of the category above; empty for a root.</summary>
    public string Parent { get; init; } = "";

    /// <summary>Place among its siblings.</summary>
    public int Position { get; init; }

    /// <inheritdoc/>
    public override string Collection => "categories";

    /// <inheritdoc/>
    public override void CheckShape(List<Violation> violations)
    {
        CheckCode(violations);
        Labels.Check("labels", violations);
    }

    /// <inheritdoc/>
    public override void CheckWithin(CatalogSchema schema, List<Violation> violations)
    {
        if (Parent.Length == 0) return;
        if (!schema.Categories.ContainsKey(Parent))
        {
            violations.Add(new("parent", $"The category '{Parent}' does not exist.", "UNKNOWN_CATEGORY", ViolationKind.Precondition));
            return;
        }
        if (schema.Channels.Values.FirstOrDefault(c => c.CategoryTree == Code) is { } channel)
            violations.Add(new("parent", $"It is the tree of the channel '{channel.Code}' and must stay a root.", "TREE_IN_USE", ViolationKind.Precondition));
        var depth = 1;
        for (var above = Parent; above.Length > 0 && schema.Categories.TryGetValue(above, out var category); above = category.Parent)
        {
            if (above == Code)
            {
                violations.Add(new("parent", "It would stand below itself.", "CATEGORY_CYCLE", ViolationKind.Precondition));
                return;
            }
            if (++depth > MaxDepth)
            {
                violations.Add(new("parent", $"Trees are at most {MaxDepth} levels deep.", "TREE_TOO_DEEP", ViolationKind.Precondition));
                return;
            }
        }
    }
}
