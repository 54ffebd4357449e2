using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pim.MarketplaceSync.Items;

/// <summary>Findings as the state keeps them and reports show them.</summary>
internal static class FindingJson
{
    /// <summary>For people to read; nobody puts it into pages.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IReadOnlyList<Finding> findings) => findings.Count == 0 ? "[]" : JsonSerializer.Serialize(findings, Options);

    public static IReadOnlyList<Finding> Read(string json) => JsonSerializer.Deserialize<List<Finding>>(json, Options)!;
}
