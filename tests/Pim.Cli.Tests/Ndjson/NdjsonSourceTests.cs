using System.Runtime.InteropServices;
using System.Text;
using Pim.Cli.Import;
using Pim.Cli.Ndjson;

namespace Pim.Cli.Tests.Ndjson;

public sealed class NdjsonSourceTests
{
    private const string Good = """{"product":{"sku":"A-1"}}""";

    [Fact]
    public async Task Each_line_is_a_row()
    {
        var rows = await ReadAsync(
            $"{Good}\n\n  \r\n{{\"family\":{{\"code\":\"mugs\",\"labels\":{{\"de-DE\":\"Becher\"}}}}}}\r\n{{\"category\":{{\"code\":\"c\"}}}}");

        Assert.Equal([("product", "A-1", 1L), ("family", "mugs", 4L), ("category", "c", 5L)], rows.Select(r => (r.Kind, r.Code, r.Place.Line)));
        Assert.Equal("Becher", rows[1].Row!.Family.Labels["de-DE"]);
    }

    [Theory]
    [InlineData("""{"product":{"sku":"A","colour":"red"}}""", "colour")]
    [InlineData("""{"product":{"sku":"A"}""", "end of")]
    [InlineData("""{"product":{"type":"THING"}}""", "THING")]
    [InlineData("""{"product":{"sku":"A"},"family":{"code":"B"}}""", "oneof")]
    [InlineData("not json", "row")]
    [InlineData("[]", "row")]
    [InlineData("\"text\"", "row")]
    [InlineData("""{"product":{"values":{"p":{"values":[{"prices":{"prices":[{"amountMicros":"99999999999999999999"}]}}]}}}}""", "row")]
    public async Task A_line_that_is_no_row_is_refused_and_the_others_go_on(string line, string named)
    {
        var rows = await ReadAsync($"{Good}\n{line}\n{Good}\n");

        Assert.Equal([false, true, false], rows.Select(r => r.IsRefused));
        Assert.Equal(new SourcePlace("rows.ndjson", 2), rows[1].Place);
        Assert.Contains(named, rows[1].Violations[0].Description, StringComparison.Ordinal);
        Assert.Equal("INVALID_JSON", rows[1].Violations[0].Reason);
    }

    [Fact]
    public async Task A_line_deeper_than_any_row_is_refused()
    {
        var rows = await ReadAsync(new string('[', 100_000) + "\n" + Good);

        Assert.Equal([true, false], rows.Select(r => r.IsRefused));
    }

    [Fact]
    public async Task A_row_without_a_resource_is_refused()
    {
        var row = Assert.Single(await ReadAsync("{}\n"));

        Assert.Equal("EMPTY_ROW", row.Violations[0].Reason);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_refuse_their_line_and_are_named()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Good + "\n"), .. """{"product":{"sku":"""u8, 0xFF, .. "}}\n"u8, .. Encoding.UTF8.GetBytes(Good)];

        var rows = await ReadAsync(bytes);

        Assert.Equal([false, true, false], rows.Select(r => r.IsRefused));
        Assert.Equal(("INVALID_UTF8", "Byte 19 of the line is not UTF-8."), (rows[1].Violations[0].Reason, rows[1].Violations[0].Description));
        Assert.Equal(2, rows[1].Place.Line);
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over() =>
        Assert.Equal("A-1", Assert.Single(await ReadAsync([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)])).Code);

    [Fact]
    public async Task A_line_over_the_limit_is_refused_without_being_held()
    {
        using var stream = new LongLine(Encoding.UTF8.GetBytes(Good + "\n"), 64L * 1024 * 1024, Encoding.UTF8.GetBytes("\n" + Good));

        var rows = await NdjsonSource.ReadAsync(stream, "rows.ndjson", CancellationToken.None).ToListAsync();

        Assert.Equal([false, true, false], rows.Select(r => r.IsRefused));
        Assert.Equal("LINE_TOO_LONG", rows[1].Violations[0].Reason);
        Assert.Equal(3, rows[2].Place.Line);
        Assert.InRange(stream.Buffers, 1, 256); // a line that is held takes a new buffer of 128 kB for each read: 512
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(11, true)]
    public async Task A_line_may_have_as_many_bytes_as_the_limit_says(int length, bool isTooLong)
    {
        foreach (var end in new[] { "", "\n", "\r\n" })
        {
            var reader = new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(new string('x', length) + end)), maxBytes: 10);

            var line = Assert.Single(await reader.ReadAsync(CancellationToken.None).ToListAsync());

            Assert.Equal(isTooLong, line.IsTooLong);
        }
    }

    private static Task<List<SourceRow>> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    private static Task<List<SourceRow>> ReadAsync(byte[] bytes) =>
        NdjsonSource.ReadAsync(new MemoryStream(bytes), "rows.ndjson", CancellationToken.None).ToListAsync().AsTask();

    /// <summary>Some bytes, a long run of one letter, and some bytes; counts the buffers it is read into.</summary>
    private sealed class LongLine(byte[] before, long length, byte[] after) : MemoryStream
    {
        private readonly HashSet<byte[]> _buffers = [];
        private long _position;

        public int Buffers => _buffers.Count;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (MemoryMarshal.TryGetArray<byte>(buffer, out var array)) _buffers.Add(array.Array!);
            var read = Read(buffer.Span);
            _position += read;
            return ValueTask.FromResult(read);
        }

        public override int Read(Span<byte> buffer)
        {
            var inside = _position - before.Length;
            if (inside < 0) return Copy(before.AsSpan((int)_position), buffer);
            if (inside >= length) return Copy(after.AsSpan((int)(inside - length)), buffer);
            buffer = buffer[..(int)Math.Min(buffer.Length, length - inside)];
            buffer.Fill((byte)'x');
            return buffer.Length;
        }

        private static int Copy(ReadOnlySpan<byte> bytes, Span<byte> buffer)
        {
            var count = Math.Min(bytes.Length, buffer.Length);
            bytes[..count].CopyTo(buffer);
            return count;
        }
    }
}
