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
        if (Find(Parent, schema) is null)
        {
            violations.Add(new("parent", $"The category '{Parent}' does not exist.", "UNKNOWN_CATEGORY", ViolationKind.Precondition));
            return;
        }
        if (schema.Channels.Values.FirstOrDefault(c => c.CategoryTree == Code) is { } channel)
            violations.Add(new("parent", $"It is the tree of the channel '{channel.Code}' and must stay a root.", "TREE_IN_USE", ViolationKind.Precondition));
        var depth = 1;
        for (var above = Find(Parent, schema); above is not null; above = Find(above.Parent, schema))
        {
            if (above.Code == Code)
            {
                violations.Add(new("parent", "It would stand below itself.", "CATEGORY_CYCLE", ViolationKind.Precondition));
                return;
            }
            if (++depth > MaxDepth) break;
        }
        if (depth > MaxDepth || HasChildren(schema) && depth - 1 + Height(schema, Code, MaxDepth) > MaxDepth)
            violations.Add(new("parent", $"Trees are at most {MaxDepth} levels deep.", "TREE_TOO_DEEP", ViolationKind.Precondition));
    }

    // Not from the schema's dictionary: it would be gathered anew for each category of an import.
    private Category? Find(string code, CatalogSchema schema) => schema.Find<Category>(Collection, code);

    private bool HasChildren(CatalogSchema schema) => schema.Nouns.Any(n => n is Category category && category.Parent == Code);

    /// <summary>Levels of the tree from a category down, as far as they are of interest.</summary>
    private static int Height(CatalogSchema schema, string root, int max)
    {
        var level = new List<string> { root };
        var height = 0;
        for (; level.Count > 0 && height <= max; height++) level = level.SelectMany(c => schema.CategoryChildren[c]).Select(c => c.Code).ToList();
        return height;
    }
}
