using System.Text.Json;
using System.Text.RegularExpressions;
using Pim.MarketplaceSync.Targets;

namespace Pim.MarketplaceSync.Mapping;

/// <summary>Reads where one field comes from: a path, a list of paths of which the first with a value counts, or an object that says more.</summary>
/// <param name="path">Where it stands in the file.</param>
/// <param name="rule">The field.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed partial class FieldReader(string path, FieldRule rule, List<string> errors)
{
    private static readonly string[] Placeholders = ["sku", "locale", "language", "country", "currency", "value"];

    /// <summary>Reads it.</summary>
    public FieldMapping Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String) return Of(Paths([element.GetString()!], path));
        if (element.ValueKind == JsonValueKind.Array && element.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String))
            return Of(Paths([.. element.EnumerateArray().Select(i => i.GetString()!)], path));
        if (element.ValueKind == JsonValueKind.Object) return Read(new JsonObjectReader(element, path, errors));
        errors.Add($"{path}: must be a path such as \"values.name\", a list of paths, or an object.");
        return Of([]);
    }

    private FieldMapping Read(JsonObjectReader reader)
    {
        var from = Paths(reader.List("from"), reader.PathOf("from"));
        var mapping = new FieldMapping(rule, from, reader.Text("value"), reader.Text("template"), reader.Texts("map"), reader.Text("default"),
            reader.Texts("columns") ?? new Dictionary<string, string>(), reader.List("attributes"));
        reader.RefuseOthers();
        Check(reader, mapping);
        return mapping;
    }

    private void Check(JsonObjectReader reader, FieldMapping mapping)
    {
        // Counted by what is there, and not by what of it could be read: that is told already.
        bool[] sources = [reader.Member("from") is not null
            || reader.Member("template") is not null, reader.Member("value") is not null, reader.Member("attributes") is not null];
        if (sources.Count(s => s) != 1)
            errors.Add($"{path}: must have exactly one of from, value, template and attributes; template may stand beside from.");
        if (mapping.Map is not null && mapping.From.Count == 0) reader.Refuse("map", "has no meaning without from.");
        if (mapping.Details.Count > 0 && rule.Kind != FieldKind.Details) reader.Refuse("attributes", $"has no meaning for {rule.Name}.");
        foreach (var column in mapping.Columns.Keys.Except(rule.Parts))
            reader.Refuse($"columns.{column}", rule.HasParts ? $"is none of {string.Join(", ", rule.Parts)}." : $"has no meaning for {rule.Name}.");
        if (mapping.Value is { } value && rule.Allowed.Count > 0 && !rule.Allowed.Contains(value))
            reader.Refuse("value", $"'{value}' is none of {string.Join(", ", rule.Allowed)}.");
        if (rule.Allowed.Count > 0)
        {
            foreach (var (key, to) in mapping.Map ?? new Dictionary<string, string>())
                if (!rule.Allowed.Contains(to)) reader.Refuse($"map.{key}", $"'{to}' is none of {string.Join(", ", rule.Allowed)}.");
        }
        CheckPlaceholders(reader, "default", mapping.Default);
        CheckPlaceholders(reader, "template", mapping.Template);
        if (mapping.Template is not { } template) return;
        if (template.Contains("{value}", StringComparison.Ordinal) != mapping.From.Count > 0) reader.Refuse("template", "{value} and from go together.");
    }

    private static void CheckPlaceholders(JsonObjectReader reader, string member, string? text)
    {
        foreach (var unknown in Placeholder().Matches(text ?? "").Select(m => m.Groups[1].Value).Except(Placeholders))
            reader.Refuse(member, $"{{{unknown}}} is none of {string.Join(", ", Placeholders.Select(p => $"{{{p}}}"))}.");
    }

    private List<SourcePath> Paths(IReadOnlyList<string> texts, string place)
    {
        var paths = new List<SourcePath>();
        foreach (var text in texts)
        {
            if (SourcePath.Parse(text) is { } parsed) paths.Add(parsed);
            else errors.Add($"{place}: '{text}' is no place in content; there are {SourcePath.Allowed}.");
        }
        return paths;
    }

    private FieldMapping Of(IReadOnlyList<SourcePath> from) => new(rule, from, null, null, null, null, new Dictionary<string, string>(), []);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Placeholder();
}
