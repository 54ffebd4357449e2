using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PimService.Hosting;

/// <summary>How connections are taken.</summary>
internal static class Kestrel
{
    /// <summary>Listens for HTTP/2 without TLS ("prior knowledge"), which is what gRPC clients speak to a plain http address.</summary>
    public static void ListenForHttp2(this WebApplicationBuilder builder, ServerSettings server)
    {
        builder.WebHost.UseUrls(server.Address).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
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
