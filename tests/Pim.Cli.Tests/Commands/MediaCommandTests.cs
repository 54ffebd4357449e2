using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

public sealed class MediaCommandTests : CommandTests
{
    private static readonly byte[] Picture = [1, 2, 3, 4];

    [Fact]
    public async Task A_list_goes_on_until_there_are_as_many_as_asked_for_and_says_that_there_are_more()
    {
        foreach (var key in (string[])["a.png", "b.png", "c.png", "d.png"]) Server.Assets.Add(key, Picture, a => a.Role = Asset.Types.Role.MainImage);

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "list", "big", "tent", "--filter", "size > 3", "--limit", "3"));

        Assert.Equal([("big tent", "size > 3", 3, ""), ("big tent", "size > 3", 1, "b.png")],
            Server.Assets.Lists.Select(l => (l.Query, l.Filter, l.PageSize, l.PageToken)));
        Assert.Contains("a.png image/png        4     main_image", Terminal.Output, StringComparison.Ordinal);
        Assert.Contains("c.png", Terminal.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("d.png", Terminal.Output, StringComparison.Ordinal);
        Assert.Contains("There are more", Terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_download_replaces_the_file_that_is_named()
    {
        Server.Assets.Add("boots/ridge.png", Picture);
        var file = Folder.Write("here.png.gz", "before");

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "download", "boots/ridge.png", file));

        Assert.Equal(Picture, await File.ReadAllBytesAsync(file));
        Assert.Equal($"{file}: 4 bytes, image/png\n", Terminal.Output);
    }

    [Fact]
    public async Task A_download_that_breaks_off_leaves_the_file_of_before()
    {
        Server.Assets.Add("ridge.png", Picture);
        Server.Assets.Fail = _ => new RpcException(new Status(StatusCode.Unavailable, "Gone."));
        var file = Folder.Write("here.png", "before");

        Assert.Equal(ExitCodes.Unreachable, await Terminal.RunAsync("media", "download", "ridge.png", file));

        Assert.Equal("before", await File.ReadAllTextAsync(file));
        Assert.Single(Directory.EnumerateFiles(Folder.Path));
    }

    [Fact]
    public async Task A_download_to_a_dash_writes_the_bytes_and_nothing_else()
    {
        Server.Assets.Add("ridge.png", [65, 66]);
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "download", "ridge.png", "-"));
        Assert.Equal(("AB", ""), (Terminal.Bytes, Terminal.Output));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("../../", "../")]
    public async Task A_download_without_a_file_has_the_name_that_the_asset_gives_here_and_replaces_nothing(string way, string key)
    {
        var name = $"{Guid.NewGuid()}.png";
        Server.Assets.Add($"{key}{name}", Picture, a => a.FileName = way + name);
        try
        {
            Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "download", $"{key}{name}"));
            Assert.Equal(Picture, await File.ReadAllBytesAsync(name));

            Assert.Equal(ExitCodes.UnusableInput, await Terminal.RunAsync("media", "download", $"{key}{name}"));
            Assert.Contains($"{name} is there already", Terminal.Error, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_told_and_no_file_is_made()
    {
        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("media", "download", "none", Folder.PathOf("x")));
        Assert.Contains("assets/none does not exist. (NOT_FOUND)", Terminal.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Folder.Path));
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "where-used", "none"));
        Assert.Contains("No draft names it", Terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_asset_in_use_stands_in_the_way_of_no_other_and_goes_with_force()
    {
        foreach (var key in (string[])["a", "b", "c"]) Server.Assets.Add(key, Picture);
        Server.Assets.Fail = key => key == "b" ? new RpcException(new Status(StatusCode.FailedPrecondition, "assets/b is used by products/A.")) : null;

        Assert.Equal(ExitCodes.Refused, await Terminal.RunAsync("media", "delete", "a", "b", "c", "d"));
        Assert.Equal(["b"], Server.Assets.Stored.Keys);
        Assert.Contains("is used by products/A", Terminal.Error, StringComparison.Ordinal);
        Assert.Contains("assets/d does not exist", Terminal.Error, StringComparison.Ordinal);

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("media", "delete", "b", "--force"));
        Assert.Empty(Server.Assets.Stored);
    }

    [Theory]
    [InlineData("media", "download")]
    [InlineData("media", "download", "a.png", "--output", "b.png")]
    [InlineData("media", "delete", "a.png", "--froce")]
    [InlineData("media", "list", "--limit", "many")]
    [InlineData("media", "upload", ".", "--parallel", "33")]
    [InlineData("media", "upload", ".", "--role", "hero")]
    [InlineData("media", "upload", ".", "--csv", "a.csv", "--attribute", "images")]
    public async Task Wrong_usage_is_told_with_the_right_one_and_nothing_is_done(params string[] arguments)
    {
        Server.Assets.Add("a.png", Picture);
        Assert.Equal(ExitCodes.UnusableInput, await Terminal.RunAsync(arguments));
        Assert.Contains($"Usage: pim media {arguments[1]} ", Terminal.Error, StringComparison.Ordinal);
        Assert.Single(Server.Assets.Stored);
    }
}
