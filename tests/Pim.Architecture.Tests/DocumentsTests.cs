using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pim.Architecture.Tests;

/// <summary>What the pages say must be there.</summary>
public sealed partial class DocumentsTests
{
    private static readonly JsonDocumentOptions WithComments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public void Links_between_pages_lead_somewhere()
    {
        var pages = Repository.FilesBelow("docs", "*.md").Append(Path.Combine(Repository.Root, "README.md"));
        var broken = pages.SelectMany(page => Link().Matches(File.ReadAllText(page)).Select(link => link.Groups["path"].Value)
            .Where(path => !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, path)))
            .Select(path => $"{Repository.RelativePath(page)}: {path}"));
        Assert.Empty(broken);
    }

    [Fact]
    public void Every_setting_is_told_with_its_default()
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs/settings.md"));
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src/PimService/appsettings.json")), WithComments);
        var rows = settings.RootElement.EnumerateObject().Where(section => section.Name != "Logging")
            .SelectMany(section => section.Value.EnumerateObject().Select(setting => RowOf(section.Name, setting)));

        Assert.All(rows, row => Assert.Contains(page, line => line.StartsWith(row, StringComparison.Ordinal)));
    }

    private static string RowOf(string section, JsonProperty setting)
    {
        var given = setting.Value.ValueKind == JsonValueKind.String ? setting.Value.GetString()! : setting.Value.GetRawText();
        return $"| `{section}:{setting.Name}` | {(given.Length > 0 ? $"`{given}` |" : "|")}";
    }

    [GeneratedRegex(@"\]\((?!https?:)(?<path>[^)#]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
