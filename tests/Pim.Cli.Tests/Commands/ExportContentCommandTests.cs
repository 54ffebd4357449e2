using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

public sealed class ExportContentCommandTests : CommandTests
{
    [Fact]
    public async Task Each_product_and_locale_is_a_line_and_the_token_leads_on()
    {
        Add(101, Change("A-1", 3, "Mug", "Becher"), Change("A-2", 9, "Jug"));

        var code = await Terminal.RunAsync(
            "export", "content", "--channel", "web", "--locale", "en-US", "--locale", "de-DE", "--filter", "x", Folder.PathOf("out.ndjson"), "--token-file",
                Folder.PathOf("token"));

        Assert.Equal(ExitCodes.Done, code);
        Assert.Equal(
            """
            {"product":"products/A-1","title":"Mug"}
            {"product":"products/A-1","title":"Becher"}
            {"product":"products/A-2","title":"Jug"}

            """, await File.ReadAllTextAsync(Folder.PathOf("out.ndjson")));
        Assert.Equal($"3 contents in {Folder.PathOf("out.ndjson")}, as of sequence 101\n", Terminal.Output);
        Assert.Equal("t101\n", await File.ReadAllTextAsync(Folder.PathOf("token")));
        var request = Server.Contents.Exported!;
        Assert.Equal(("web", "x", "en-US de-DE"), (request.Channel, request.Filter, string.Join(' ', request.Locales)));
        Assert.Equal(["out.ndjson", "token"], Directory.EnumerateFiles(Folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_what_comes_again_the_last_counts_and_what_was_withdrawn_goes()
    {
        Add(103, Change("A-1", 1, "One", "Eins"), Change("A-2", 2, "Two"), Change("A-3", 3, "Three"));
        Add(106, Change("A-1", 104, "One more"), new ContentChange { Product = "products/A-2", Sequence = 105, Withdrawn = true },
            Change("A-1", 106, "Once more"));

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("export", "content", "--channel", "web", "-"));

        Assert.Equal("{\"product\":\"products/A-3\",\"title\":\"Three\"}\n{\"product\":\"products/A-1\",\"title\":\"Once more\"}\n", Terminal.Bytes);
        Assert.Empty(Terminal.Output);
    }

    [Fact]
    public async Task An_export_that_breaks_off_leaves_the_file_of_before()
    {
        Add(101, Change("A-1", 3, "Mug"));
        Server.Contents.ExportError = new RpcException(new Status(StatusCode.Unavailable, "Gone."));
        var file = Folder.Write("out.ndjson", "before");

        Assert.Equal(ExitCodes.Unreachable, await Terminal.RunAsync("export", "content", "--channel", "web", file, "--token-file", Folder.PathOf("token")));

        Assert.Equal("before", await File.ReadAllTextAsync(file));
        Assert.Equal(["out.ndjson"], Directory.EnumerateFiles(Folder.Path).Select(Path.GetFileName));
    }

    private void Add(long sequence, params ContentChange[] changes) =>
        Server.Contents.Export.Add(new ExportContentResponse { Changes = { changes }, Sequence = sequence, ResumeToken = $"t{sequence}" });

    private static ContentChange Change(string product, long sequence, params string[] titles)
    {
        var change = new ContentChange { Product = $"products/{product}", Sequence = sequence };
        foreach (var title in titles) change.Contents.Add(new Content { Product = change.Product, Title = title });
        return change;
    }
}
