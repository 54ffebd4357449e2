using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Pim.Client.Calls;

namespace Pim.Client;

/// <summary>How a connection behaves.</summary>
public sealed record PimConnectionOptions
{
    /// <summary>Who is named in the history of what is changed; empty: nobody.</summary>
    public string Actor { get; init; } = "";

    /// <summary>The key that the service asks for; empty: none. It travels as it is: over a network, only behind TLS.</summary>
    public string Key { get; init; } = "";

    /// <summary>Longest time a call that is answered once may take, its retries included, when it sets no deadline itself.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time to connect.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Silence after which the service is asked whether it is still there: one that is gone without a word is noticed while a call waits for it.
    /// </summary>
    public TimeSpan KeepAliveDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it then has to answer.</summary>
    public TimeSpan KeepAliveTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a call that is safe to repeat is tried in all.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How long it rests between two tries.</summary>
    public Backoff Backoff { get; init; } = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), Spread: 0.2);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>When a call that begins now must have ended.</summary>
    public DateTime Deadline() => (Time.GetUtcNow() + Timeout).UtcDateTime;
}

/// <summary>A connection to the service, made at the first call. Calls that are answered once have a deadline, and are retried where that is safe.</summary>
public sealed class PimConnection : IDisposable
{
    private const string ActorHeader = "pim-actor";
    private readonly GrpcChannel _channel;

    /// <summary>A connection to the service at an address, such as "http://127.0.0.1:5080".</summary>
    public PimConnection(Uri address, PimConnectionOptions? options = null)
    {
        (Address, Options) = (address, options ?? new PimConnectionOptions());
        _channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            DisposeHttpClient = true,
            // Retries are made here, where a request is known to be safe.
            MaxRetryAttempts = 1,
            HttpHandler = new SocketsHttpHandler
            {
                ConnectTimeout = Options.ConnectTimeout,
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = Options.KeepAliveDelay,
                KeepAlivePingTimeout = Options.KeepAliveTimeout,
            },
        });
        var invoker = _channel.Intercept(new SafeRetries(Options));
        Invoker = Options.Actor.Length + Options.Key.Length == 0 ? invoker : invoker.Intercept(WithCaller);
    }

    /// <summary>Where the service is.</summary>
    public Uri Address { get; }

    /// <summary>How it behaves.</summary>
    public PimConnectionOptions Options { get; }

    /// <summary>Makes the calls of any generated client: `new ContentService.ContentServiceClient(connection.Invoker)`.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Whether a call failed because the service is away, or went away.</summary>
    public static bool IsLost(RpcException error) =>
        error.StatusCode == StatusCode.Unavailable || error.StatusCode == StatusCode.Internal && error.Status.DebugException is not null;

    /// <summary>Why the service is away, in words for people, such as "Connection refused".</summary>
    public static string CauseOf(RpcException error) => error.Status.DebugException?.GetBaseException().Message ?? error.Status.Detail;

    /// <summary>Ends the connection, and the calls that still run.</summary>
    public void Dispose() => _channel.Dispose();

    private Metadata WithCaller(Metadata headers)
    {
        if (Options.Actor.Length > 0) headers.Add(ActorHeader, InAscii(Options.Actor));
        if (Options.Key.Length > 0) headers.Add("authorization", $"Bearer {Options.Key}");
        return headers;
    }

    /// <summary>Headers hold ASCII only; other letters are percent-encoded.</summary>
    private static string InAscii(string actor) => actor.All(c => c is >= ' ' and <= '~' and not '%') ? actor : Uri.EscapeDataString(actor);
}
