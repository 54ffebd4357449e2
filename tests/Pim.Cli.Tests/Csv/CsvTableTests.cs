using System.Text;
using Pim.Cli.Csv;
using Pim.Cli.Import;

namespace Pim.Cli.Tests.Csv;

public sealed class CsvTableTests
{
    [Fact]
    public async Task Records_begin_at_the_lines_an_editor_shows()
    {
        var records = await ReadAsync("a,b\n1,\"two\nlines\"\n\n3,4\n");

        Assert.Equal([(2L, "two\nlines"), (5L, "4")], records.Select(r => (r.Place.Line, r["b"])));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_first_column()
    {
        var records = await ReadAsync("\uFEFFsku,b\r\n1,2\r\n");

        Assert.Equal("1", Assert.Single(records)["sku"]);
    }

    [Fact]
    public async Task A_quote_in_the_middle_of_a_cell_damages_that_record_only()
    {
        var records = await ReadAsync("a,b\n1,5\" screen\n2,fine\n");

        Assert.Equal(["BAD_QUOTE", null], records.Select(r => r.Damage?.Reason));
        Assert.Equal("fine", records[1]["b"]);
    }

    [Fact]
    public async Task A_record_with_another_number_of_cells_is_damaged()
    {
        var records = await ReadAsync("a,b\n1\n1,2,3\n1,2\n");

        Assert.Equal(["COLUMN_COUNT", "COLUMN_COUNT", null], records.Select(r => r.Damage?.Reason));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("a,b,a\n", "two columns 'a'")]
    public async Task A_header_that_cannot_be_used_is_named(string text, string message)
    {
        var error = await Assert.ThrowsAsync<UnusableInputException>(() => ReadAsync(text));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_does_not_swallow_the_rest_of_a_large_file()
    {
        var text = new StringBuilder("a,b\n1,\"").Append('x', 5 * 1024 * 1024);

        var error = await Assert.ThrowsAsync<UnusableInputException>(() => ReadAsync(text.ToString()));

        Assert.Contains("quote", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(";;")]
    [InlineData("\"")]
    public async Task A_delimiter_that_is_none_is_refused(string delimiter) =>
        await Assert.ThrowsAsync<UnusableInputException>(() => CsvTable.OpenAsync(new MemoryStream("a\n"u8.ToArray()), "t.csv", delimiter));

    private static async Task<List<CsvRecord>> ReadAsync(string text)
    {
        using var table = await CsvTable.OpenAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), "t.csv", ",");
        return await table.ReadAsync(CancellationToken.None).ToListAsync();
    }
}
