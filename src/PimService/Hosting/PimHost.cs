using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using PimService.Media;
using PimService.Workers;

namespace PimService.Hosting;

/// <summary>Puts the service together and runs it.</summary>
internal static class PimHost
{
    /// <summary>Version of the service.</summary>
    public static string Version { get; } = typeof(PimHost).Assembly.GetName().Version!.ToString(3);

    /// <summary>Serves until told to stop. Exit code 1, and a sentence on standard error, when it cannot start.</summary>
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        try
        {
            await using var app = Build(settings);
            await app.StartAsync(cancellationToken);
            await app.Services.GetRequiredService<Announcement>().PrintAsync(Console.Out, cancellationToken);
            await app.WaitForShutdownAsync(cancellationToken);
            return 0;
        }
        catch (StartupException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            // Told to stop before it had started.
            return 0;
        }
        catch (Exception problem) when (problem is SocketException or { InnerException: AddressInUseException })
        {
            await Console.Error.WriteLineAsync($"Server:Address: {problem.Message}");
            return 1;
        }
    }

    /// <summary>The service, ready to start.</summary>
    /// <param name="settings">Settings by key, such as "Server:Address"; they go before the environment and appsettings.json.</param>
    /// <param name="adjust">Changes what was put together, for tests.</param>
    public static WebApplication Build(IReadOnlyDictionary<string, string?> settings, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = Configure(settings);
        var read = Settings.Read(builder.Configuration);

        builder.Listen(read.Server);
        builder.Services
            .AddSingleton(read)
            .AddSingleton(TimeProvider.System)
            .AddStore(read.Storage)
            .AddUseCases(read)
            .AddMedia(read.Media)
            .AddGrpcServices(read.Server, read.Access)
            .AddWorkers(read);
        adjust?.Invoke(builder);

        var app = builder.Build();
        app.MapGrpcServices();
        FileEndpoints.Map(app);
        return app;
    }

    /// <summary>All settings, unread.</summary>
    public static WebApplicationBuilder Configure(IReadOnlyDictionary<string, string?> settings)
    {
        // appsettings.json lies beside the program, wherever it is started from.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        return builder;
    }
}
