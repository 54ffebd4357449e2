using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

public sealed class CompareCommandTests : IAsyncLifetime, IDisposable
{
    private readonly TestTerminal _terminal = new();
    private TestServer _first = null!;
    private TestServer _second = null!;

    public async Task InitializeAsync()
    {
        (_first, _second) = (await TestServer.StartAsync(), await TestServer.StartAsync());
        foreach (var server in new[] { _first, _second }) Fill(server);
    }

    public async Task DisposeAsync()
    {
        await _first.DisposeAsync();
        await _second.DisposeAsync();
    }

    public void Dispose() => _terminal.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Services_that_answer_the_same_are_told_to(bool isInteractive)
    {
        _terminal.IsInteractive = isInteractive;

        Assert.Equal(ExitCodes.Done, await CompareAsync());

        Assert.Contains("Nothing differs.", _terminal.Output, StringComparison.Ordinal);
        Assert.Matches("schema .*2 ", _terminal.Output);
        Assert.Matches("products .*5 ", _terminal.Output);
        Assert.Matches("content .*10 ", _terminal.Output);
    }

    [Fact]
    public async Task Fields_that_differ_are_shown_with_both_values()
    {
        _second.Contents.Listed[("web", "en")][3].Attributes[0].Text = "blue";

        Assert.Equal(ExitCodes.Refused, await CompareAsync());

        Assert.Contains("content web en P3\n    attributes[color].text: \"red\" <> \"blue\"\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Matches("content +10 +1 +0 +0", _terminal.Output);
        Assert.DoesNotContain("Nothing differs.", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_of_models_is_compared_too()
    {
        _second.Contents.Listed[("web", "de-DE")].Single(c => c.Type == Product.Types.Type.Model).Title = "other";

        Assert.Equal(ExitCodes.Refused, await CompareAsync());

        Assert.Contains("content web de-DE P4\n    title: \"Title\" <> \"other\"\n", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_service_alone_has_is_told()
    {
        _first.Products.Stored.RemoveAt(1);
        _second.Products.Stored.RemoveAt(4);
        _second.Contents.Listed[("web", "en")].RemoveAt(0);

        Assert.Equal(ExitCodes.Refused, await CompareAsync());

        Assert.Contains($"products P1: only at {_second.Address}", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains($"products P4: only at {_first.Address}", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains($"content web en P0: only at {_first.Address}", _terminal.Output, StringComparison.Ordinal);
        Assert.Matches("products +5 +0 +1 +1", _terminal.Output);
    }

    [Fact]
    public async Task Sequences_times_and_etags_count_only_when_asked_for()
    {
        _second.Products.Stored[2].Etag = "\"9\"";
        _second.Schema.Families[0].CreateTime = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch);
        _second.Contents.Listed[("web", "en")][2].Sequence = 9;

        Assert.Equal(ExitCodes.Done, await CompareAsync());
        Assert.Equal(ExitCodes.Refused, await CompareAsync("--exact"));

        Assert.Contains("schema families/mugs\n    create_time: nothing <> \"1970-01-01T00:00:00Z\"\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("products P2\n    etag: \"\" <> \"\"9\"\"\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Contains("content web en P2\n    sequence: 7 <> 9\n", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Locales_that_both_serve_are_compared_and_the_others_differ()
    {
        _second.Schema.Channels[0].Locales.RemoveAt(1);

        Assert.Equal(ExitCodes.Refused, await CompareAsync());

        Assert.Contains("schema channels/web\n    locales[en]: { \"locale\": \"en\" } <> nothing\n", _terminal.Output, StringComparison.Ordinal);
        Assert.Matches("content +5 +0 +0 +0", _terminal.Output);
    }

    [Fact]
    public async Task Many_differences_are_counted_and_some_of_them_shown()
    {
        foreach (var content in _second.Contents.Listed[("web", "en")]) content.Title = "other";

        Assert.Equal(ExitCodes.Refused, await CompareAsync("--show", "2"));

        Assert.Contains("Different, some 2 of 5", _terminal.Output, StringComparison.Ordinal);
        Assert.Equal(2, _terminal.Output.Split("title:").Length - 1);
        Assert.Matches("content +10 +5 +0 +0", _terminal.Output);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_named()
    {
        Assert.Equal(ExitCodes.Unreachable, await _terminal.RunAsync("compare", _first.Address, "http://127.0.0.1:1"));

        Assert.StartsWith("Error: the service at http://127.0.0.1:1/ cannot be reached", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_ends_the_comparison()
    {
        _second.Contents.Refusal = new RpcException(new Status(StatusCode.PermissionDenied, "Not for you."));

        Assert.Equal(ExitCodes.Refused, await CompareAsync());

        Assert.Equal("Error: Not for you. (PERMISSION_DENIED)", _terminal.Error.Trim());
    }

    [Fact]
    public async Task An_address_must_be_one()
    {
        Assert.Equal(ExitCodes.UnusableInput, await _terminal.RunAsync("compare", _first.Address, "localhost:5080"));

        Assert.Contains("'localhost:5080' is not the address of a service", _terminal.Error, StringComparison.Ordinal);
    }

    private Task<int> CompareAsync(params string[] options) => _terminal.RunAsync(["compare", _first.Address, _second.Address, .. options]);

    private static void Fill(TestServer server)
    {
        server.Schema.Channels.Add(
            new Channel { Name = "channels/web", Code = "web", Locales = { new ChannelLocale { Locale = "de-DE" }, new ChannelLocale { Locale = "en" } } });
        server.Schema.Families.Add(new Family { Name = "families/mugs", Code = "mugs" });
        for (var i = 0; i < 5; i++) server.Products.Stored.Add(new Product { Name = $"products/P{i}", Sku = $"P{i}" });
        foreach (var locale in new[] { "de-DE", "en" }) server.Contents.Listed[("web", locale)] = [.. Enumerable.Range(0, 5).Select(ContentOf)];
    }

    private static Content ContentOf(int number) => new()
    {
        Sku = $"P{number}", Title = "Title", Sequence = 7, Type = number == 4 ? Product.Types.Type.Model : Product.Types.Type.Product,
        Attributes = { new ContentAttribute { Code = "color", Text = "red" }, new ContentAttribute { Code = "size", Text = "42" } },
    };
}
