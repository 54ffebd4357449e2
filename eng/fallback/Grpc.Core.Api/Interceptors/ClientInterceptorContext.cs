namespace Grpc.Core.Interceptors;

/// <summary>A call on its way through client interceptors.</summary>
/// <typeparam name="TRequest">The type of request.</typeparam>
/// <typeparam name="TResponse">The type of response.</typeparam>
/// <param name="method">The method.</param>
/// <param name="host">The authority to name to the server; null for the channel's.</param>
/// <param name="options">What is said about the call.</param>
public struct ClientInterceptorContext<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    where TRequest : class
    where TResponse : class
{
    /// <summary>The method.</summary>
    public Method<TRequest, TResponse> Method { get; } = method;

    /// <summary>The authority to name to the server; null for the channel's.</summary>
    public string? Host { get; } = host;

    /// <summary>What is said about the call.</summary>
    public CallOptions Options { get; } = options;
}
