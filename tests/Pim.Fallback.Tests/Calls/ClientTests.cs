using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Pim.Fallback.Tests.Calls;

public sealed class ClientTests
{
    [Fact]
    public void A_client_without_a_channel_serves_as_a_test_double()
    {
        var client = new FixedClient();

        Assert.Equal("fixed", client.Unary(new Note()).Text);
        Assert.Throws<NotImplementedException>(() => client.Up());
    }

    [Fact]
    public async Task A_client_can_name_another_host()
    {
        var seen = new HostInterceptor();
        await using var host = await ShapesHost.StartAsync();
        var client = new Shapes.ShapesClient(host.Channel().Intercept(seen));

        await client.UnaryAsync(new Note());
        Assert.Null(seen.Host);

        await client.WithHost("shop.example").UnaryAsync(new Note());
        Assert.Equal("shop.example", seen.Host);
    }

    [Fact]
    public void A_call_can_be_made_of_finished_parts()
    {
        var disposed = false;
        var call = new AsyncServerStreamingCall<Note>(
            new NoNotes(), Task.FromResult(Metadata.Empty), () => Status.DefaultCancelled, () => [new("a", "1")], () => disposed = true);

        Assert.Equal(Status.DefaultCancelled, call.GetStatus());
        Assert.Equal("1", call.GetTrailers().GetValue("a"));
        call.Dispose();
        Assert.True(disposed);
    }

    private sealed class FixedClient : Shapes.ShapesClient
    {
        public override Note Unary(Note request, CallOptions options) => new() { Text = "fixed" };
    }

    private sealed class HostInterceptor : Interceptor
    {
        public string? Host { get; private set; }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            Host = context.Host;
            return continuation(request, context);
        }
    }

    private sealed class NoNotes : IAsyncStreamReader<Note>
    {
        public Note Current => throw new InvalidOperationException();

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
