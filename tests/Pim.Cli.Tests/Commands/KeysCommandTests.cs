using Pim.Application.Access;
using Pim.Cli.Commands;
using Pim.Domain.Access;

namespace Pim.Cli.Tests.Commands;

public sealed class KeysCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestTerminal _terminal = new();

    private string Keys => _folder.PathOf("keys.json");

    public void Dispose()
    {
        _folder.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task A_key_is_printed_once_and_its_file_knows_it_by_its_digest()
    {
        Assert.Equal(ExitCodes.Done, await _terminal.RunAsync("keys", "add", "shop", "--file", Keys, "--allow", "content, events", "--expires", "2027-01-31"));

        var secret = _terminal.Output.Trim();
        var key = KeyFile.Read(Keys).Find(secret);
        Assert.Equal(new AccessKey(
            "shop", AccessKey.DigestOf(secret), Permissions.Content | Permissions.Events, new DateTimeOffset(2027, 1, 31, 0, 0, 0, TimeSpan.Zero)), key);
        Assert.DoesNotContain(secret, await File.ReadAllTextAsync(Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_listed_and_removed()
    {
        await _terminal.RunAsync("keys", "add", "shop", "--file", Keys, "--allow", "content");
        await _terminal.RunAsync("keys", "add", "erp", "--file", Keys, "--allow", "catalog");

        Assert.Equal(ExitCodes.Done, await _terminal.RunAsync("keys", "remove", "shop", "--file", Keys));

        Assert.Equal(["erp"], KeyFile.Read(Keys).Keys.Select(key => key.Name));
        Assert.Equal(ExitCodes.Done, await _terminal.RunAsync("keys", "list", "--file", Keys));
        Assert.Matches("erp +catalog", _terminal.Output);
    }

    [Theory]
    [InlineData("add", "shop", "--allow", "content")]
    [InlineData("add", "new", "--allow", "all")]
    [InlineData("add", "New", "--allow", "content")]
    [InlineData("add", "new")]
    [InlineData("remove", "new")]
    public async Task What_cannot_be_done_changes_nothing(params string[] arguments)
    {
        await _terminal.RunAsync("keys", "add", "shop", "--file", Keys, "--allow", "content");
        var before = await File.ReadAllTextAsync(Keys);

        Assert.Equal(ExitCodes.UnusableInput, await _terminal.RunAsync(["keys", .. arguments, "--file", Keys]));

        Assert.Equal(before, await File.ReadAllTextAsync(Keys));
    }
}
