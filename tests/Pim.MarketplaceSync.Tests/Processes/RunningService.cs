using Pim.Client;

namespace Pim.MarketplaceSync.Tests.Processes;

/// <summary>The service with its data in a folder of its own, and the programs that work with it.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("pim-sync-tests-");
    private readonly ProgramProcess _process;

    private RunningService(params IEnumerable<string> arguments) =>
        _process = ProgramProcess.Start("PimService/PimService.dll", ["--data", PathOf("data"), "--Server:Address=http://127.0.0.1:0", .. arguments]);

    /// <summary>Where it listens.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A connection to it.</summary>
    public PimConnection Connection { get; private set; } = null!;

    /// <summary>Starts it with an empty catalogue, or with the demo.</summary>
    public static async Task<RunningService> StartAsync(bool hasDemo = false)
    {
        var service = new RunningService(hasDemo ? ["--demo"] : []);
        const string says = "listens on ";
        while (await service._process.ReadLineAsync() is { } line)
        {
            // The log says it too, before the demo is loaded.
            if (!line.Trim().StartsWith(says, StringComparison.Ordinal)) continue;
            service.Address = line.Trim()[says.Length..].Trim().Split(' ')[0];
            service._process.Drain();
            service.Connection = new PimConnection(new Uri(service.Address), new() { Actor = "test" });
            return service;
        }
        throw new InvalidOperationException($"The service ended: {await service._process.ErrorsAsync()}");
    }

    /// <summary>A file in its folder.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Writes a file into its folder.</summary>
    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>Starts marketplace-sync.</summary>
    public ProgramProcess StartSync(params IEnumerable<string> arguments) =>
        ProgramProcess.Start("Pim.MarketplaceSync/marketplace-sync.dll", [.. arguments, "--server", Address]);

    /// <summary>Runs marketplace-sync to its end, and asks that it went well.</summary>
    public async Task<string> SyncAsync(params IEnumerable<string> arguments)
    {
        var (code, output, errors) = await ProgramProcess.RunAsync("Pim.MarketplaceSync/marketplace-sync.dll", [.. arguments, "--server", Address]);
        Assert.True(code == 0, $"marketplace-sync ended with {code}: {errors}{output}");
        return output;
    }

    public async ValueTask DisposeAsync()
    {
        Connection?.Dispose();
        await _process.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
