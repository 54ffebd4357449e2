using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PimService.Hosting;

namespace PimService.Tests;

/// <summary>
/// The service itself, on a port and in a data folder of its own, with a channel to it. Errors in its log that a test has not taken
/// (<see cref="LogCollector.TakeErrors"/>) fail the tests when it is disposed of.
/// </summary>
public class ServiceFixture : IAsyncLifetime
{
    private WebApplication? _app;
    private GrpcChannel? _channel;

    /// <summary>A channel to the service.</summary>
    public GrpcChannel Channel => _channel!;

    /// <summary>Where the service listens.</summary>
    public Uri Address => new(_app!.Urls.First());

    /// <summary>Folder of the service's data.</summary>
    public string DataFolder { get; protected init; } = Directory.CreateTempSubdirectory("pim-tests-").FullName;

    /// <summary>What the service is made of.</summary>
    public IServiceProvider Services => _app!.Services;

    internal WebApplication App => _app!;

    internal LogCollector Logs { get; } = new();

    internal ProbeService Probe { get; } = new();

    /// <summary>Settings beside those that every test has.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    public virtual async Task InitializeAsync()
    {
        var settings = new Dictionary<string, string?>(Settings)
        {
            ["Server:Address"] = "http://127.0.0.1:0",
            ["Storage:DataFolder"] = DataFolder,
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:PimService.Observability.CallRecorder"] = "Information",
            ["Logging:LogLevel:PimService.Observability.FileRecorder"] = "Information",
        };
        _app = PimHost.Build(settings, Adjust);
        _app.MapGrpcService<ProbeService>();
        await _app.StartAsync();
        _channel = GrpcChannel.ForAddress(Address);
    }

    public virtual async Task DisposeAsync()
    {
        _channel?.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(DataFolder, recursive: true);
        Assert.Empty(Logs.TakeErrors());
    }

    /// <summary>Changes what the service is made of before it starts.</summary>
    protected virtual void Adjust(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders().AddProvider(Logs);
        builder.Services.AddSingleton(Probe);
    }
}
