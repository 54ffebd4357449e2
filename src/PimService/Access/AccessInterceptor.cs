using Grpc.Core;
using Grpc.Core.Interceptors;
using Pim.Domain;
using Pim.Domain.Access;

namespace PimService.Access;

/// <summary>
/// Lets a call through when its key allows it. First of all that stands around a method: nobody learns anything of a request that may not be made.
/// </summary>
internal sealed class AccessInterceptor(AccessKeys keys, MethodPermissions methods, TimeProvider time) : Interceptor
{
    private const string Scheme = "Bearer ";

    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, context);
    }

    /// <inheritdoc/>
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(requestStream, context);
    }

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(request, responseStream, context);
    }

    /// <inheritdoc/>
    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Admit(context);
        return continuation(requestStream, responseStream, context);
    }

    private void Admit(ServerCallContext context)
    {
        var needed = methods.Of(context.Method);
        if (needed == Permissions.None) return;
        var key = Identify(context);
        if ((key.Permissions & needed) == Permissions.None) throw Denied(key, needed, context.Method);
        Caller.Set(context, key.Name);
    }

    private AccessKey Identify(ServerCallContext context)
    {
        var header = context.GetHttpContext().Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new PimException(ErrorKind.Unauthenticated, "KEY_REQUIRED", "A key is needed: send it as the metadata 'authorization: Bearer KEY'.");
        if (keys.Ring.Find(header.AsSpan(Scheme.Length).Trim()) is not { } key)
            throw new PimException(ErrorKind.Unauthenticated, "KEY_UNKNOWN", "The service does not know this key.");
        return key.IsExpired(time.GetUtcNow())
            ? throw new PimException(ErrorKind.Unauthenticated, "KEY_EXPIRED", $"The key '{key.Name}' has run out.")
            : key;
    }

    private static PimException Denied(AccessKey key, Permissions needed, string method)
    {
        var names = string.Join(" or ", Pim.Application.Access.KeyFile.NamesOf(needed));
        return new PimException(ErrorKind.PermissionDenied, "PERMISSION_REQUIRED", $"The key '{key.Name}' lacks the permission {names}.")
        {
            Details = new Dictionary<string, string> { ["key"] = key.Name, ["permission"] = names, ["method"] = method[1..] },
        };
    }
}
