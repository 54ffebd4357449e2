using Grpc.Core;
using Grpc.Core.Interceptors;
using PimService.Errors;

namespace PimService.Observability;

/// <summary>Stands around every call: records how it went, and lets no exception out but one that its caller can read.</summary>
internal sealed class CallInterceptor(ErrorTranslator errors, CallRecorder recorder) : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var started = recorder.Start();
        try
        {
            var response = await continuation(request, context);
            recorder.Finish(context, started, context.Status.StatusCode);
            return response;
        }
        catch (Exception exception)
        {
            throw Failed(exception, context, started);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var started = recorder.Start();
        try
        {
            var response = await continuation(requestStream, context);
            recorder.Finish(context, started, context.Status.StatusCode);
            return response;
        }
        catch (Exception exception)
        {
            throw Failed(exception, context, started);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var started = recorder.Start();
        try
        {
            await continuation(request, responseStream, context);
            recorder.Finish(context, started, context.Status.StatusCode);
        }
        catch (Exception exception)
        {
            throw Failed(exception, context, started);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var started = recorder.Start();
        try
        {
            await continuation(requestStream, responseStream, context);
            recorder.Finish(context, started, context.Status.StatusCode);
        }
        catch (Exception exception)
        {
            throw Failed(exception, context, started);
        }
    }

    private RpcException Failed(Exception exception, ServerCallContext context, long started)
    {
        var error = errors.Translate(exception, context);
        recorder.Finish(context, started, error.StatusCode);
        return error;
    }
}
