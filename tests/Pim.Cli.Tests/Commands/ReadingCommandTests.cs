using System.IO.Compression;
using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

public sealed class ReadingCommandTests : CommandTests
{
    [Fact]
    public async Task An_export_puts_the_rows_into_a_file_line_by_line()
    {
        AddCatalogue();

        var code = await Terminal.RunAsync("export", "ndjson", Folder.PathOf("out.ndjson"));

        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal("{\"family\":{\"code\":\"mugs\",\"labels\":{\"de-DE\":\"Becher\",\"en-US\":\"Mug\"}}}\n{\"product\":{\"sku\":\"A-1\"}}\n",
            await File.ReadAllTextAsync(Folder.PathOf("out.ndjson")));
        Assert.Equal(["out.ndjson"], Directory.EnumerateFiles(Folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_export_is_packed_when_its_name_says_so()
    {
        AddCatalogue();

        await Terminal.RunAsync("export", "ndjson", Folder.PathOf("out.ndjson.gz"));

        using var reader = new StreamReader(new GZipStream(File.OpenRead(Folder.PathOf("out.ndjson.gz")), CompressionMode.Decompress));
        Assert.Equal(2, (await reader.ReadToEndAsync()).Count(c => c == '\n'));
    }

    [Fact]
    public async Task An_export_to_a_dash_writes_rows_and_nothing_else()
    {
        AddCatalogue();

        await Terminal.RunAsync("export", "ndjson", "-", "--products-only", "--filter", "family = \"mugs\"");

        Assert.EndsWith("{\"product\":{\"sku\":\"A-1\"}}\n", Terminal.Bytes, StringComparison.Ordinal);
        Assert.Empty(Terminal.Output);
        Assert.Equal([ExportCatalogRequest.Types.Kind.Products], Server.Transfer.Exported!.Kinds);
        Assert.Equal("family = \"mugs\"", Server.Transfer.Exported.ProductFilter);
    }

    [Fact]
    public async Task An_export_that_breaks_off_leaves_the_file_of_before()
    {
        AddCatalogue();
        Server.Transfer.ExportError = new RpcException(new Status(StatusCode.Unavailable, "Gone."));
        var file = Folder.Write("out.ndjson", "before");

        var code = await Terminal.RunAsync("export", "ndjson", file);

        Assert.Equal(ExitCodes.Unreachable, code);
        Assert.Equal("before", await File.ReadAllTextAsync(file));
        Assert.Equal(["out.ndjson"], Directory.EnumerateFiles(Folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_product_is_shown_with_its_values_and_completeness()
    {
        Server.Products.Stored.Add(new Product
        {
            Name = "products/a%2F1%25", Sku = "a/1%", Family = "mugs", Categories = { "kitchen" },
            Values =
            {
                ["name"] = new ValueSet
                {
                    Values = { new Value { Locale = "de-DE", Text = "[Becher]" }, new Value { Locale = "en-US", Channel = "web", Text = "Mug" } },
                },
                ["price"] = new ValueSet
                {
                    Values = { new Value { Prices = new PriceCollection { Prices = { new Money { CurrencyCode = "EUR", AmountMicros = 12_990_000 } } } } },
                },
            },
            Completeness = { new Completeness { Channel = "web", Locale = "de-DE", Percent = 50, MissingAttributes = { "weight" } } },
        });

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("get", "a/1%"));

        foreach (var line in new[]
        {
            "product a/1%", "family: mugs", "categories: kitchen", "de-DE: [Becher]", "web en-US: Mug", "price: 12.99 EUR", "web de-DE: 50%, missing weight",
        })
            Assert.Contains(line, Terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_that_is_not_there_ends_with_1()
    {
        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("get", "no"));

        Assert.Equal("Error: products/no does not exist. (NOT_FOUND)", Terminal.Error.Trim());
    }

    [Fact]
    public async Task A_refusal_is_told_with_its_reason_and_each_field()
    {
        Server.Products.Refusal = TestTransfer.Reject("Two rules are broken.", ("name", "Must begin with products/."), ("", "and 1 more")).Error;

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("get", "no"));

        Assert.Equal("Error: Two rules are broken. (INVALID_ARGUMENT, SOME_REASON)\n  name: Must begin with products/.\n  and 1 more", Terminal.Error.Trim());
    }

    [Fact]
    public async Task Content_is_shown_as_the_channel_sees_it_and_as_the_draft_would_be()
    {
        Server.Contents.Stored.Add(new Content { Product = "products/A-1", Sku = "A-1", Title = "Mug" });

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("get", "A-1", "--channel", "web", "--locale", "de-DE"));
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("preview", "A-1", "--channel", "web", "--locale", "de-DE", "--json"));

        Assert.Contains("Mug (A-1)", Terminal.Output, StringComparison.Ordinal);
        Assert.Contains("\"title\": \"Draft of Mug\"", Terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_that_is_not_published_says_how_to_publish_it()
    {
        Server.Publications.Stored.Add(new Publication { Name = "products/A-1/publications/web" });

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("get", "A-1", "--channel", "web", "--locale", "de-DE"));

        Assert.Equal("Error: A-1 is not published in web. `pim publish \"A-1\" --channel web` publishes its draft.", Terminal.Error.Trim());
    }

    [Fact]
    public async Task Content_of_what_is_published_or_does_not_exist_is_just_not_found()
    {
        Server.Publications.Stored.Add(new Publication { Name = "products/A-1/publications/web", Published = true });

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("get", "A-1", "--channel", "web", "--locale", "fr-FR"));
        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("get", "A-2", "--channel", "web", "--locale", "de-DE"));

        Assert.Equal(
            "Error: channels/web/locales/fr-FR/products/A-1 does not exist. (NOT_FOUND)\nError: channels/web/locales/de-DE/products/A-2 does not exist. (NOT_FOUND)",
            Terminal.Error.Trim());
    }

    [Fact]
    public async Task A_list_goes_through_the_pages_up_to_its_limit()
    {
        for (var i = 0; i < 7; i++) Server.Products.Stored.Add(new Product { Sku = $"sku-{i}" });

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("list", "--filter", "enabled = true", "--limit", "5"));

        Assert.Contains("sku-4", Terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("sku-5", Terminal.Output, StringComparison.Ordinal);
        Assert.Contains("There are more", Terminal.Output, StringComparison.Ordinal);
        Assert.Equal([5, 3, 1], Server.Products.Lists.Select(l => l.PageSize));
        Assert.All(Server.Products.Lists, l => Assert.Equal("enabled = true", l.Filter));
    }

    [Fact]
    public async Task Jobs_are_shown_with_their_progress()
    {
        Server.Jobs.Stored.Add(new Job { Name = "jobs/7", Cause = "families/shoes", Kind = Job.Types.Kind.States, State = Job.Types.State.Running,
            TotalCount = 2_000, DoneCount = 500, IssueCount = 3 });
        Server.Jobs.Stored.Add(new Job { Name = "jobs/8", Cause = "families/shoes", Kind = Job.Types.Kind.Contents, Channel = "web",
            State = Job.Types.State.Done, TotalCount = 9, DoneCount = 9, ChangedCount = 4 });

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("jobs"));

        Assert.Matches(@"jobs/7 +states +families/shoes +running +500 of 2,000 \(25%\) +3 with issues", Terminal.Output);
        Assert.Matches(@"jobs/8 +contents of web +families/shoes +done +9 of 9 \(100%\) +4 changed", Terminal.Output);
    }

    [Fact]
    public async Task The_status_tells_address_state_and_latency()
    {
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("status"));

        Assert.Contains($"address  {Server.Address}", Terminal.Output, StringComparison.Ordinal);
        Assert.Contains("state    serving", Terminal.Output, StringComparison.Ordinal);
        Assert.Matches(@"latency  \d+\.\d ms", Terminal.Output);
    }

    [Fact]
    public async Task A_service_without_health_checks_is_well_when_it_answers()
    {
        await using var plain = await TestServer.StartAsync();

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("status", "--server", plain.Address));

        Assert.Contains("state    serving", Terminal.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import", "akeneo", "--help")]
    [InlineData("import", "csv", "--help")]
    [InlineData("import", "ndjson", "--help")]
    [InlineData("export", "ndjson", "--help")]
    [InlineData("compare", "--help")]
    [InlineData("copy", "--help")]
    [InlineData("get", "--help")]
    [InlineData("list", "--help")]
    [InlineData("export", "content", "--help")]
    [InlineData("preview", "--help")]
    [InlineData("diff", "--help")]
    [InlineData("publish", "--help")]
    [InlineData("unpublish", "--help")]
    [InlineData("schedule", "--help")]
    [InlineData("review", "--help")]
    [InlineData("publications", "--help")]
    [InlineData("watch", "--help")]
    [InlineData("search", "--help")]
    [InlineData("jobs", "--help")]
    [InlineData("status", "--help")]
    public async Task The_help_of_each_command_teaches_by_example_and_tells_the_exit_codes(params string[] arguments)
    {
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync(arguments));

        Assert.Matches($"Examples?:\n +(.*\\| )?pim {string.Join(' ', arguments[..^1])}", Terminal.Output);
        Assert.Contains("Exit codes:", Terminal.Output, StringComparison.Ordinal);
    }

    private void AddCatalogue() => Server.Transfer.Catalogue.AddRange(
    [
        new CatalogRow { Family = new Family { Code = "mugs", Etag = "e", Labels = { ["en-US"] = "Mug", ["de-DE"] = "Becher" } } },
        new CatalogRow { Product = new Product { Sku = "A-1", Name = "products/A-1" } },
    ]);
}
