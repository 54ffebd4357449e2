using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PimService.Hosting;

/// <summary>How connections are taken.</summary>
internal static class Kestrel
{
    /// <summary>
    /// Listens for HTTP/2 without TLS ("prior knowledge"), which is what gRPC clients speak to a plain http address, and at the same address for HTTP/1.1, which is what
    /// browsers speak.
    /// </summary>
    public static void Listen(this WebApplicationBuilder builder, ServerSettings server)
    {
        var handover = new Http1Handover(TimeProvider.System);
        builder.Services.AddSingleton(handover).AddSingleton<IConnectionListenerFactory>(handover);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            ListenAddress.Listen(kestrel, server.Address, endpoint =>
            {
                endpoint.Protocols = HttpProtocols.Http2;
                endpoint.Use(handover.Sort);
            });
            kestrel.Listen(handover.EndPoint, endpoint => endpoint.Protocols = HttpProtocols.Http1);
            kestrel.Limits.MaxConcurrentConnections = server.MaxConnections;
            kestrel.Limits.Http2.MaxStreamsPerConnection = server.MaxCallsPerConnection;
            kestrel.Limits.Http2.KeepAlivePingDelay = server.KeepAliveDelay;
            kestrel.Limits.Http2.KeepAlivePingTimeout = server.KeepAliveTimeout;

            // A stream may rest for as long as its client wants; pings find those that are gone.
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = server.ShutdownTimeout);
    }
}
