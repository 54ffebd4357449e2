using Pim.Application.Products;
using Pim.Cli.Commands;
using Pim.Domain.Products;
using Pim.Storage.Sqlite;

namespace Pim.Cli.Tests.Commands;

public sealed class CopyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestTerminal _terminal = new();

    public void Dispose()
    {
        _folder.Dispose();
        _terminal.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_tells_what_it_copied_and_that_nothing_differs(bool isInteractive)
    {
        await FillAsync("from", products: 3);
        _terminal.IsInteractive = isInteractive;

        Assert.Equal(ExitCodes.Done, await CopyAsync());

        Assert.Matches("products .* 3 .*[0-9a-f]{16}", _terminal.Output);
        Assert.Contains("nothing differs", _terminal.Output, StringComparison.Ordinal);
        await using var copy = Open("to");
        Assert.Equal(3, await copy.Products.CountAsync(ProductQuery.All, default));
    }

    [Fact]
    public async Task A_folder_with_a_catalogue_is_not_overwritten()
    {
        await FillAsync("from", products: 3);
        await FillAsync("to", products: 1);

        Assert.Equal(ExitCodes.Refused, await CopyAsync());

        Assert.Contains("TARGET_NOT_EMPTY", _terminal.Error, StringComparison.Ordinal);
        await using var copy = Open("to");
        Assert.Equal(1, await copy.Products.CountAsync(ProductQuery.All, default));
    }

    [Fact]
    public async Task Where_there_is_no_catalogue_there_is_nothing_to_copy()
    {
        Assert.Equal(ExitCodes.Refused, await CopyAsync());

        Assert.Equal($"Error: There is no catalogue in {_folder.PathOf("from")}. (NOT_FOUND, NO_CATALOG)", _terminal.Error.Trim());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_catalogue_that_is_being_served_is_not_copied()
    {
        await using var served = Open("from");

        Assert.Equal(ExitCodes.Unreachable, await CopyAsync());

        Assert.Contains("STORE_IN_USE", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_was_stopped_is_finished_by_the_same_command()
    {
        await FillAsync("from", products: 3);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        Assert.Equal(ExitCodes.Stopped, await _terminal.RunAsync(["copy", "--from", _folder.PathOf("from"), "--to", _folder.PathOf("to")], stopped.Token));

        Assert.Equal("Stopped.", _terminal.Error.Trim());
        Assert.Equal(ExitCodes.Done, await CopyAsync());
    }

    [Fact]
    public async Task A_place_is_not_copied_to_itself()
    {
        Assert.Equal(ExitCodes.UnusableInput, await _terminal.RunAsync("copy", "--from", "data", "--to", "data"));

        Assert.Contains("--from and --to name the same place.", _terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_can_be_taken_from_the_environment()
    {
        await FillAsync("from", products: 1);
        _terminal.Environment["OLD"] = _folder.PathOf("from");

        Assert.Equal(ExitCodes.Done, await _terminal.RunAsync("copy", "--from", "env:OLD", "--to", _folder.PathOf("to")));
        Assert.Equal(ExitCodes.UnusableInput, await _terminal.RunAsync("copy", "--from", "env:NEW", "--to", _folder.PathOf("to")));

        Assert.Contains("The environment variable NEW is not set.", _terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mongodb://user:secret@127.0.0.1:1/")]
    [InlineData("mongodb://user:secret@/pim")]
    [InlineData("mongodb+srv://user:secret@")]
    public async Task A_connection_string_that_will_not_do_is_refused_and_not_repeated(string place)
    {
        Assert.Equal(ExitCodes.Refused, await _terminal.RunAsync("copy", "--from", place, "--to", _folder.PathOf("to")));

        Assert.Contains("mongodb://host:27017/", _terminal.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", _terminal.Error, StringComparison.Ordinal);
    }

    private Task<int> CopyAsync() => _terminal.RunAsync("copy", "--from", _folder.PathOf("from"), "--to", _folder.PathOf("to"));

    private SqliteCatalog Open(string folder) => SqliteCatalog.Open(new SqliteStoreOptions { Folder = _folder.PathOf(folder) });

    private async Task FillAsync(string folder, int products)
    {
        await using var catalog = Open(folder);
        var changes = Enumerable.Range(0, products).Select(i => new ProductChange(null, new Product { Sku = $"P{i}" })).ToList();
        await catalog.Products.CommitAsync(
            new ProductCommit { SchemaVersion = 0, Changes = changes, Actor = "editor", Time = DateTimeOffset.UnixEpoch }, default);
    }
}
