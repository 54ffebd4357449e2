using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;

namespace Pim.Cli.Commands;

/// <summary>A connection to the service. It is made at the first call.</summary>
internal sealed class ServerConnection : IDisposable
{
    private const string ActorHeader = "pim-actor";
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private readonly GrpcChannel _channel;

    public ServerConnection(Uri address, string actor)
    {
        Address = address;
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            DisposeHttpClient = true,
            HttpHandler = new SocketsHttpHandler
            {
                ConnectTimeout = ConnectTimeout,
                EnableMultipleHttp2Connections = true,
                // A server that is gone without a word is noticed while an import waits for it.
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            },
        });
        Invoker = _channel.Intercept(headers =>
        {
            headers.Add(ActorHeader, InAscii(actor));
            return headers;
        });
    }

    /// <summary>Where the service is.</summary>
    public Uri Address { get; }

    /// <summary>Makes calls that name the actor.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Whether a call failed because the service is away, or went away.</summary>
    public static bool IsLost(RpcException error) =>
        error.StatusCode == StatusCode.Unavailable || error.StatusCode == StatusCode.Internal && error.Status.DebugException is not null;

    public void Dispose() => _channel.Dispose();

    /// <summary>Headers hold ASCII only; other letters are percent-encoded.</summary>
    private static string InAscii(string actor) => actor.All(c => c is >= ' ' and <= '~' and not '%') ? actor : Uri.EscapeDataString(actor);
}
