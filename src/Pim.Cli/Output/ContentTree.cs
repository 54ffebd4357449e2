using Pim.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pim.Cli.Output;

/// <summary>Content as a tree: attributes under their groups, and where a value comes from when it is not the product's own.</summary>
internal static class ContentTree
{
    public static IRenderable Of(Content content)
    {
        var tree = new Tree(new Text($"{content.Title} ({content.Sku})"));
        if (content.Family is { } family) tree.AddNode(new Text($"family: {family.Label_}"));
        foreach (var group in content.Attributes.GroupBy(a => a.Group?.Label_ ?? "other"))
        {
            var node = tree.AddNode(new Text(group.Key));
            foreach (var attribute in group) node.AddNode(new Text($"{attribute.Label}: {ValueText.Of(attribute)}{Origin(attribute)}"));
        }
        if (content.Categories.Count > 0)
        {
            var node = tree.AddNode(new Text("categories"));
            foreach (var category in content.Categories) node.AddNode(new Text(string.Join(" > ", category.Path.Select(p => p.Label_).Append(category.Label))));
        }
        foreach (var association in content.Associations)
        {
            var node = tree.AddNode(new Text(association.Type.Label_));
            foreach (var product in association.Products) node.AddNode(new Text($"{product.Title} ({product.Sku})"));
        }
        if (content.Variation is { } variation) AddVariation(tree, variation);
        return tree;
    }

    private static void AddVariation(Tree tree, Variation variation)
    {
        var node = tree.AddNode(new Text($"varies by {string.Join(", ", variation.Axes.Select(a => a.Label_))}"));
        if (variation.Parent.Length > 0) node.AddNode(new Text($"model: {variation.Parent}"));
        foreach (var variant in variation.Variants) node.AddNode(new Text($"{variant.Title} ({variant.Sku})"));
    }

    private static string Origin(ContentAttribute attribute)
    {
        var origins = new List<string>();
        if (attribute.Fallback) origins.Add($"from {attribute.Locale}");
        if (attribute.InheritedFrom.Length > 0) origins.Add($"from the model {attribute.InheritedFrom}");
        return origins.Count > 0 ? $"  [{string.Join(", ", origins)}]" : "";
    }
}
