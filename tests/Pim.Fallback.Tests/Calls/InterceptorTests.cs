using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Pim.Fallback.Tests.Calls;

public sealed class InterceptorTests
{
    [Fact]
    public async Task A_server_interceptor_sees_every_shape()
    {
        var log = new ConcurrentQueue<string>();
        await using var host = await ShapesHost.StartAsync(
            services => services.AddSingleton(new ShapesService()).AddSingleton(log),
            app => app.MapGrpcService<ShapesService>(),
            options => options.Interceptors.Add<LoggingInterceptor>("server"));

        await CallEveryShapeAsync(host.Client());

        Assert.Equal(["server Unary", "server Unary", "server Down", "server Up", "server Both"], log);
    }

    [Fact]
    public async Task A_client_interceptor_sees_every_shape()
    {
        var log = new ConcurrentQueue<string>();
        await using var host = await ShapesHost.StartAsync();

        await CallEveryShapeAsync(new Shapes.ShapesClient(host.Channel().Intercept(new LoggingInterceptor(log, "client"))));

        Assert.Equal(["client Unary", "client blocking Unary", "client Down", "client Up", "client Both"], log);
    }

    [Fact]
    public async Task Interceptors_given_together_see_a_call_in_that_order_and_later_ones_first()
    {
        var log = new ConcurrentQueue<string>();
        await using var host = await ShapesHost.StartAsync();
        var invoker = host.Channel()
            .Intercept(new LoggingInterceptor(log, "b"), new LoggingInterceptor(log, "c"))
            .Intercept(new LoggingInterceptor(log, "a"));

        await new Shapes.ShapesClient(invoker).UnaryAsync(new Note());

        Assert.Equal(["a Unary", "b Unary", "c Unary"], log);
    }

    [Fact]
    public async Task A_function_can_change_the_headers_of_every_shape()
    {
        var log = new ConcurrentQueue<string>();
        await using var host = await ShapesHost.StartAsync(
            services => services.AddSingleton(new ShapesService()).AddSingleton(log),
            app => app.MapGrpcService<ShapesService>(),
            options => options.Interceptors.Add<HeaderInterceptor>());

        await CallEveryShapeAsync(new Shapes.ShapesClient(host.Channel().Intercept(headers =>
        {
            headers.Add("x-who", "me");
            return headers;
        })));

        Assert.Equal(["me", "me", "me", "me", "me"], log);
    }

    [Fact]
    public async Task A_client_interceptor_can_wrap_the_call_it_passes_on()
    {
        await using var host = await ShapesHost.StartAsync();
        var client = new Shapes.ShapesClient(host.Channel().Intercept(new WrappingInterceptor()));
        using var call = client.UnaryAsync(new Note { Text = "a" });

        Assert.Equal("wrapped", (await call).Text);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.NotNull(await call.ResponseHeadersAsync);
        Assert.NotNull(call.GetTrailers());
    }

    private static async Task CallEveryShapeAsync(Shapes.ShapesClient client)
    {
        await client.UnaryAsync(new Note());
        client.Unary(new Note());
        using var down = client.Down(new Note());
        await foreach (var _ in down.ResponseStream.ReadAllAsync())
        {
        }

        using var up = client.Up();
        await up.RequestStream.CompleteAsync();
        await up;
        using var both = client.Both();
        await both.RequestStream.CompleteAsync();
        Assert.False(await both.ResponseStream.MoveNext());
    }

    private sealed class HeaderInterceptor(ConcurrentQueue<string> log) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Log(context);
            return base.UnaryServerHandler(request, context, continuation);
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Log(context);
            return base.ClientStreamingServerHandler(requestStream, context, continuation);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Log(context);
            return base.ServerStreamingServerHandler(request, responseStream, context, continuation);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Log(context);
            return base.DuplexStreamingServerHandler(requestStream, responseStream, context, continuation);
        }

        private void Log(ServerCallContext context) => log.Enqueue(context.RequestHeaders.GetValue("x-who") ?? "nobody");
    }

    private sealed class WrappingInterceptor : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            var call = continuation(request, new(context.Method, context.Host, context.Options));
            return new AsyncUnaryCall<TResponse>(
                ChangeAsync(call.ResponseAsync), call.ResponseHeadersAsync, call.GetStatus, call.GetTrailers, call.Dispose);
        }

        private static async Task<TResponse> ChangeAsync<TResponse>(Task<TResponse> response)
        {
            var message = await response;
            if (message is Note note)
            {
                note.Text = "wrapped";
            }

            return message;
        }
    }
}
