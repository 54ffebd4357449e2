using System.Runtime.CompilerServices;
using System.Text;
using Google.Protobuf;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Ndjson;

/// <summary>Catalogue rows as JSON, one on each line. A bad line is a rejected row and never spoils the others.</summary>
internal static class NdjsonSource
{
    /// <summary>Most bytes of a line.</summary>
    public const int MaxLineBytes = 4 * 1024 * 1024;

    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithIgnoreUnknownFields(false));
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads all rows; blank lines are left out.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">Its name, for people.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<SourceRow> ReadAsync(Stream stream, string file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var line in new LineReader(stream, MaxLineBytes).ReadAsync(cancellationToken))
        {
            var place = new SourcePlace(file, line.Number);
            if (line.IsTooLong) yield return Refused(place, $"The line has {line.Length:N0} bytes; at most {MaxLineBytes:N0} are read.", "LINE_TOO_LONG");
            else if (Read(place, WithoutMark(line)) is { } row) yield return row;
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(Line line) =>
        line.Number == 1 && line.Bytes.AsSpan().StartsWith(ByteOrderMark) ? line.Bytes.AsSpan(ByteOrderMark.Length) : line.Bytes;

    private static SourceRow? Read(SourcePlace place, ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \t\r"u8).IsEmpty) return null;
        var damage = Utf8Check.FindDamage(line);
        if (damage >= 0) return Refused(place, $"Byte {damage + 1} of the line is not UTF-8.", "INVALID_UTF8");
        try
        {
            var row = Parser.Parse<CatalogRow>(Encoding.UTF8.GetString(line));
            return row.ResourceCase == CatalogRow.ResourceOneofCase.None
                ? Refused(place, "Holds none of the resources of a catalogue row, such as \"product\".", "EMPTY_ROW")
                : SourceRow.Of(place, row, new Findings());
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or InvalidJsonException or FormatException or OverflowException or ArgumentException)
        {
            return Refused(place, $"Is not a catalogue row: {e.Message}", "INVALID_JSON");
        }
    }

    private static SourceRow Refused(SourcePlace place, string description, string reason) =>
        SourceRow.Refused(place, "row", "", new Finding("", description, reason));
}
