using Grpc.Core;
using Grpc.Core.Interceptors;

namespace PimService.Requests;

/// <summary>Refuses requests that do not look as they must, before they reach their service.</summary>
internal sealed class ValidationInterceptor(RequestShapes shapes) : Interceptor
{
    /// <inheritdoc/>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        shapes.Check(request);
        return continuation(request, context);
    }

    /// <inheritdoc/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        shapes.Check(request);
        return continuation(request, responseStream, context);
    }
}
