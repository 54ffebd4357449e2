namespace Pim.Cli.Tests.Commands;

/// <summary>A shell, a folder and a service for each test of a command.</summary>
public abstract class CommandTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestTerminal _terminal = new();
    private TestServer? _server;

    private protected TemporaryFolder Folder => _folder;

    private protected TestTerminal Terminal => _terminal;

    private protected TestServer Server => _server!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync(hasHealth: true);
        _terminal.Environment["PIM_SERVER"] = _server.Address;
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public void Dispose()
    {
        _folder.Dispose();
        _terminal.Dispose();
    }
}
