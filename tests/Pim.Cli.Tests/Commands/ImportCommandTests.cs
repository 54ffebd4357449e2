using System.Text;
using System.Text.Json;
using Pim.Cli.Commands;
using Pim.Cli.Tests.Akeneo;
using Pim.V1;
using Outcome = Pim.V1.ImportResult.Types.Outcome;

namespace Pim.Cli.Tests.Commands;

public sealed class ImportCommandTests : CommandTests
{
    [Fact]
    public async Task An_import_whose_rows_are_all_taken_ends_with_0_and_counts_them()
    {
        var file = Folder.Write("rows.ndjson", Ndjson("a", "b", "c"));

        var code = await Terminal.RunAsync("import", "ndjson", file, "--actor", "Jörg 100%");

        Assert.Equal(ExitCodes.Done, code);
        Assert.Matches(@"product +3 +0 +0 +0 +3", Terminal.Output);
        Assert.Equal("J%C3%B6rg%20100%25", Server.Transfer.Headers.GetValue("pim-actor"));
        var options = Server.Transfer.Requests[0].Options;
        Assert.Equal((ImportOptions.Types.Mode.Merge, false, false), (options.Mode, options.ValidateOnly, options.DropInheritedValues));
    }

    [Fact]
    public async Task Rejected_rows_end_with_1_and_are_shown_with_all_violations()
    {
        Server.Transfer.Answer = row => row.Product.Sku == "b"
            ? TestTransfer.Reject(
                "Two rules are broken", ("product.family", "The family 'x' does not exist."), ("product.values.name.values[0].text", "Must not be empty."))
            : new ImportResult { Outcome = Outcome.Unchanged };
        var file = Folder.Write("rows.ndjson", Ndjson("a", "b") + "{\"oops\":1}\n");

        var code = await Terminal.RunAsync("import", "ndjson", file);

        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("""
            Rejected:
              rows.ndjson, line 2: product b
                product.family: The family 'x' does not exist.
                product.values.name.values[0].text: Must not be empty.
              rows.ndjson, line 3: row
                Is not a catalogue row: Unknown field: oops
            """, Terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_holds_every_rejected_row_and_every_notice()
    {
        Server.Transfer.Answer = row => TestTransfer.Reject($"No {row.Product.Sku}", ("product.sku", "[is] bad"));
        var file = Folder.Write("rows.ndjson", Ndjson(Enumerable.Range(0, 30).Select(i => $"s{i}")));

        var code = await Terminal.RunAsync("import", "ndjson", file, "--report", Folder.PathOf("report.ndjson"));

        Assert.Equal(ExitCodes.Refused, code);
        Assert.Contains("the first 20 of 30", Terminal.Output, StringComparison.Ordinal);
        var lines = await File.ReadAllLinesAsync(Folder.PathOf("report.ndjson"));
        Assert.Equal(30, lines.Length);
        Assert.Equal("""{"type":"rejected","file":"rows.ndjson","line":30,"kind":"product","code":"s29","message":"No s29","findings":[{"field":"product.sku","description":"[is] bad","reason":"SOME_REASON"}]}""", lines[29]);
    }

    [Theory]
    [InlineData("rows.ndjson")]
    [InlineData("-")]
    public async Task A_person_sees_a_bar_with_the_counts(string source)
    {
        Terminal.IsInteractive = true;
        Terminal.Input = Encoding.UTF8.GetBytes(Ndjson("a", "b"));
        if (source != "-") source = Folder.Write(source, Ndjson("a", "b"));

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("import", "ndjson", source));

        Assert.Contains("2 rows", Terminal.Error, StringComparison.Ordinal);
        Assert.Contains("2 created", Terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_and_the_mode_are_told_to_the_service()
    {
        var file = Folder.Write("rows.ndjson", Ndjson("a"));

        var code = await Terminal.RunAsync("import", "ndjson", file, "--dry-run", "--mode", "replace");

        Assert.Equal(ExitCodes.Done, code);
        var options = Server.Transfer.Requests[0].Options;
        Assert.Equal((ImportOptions.Types.Mode.Replace, true), (options.Mode, options.ValidateOnly));
        Assert.Contains("dry run", Terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_imported_is_published_in_each_channel_that_is_named()
    {
        Server.Publications.Bulk.Add(new BulkPublishResponse { MatchedCount = 9, ChangedCount = 4, UnchangedCount = 5 });

        var code = await Terminal.RunAsync("import", "ndjson", Folder.Write("rows.ndjson", Ndjson("a")), "--publish", "web", "--publish", "print");

        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal(["web", "print"], Server.Publications.Bulks.Select(b => b.Channel));
        Assert.All(Server.Publications.Bulks, b => Assert.Equal(("", false), (b.Filter, b.ValidateOnly)));
        Assert.Matches(@"print +9 +4 +5 +0", Terminal.Output);
    }

    [Fact]
    public async Task Nothing_is_published_when_a_row_was_rejected()
    {
        Server.Transfer.Answer = _ => TestTransfer.Reject("No.");

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("import", "ndjson", Folder.Write("rows.ndjson", Ndjson("a")), "--publish", "web"));

        Assert.Empty(Server.Publications.Bulks);
        Assert.Contains("Nothing was published", Terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_standard_input_is_read_for_a_dash()
    {
        Terminal.Input = Encoding.UTF8.GetBytes(Ndjson("a", "b"));

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("import", "ndjson", "-"));

        Assert.Equal(["a", "b"], Server.Transfer.Rows.Select(r => r.Product.Sku));
    }

    [Fact]
    public async Task An_Akeneo_export_is_imported_with_inherited_values_dropped_and_its_oddities_told()
    {
        var code = await Terminal.RunAsync("import", "akeneo", ExportFixture.Folder, "--fallback", "de_DE=en_US");

        Assert.Equal(ExitCodes.Refused, code); // some of its rows cannot be read
        Assert.True(Server.Transfer.Requests[0].Options.DropInheritedValues);
        Assert.Equal(["en-US"], Server.Transfer.Rows.Single(r => r.Channel?.Code == "web").Channel.Locales.Single(l => l.Locale == "de-DE").Fallbacks);
        Assert.Contains("PARENT_SPELLING; first in product_models.csv, line 2, Basic-Shirt-Red", Terminal.Output, StringComparison.Ordinal);
        Assert.Contains("attributes.csv, line 21: attribute fabric", Terminal.Output, StringComparison.Ordinal);
        Assert.Matches(@"product +4 +0 +0 +2 +6", Terminal.Output);
    }

    [Fact]
    public async Task A_csv_file_is_imported_by_its_mapping()
    {
        var file = Folder.Write("products.csv", "sku,title\nA-1,Mug\n");
        var mapping = Folder.Write("mapping.json", """{ "sku": { "column": "sku" }, "values": [{ "attribute": "name", "column": "title" }] }""");

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("import", "csv", file, "--mapping", mapping));

        Assert.Equal("Mug", Server.Transfer.Rows.Single().Product.Values["name"].Values[0].Text);
    }

    [Fact]
    public async Task A_mapping_template_is_printed_and_nothing_sent()
    {
        var file = Folder.Write("products.csv", "sku,title\n");

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("import", "csv", "--mapping-template", file));

        Assert.Contains("""{ "attribute": "title", "column": "title", "as": "text" },""", Terminal.Output, StringComparison.Ordinal);
        Assert.Empty(Server.Transfer.Requests);
    }

    [Fact]
    public async Task A_lost_connection_ends_with_3_and_says_that_sending_again_is_safe()
    {
        Server.Transfer.BeforeAnswer = (received, context) => received > 20 ? TestTransfer.Disconnect(context) : Task.CompletedTask;
        var file = Folder.Write("rows.ndjson", Ndjson(Enumerable.Range(0, 1_000).Select(i => $"s{i}")));

        var code = await Terminal.RunAsync("import", "ndjson", file, "--batch", "10");

        Assert.Equal(ExitCodes.Unreachable, code);
        Assert.Contains("Sending all again is safe", Terminal.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_ends_with_3()
    {
        var file = Folder.Write("rows.ndjson", Ndjson("a"));

        var code = await Terminal.RunAsync("import", "ndjson", file, "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCodes.Unreachable, code);
        Assert.Contains("the service at http://127.0.0.1:1/ cannot be reached", Terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopping_ends_with_130()
    {
        using var cancelled = new CancellationTokenSource();
        Server.Transfer.BeforeAnswer = (_, context) =>
        {
            cancelled.Cancel();
            return Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        var file = Folder.Write("rows.ndjson", Ndjson("a"));

        var code = await Terminal.RunAsync(["import", "ndjson", file], cancelled.Token);

        Assert.Equal(ExitCodes.Stopped, code);
        Assert.Contains("Stopped.", Terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "akeneo", "/no/such/folder")]
    [InlineData("import", "ndjson", "/no/such/file")]
    [InlineData("import", "csv", "products.csv")]
    [InlineData("import", "ndjson", "-", "--mode", "append")]
    [InlineData("import", "ndjson", "-", "--batch", "1001")]
    [InlineData("import", "akeneo", ".", "--fallback", "de-DE")]
    [InlineData("import", "ndjson", "-", "--report", "/no/such/folder/report")]
    [InlineData("import", "xml", "file")]
    [InlineData("get")]
    [InlineData("get", "A-1", "--channel", "web")]
    [InlineData("status", "--server", "pim.example.com")]
    [InlineData("export", "ndjson", "-", "--schema-only", "--products-only")]
    [InlineData("import", "ndjson", "-", "--dry-run", "--publish", "web")]
    [InlineData("export", "content", "-")]
    [InlineData("publish", "--channel", "web")]
    [InlineData("publish", "A-1")]
    [InlineData("publish", "A-1", "--all", "--channel", "web")]
    [InlineData("unpublish", "--filter", "x", "--all", "--channel", "web")]
    [InlineData("schedule", "A-1", "--channel", "web")]
    [InlineData("schedule", "A-1", "--channel", "web", "--publish-at", "2026-12-24", "--clear")]
    [InlineData("schedule", "A-1", "--channel", "web", "--publish-at", "tomorrow")]
    [InlineData("review", "A-1", "--submit", "--return")]
    [InlineData("review", "A-1", "--note", "x")]
    public async Task Wrong_usage_ends_with_2_and_sends_nothing(params string[] arguments)
    {
        var code = await Terminal.RunAsync(arguments);

        Assert.Equal(ExitCodes.UnusableInput, code);
        Assert.NotEmpty(Terminal.Error);
        Assert.DoesNotContain("   at ", Terminal.Error, StringComparison.Ordinal);
        Assert.Empty(Server.Transfer.Requests);
    }

    private static string Ndjson(params IEnumerable<string> skus) =>
        string.Concat(skus.Select(sku => $"{{\"product\":{{\"sku\":{JsonSerializer.Serialize(sku)}}}}}\n"));
}
