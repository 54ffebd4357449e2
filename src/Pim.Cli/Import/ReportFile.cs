using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pim.Cli.Import;

/// <summary>Every rejected row and every notice of an import, one JSON object on each line.</summary>
internal sealed class ReportFile : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is read by people, not put into pages
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly StreamWriter _writer;

    private ReportFile(StreamWriter writer) => _writer = writer;

    /// <summary>Opens the file, over one that is there.</summary>
    /// <exception cref="UnusableInputException">It cannot be written.</exception>
    public static ReportFile Create(string path)
    {
        try
        {
            return new ReportFile(new StreamWriter(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The report {path} cannot be written: {e.Message}");
        }
    }

    public void Write(RejectedRow row) =>
        Write(new Line("rejected", row.Place.File, row.Place.Line, row.Kind, row.Code, row.Message.Length > 0 ? row.Message : null, row.Violations));

    public void Write(SourceRow row, Finding notice) =>
        Write(new Line("notice", row.Place.File, row.Place.Line, row.Kind, row.Code, null, [notice]));

    public void Dispose() => _writer.Dispose();

    private void Write(Line line) => _writer.WriteLine(JsonSerializer.Serialize(line, Json));

    private sealed record Line(string Type, string File, [property: JsonPropertyName("line")] long LineNumber, string Kind, string Code, string? Message,
        IReadOnlyList<Finding> Findings);
}
