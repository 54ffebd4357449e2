using System.Text.Json;
using System.Text.Json.Serialization;
using Pim.Cli.Import;

namespace Pim.Cli.Csv;

/// <summary>Reads the JSON files that say what columns mean; comments are allowed, and a property that does not exist is an error.</summary>
internal static class MappingFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="UnusableInputException">It cannot be read; names the property and the line.</exception>
    public static T Load<T>(string path) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json) ?? throw new UnusableInputException($"{path}: the mapping is empty.");
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? $", line {number + 1}" : "";
            throw new UnusableInputException($"{path}{line}: {Explain(e)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The mapping {path} cannot be read: {e.Message}");
        }
    }

    /// <summary>The messages of the JSON reader name types of this program, which tell its users nothing.</summary>
    private static string Explain(JsonException e)
    {
        if (e.Message.StartsWith("The JSON property '", StringComparison.Ordinal)) return $"{e.Path}: there is no such property here.";
        if (e.Message.Contains("could not be converted to", StringComparison.Ordinal))
            return e.Path!.EndsWith(".as", StringComparison.Ordinal)
                ? $"{e.Path}: must be one of {string.Join(", ", Enum.GetNames<ValueKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))}."
                : $"{e.Path}: is not of the kind that stands here.";
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end > 0 ? $"{e.Path}: {e.Message[..end]}" : e.Message;
    }
}
