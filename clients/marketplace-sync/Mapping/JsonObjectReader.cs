using System.Text.Json;

namespace Pim.MarketplaceSync.Mapping;

/// <summary>Reads the members of one JSON object, and gathers what is wrong with them together with where that stands.</summary>
/// <param name="element">The object.</param>
/// <param name="path">Where it stands; empty for the whole.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class JsonObjectReader(JsonElement element, string path, List<string> errors)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The place of a member.</summary>
    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Notes that something is wrong with a member.</summary>
    public void Refuse(string name, string what) => errors.Add($"{PathOf(name)}: {what}");

    /// <summary>A member; null when it is not there.</summary>
    public JsonElement? Member(string name)
    {
        _known.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
    }

    /// <summary>A text; null when it is not there.</summary>
    public string? Text(string name)
    {
        if (Member(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Refuse(name, "must be a text.");
        return null;
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string name)
    {
        if (Text(name) is { Length: > 0 } text) return text;
        if (Member(name) is null or { ValueKind: JsonValueKind.String }) Refuse(name, "is required.");
        return "";
    }

    /// <summary>A number within bounds.</summary>
    public double Number(string name, double least, double most, double unset)
    {
        if (Member(name) is not { } value) return unset;
        if (value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number >= least && number <= most) return number;
        Refuse(name, FormattableString.Invariant($"must be a number from {least} to {most}."));
        return unset;
    }

    /// <summary>An object of texts; null when it is not there.</summary>
    public IReadOnlyDictionary<string, string>? Texts(string name)
    {
        if (Member(name) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Object && value.EnumerateObject().All(p => p.Value.ValueKind == JsonValueKind.String))
            return value.EnumerateObject().DistinctBy(p => p.Name).ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
        Refuse(name, "must be an object whose values are texts.");
        return null;
    }

    /// <summary>A list of texts, or one text; empty when it is not there.</summary>
    public IReadOnlyList<string> List(string name)
    {
        if (Member(name) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.String) return [value.GetString()!];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(i => i.GetString()!)];
        Refuse(name, "must be a text or a list of texts.");
        return [];
    }

    /// <summary>Notes members that nobody asked for: a misspelt one must not be silently of no effect.</summary>
    public void RefuseOthers()
    {
        if (element.ValueKind != JsonValueKind.Object) return;
        foreach (var member in element.EnumerateObject().Where(m => !_known.Contains(m.Name) && !m.Name.StartsWith('$')))
            Refuse(member.Name, $"is not known here; known are {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
    }
}
