using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pim.Fallback.Tests.Calls;

/// <summary>A real server on a free port of this machine, and channels to it.</summary>
internal sealed class ShapesHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<GrpcChannel> _channels = [];

    private ShapesHost(WebApplication app) => _app = app;

    private string Address => _app.Urls.Single();

    public static Task<ShapesHost> StartAsync(ShapesService? service = null, Action<GrpcServiceOptions>? configure = null) => StartAsync(
        services => services.AddSingleton(service ?? new ShapesService()),
        app => app.MapGrpcService<ShapesService>(),
        configure);

    public static async Task<ShapesHost> StartAsync(
        Action<IServiceCollection> register, Action<WebApplication> map, Action<GrpcServiceOptions>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(options => configure?.Invoke(options));
        register(builder.Services);
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return new ShapesHost(app);
    }

    public GrpcChannel Channel(Action<GrpcChannelOptions>? configure = null)
    {
        var options = new GrpcChannelOptions();
        configure?.Invoke(options);
        var channel = GrpcChannel.ForAddress(Address, options);
        _channels.Add(channel);
        return channel;
    }

    public Shapes.ShapesClient Client(Action<GrpcChannelOptions>? configure = null) => new(Channel(configure));

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
        {
            await channel.ShutdownAsync();
            channel.Dispose();
        }

        await _app.DisposeAsync();
    }
}
