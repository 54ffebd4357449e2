using Pim.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pim.Cli.Output;

/// <summary>A product as a tree.</summary>
internal static class ProductTree
{
    public static IRenderable Of(Product product)
    {
        var kind = product.Type == Product.Types.Type.Model ? "product model" : "product";
        var tree = new Tree(new Text($"{kind} {product.Sku}{(product.HasEnabled && !product.Enabled ? ", disabled" : "")}"));
        AddFact(tree, "family", product.Family);
        AddFact(tree, "family variant", product.FamilyVariant);
        AddFact(tree, "parent", product.Parent);
        AddFact(tree, "categories", string.Join(", ", product.Categories));
        if (product.Values.Count > 0) AddValues(tree.AddNode(new Text("values")), product);
        var associations = product.Associations.OrderBy(a => a.Key, StringComparer.Ordinal);
        AddAll(tree, "associations", associations.Select(a => $"{a.Key}: {string.Join(", ", a.Value.Codes)}"));
        AddAll(tree, "completeness", product.Completeness.Select(Describe));
        AddAll(tree, "issues", product.Issues.Select(i => $"{i.Field}: {i.Description}"));
        if (product.UpdateTime is { } time) AddFact(tree, "changed", $"{time.ToDateTime():u}");
        return tree;
    }

    private static void AddValues(TreeNode node, Product product)
    {
        foreach (var (attribute, set) in product.Values.OrderBy(v => v.Key, StringComparer.Ordinal))
        {
            if (set.Values is [{ Channel: "", Locale: "" } only])
            {
                node.AddNode(new Text($"{attribute}: {ValueText.Of(only)}"));
                continue;
            }
            var places = node.AddNode(new Text(attribute));
            foreach (var value in set.Values)
                places.AddNode(new Text($"{string.Join(' ', new[] { value.Channel, value.Locale }.Where(p => p.Length > 0))}: {ValueText.Of(value)}"));
        }
    }

    private static string Describe(Completeness completeness)
    {
        var missing = completeness.MissingAttributes.Count > 0 ? $", missing {string.Join(", ", completeness.MissingAttributes)}" : "";
        return $"{completeness.Channel} {completeness.Locale}: {completeness.Percent}%{missing}";
    }

    private static void AddFact(Tree tree, string name, string fact)
    {
        if (fact.Length > 0) tree.AddNode(new Text($"{name}: {fact}"));
    }

    private static void AddAll(Tree tree, string name, IEnumerable<string> lines)
    {
        TreeNode? node = null;
        foreach (var line in lines) (node ??= tree.AddNode(new Text(name))).AddNode(new Text(line));
    }
}
