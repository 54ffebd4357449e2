using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;

namespace Pim.Fallback.Tests.Calls;

public sealed class MessageTests
{
    private const int Mebibyte = 1024 * 1024;

    private static readonly Note s_large = new() { Payload = ByteString.CopyFrom(new byte[5 * Mebibyte]) };

    [Fact]
    public async Task A_message_above_the_limit_of_the_server_is_refused()
    {
        await using var host = await ShapesHost.StartAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await host.Client().UnaryAsync(s_large));

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task A_message_above_the_limit_of_the_client_is_refused()
    {
        await using var host = await ShapesHost.StartAsync(configure: WithLargeMessages);

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await host.Client().UnaryAsync(s_large));

        Assert.Equal(StatusCode.ResourceExhausted, exception.StatusCode);
    }

    [Fact]
    public async Task A_large_message_passes_where_both_allow_it()
    {
        await using var host = await ShapesHost.StartAsync(configure: WithLargeMessages);

        var answer = await host.Client(options => options.MaxReceiveMessageSize = 6 * Mebibyte).UnaryAsync(s_large);

        Assert.Equal(s_large, answer);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Messages_are_compressed_both_ways(string encoding)
    {
        var requestEncoding = new TaskCompletionSource<string?>();
        await using var host = await ShapesHost.StartAsync(
            new ShapesService
            {
                OnUnary = (note, context) =>
                {
                    requestEncoding.SetResult(context.GetHttpContext().Request.Headers["grpc-encoding"]);
                    return Task.FromResult(note);
                },
            },
            options =>
            {
                options.ResponseCompressionAlgorithm = encoding;
                options.ResponseCompressionLevel = System.IO.Compression.CompressionLevel.Fastest;
            });
        using var wire = new WatchedHandler();
        var note = new Note { Payload = ByteString.CopyFrom(new byte[Mebibyte]) };

        var answer = await host.Client(options => options.HttpHandler = wire)
            .UnaryAsync(note, new Metadata { { "grpc-internal-encoding-request", encoding } });

        Assert.Equal(note, answer);
        Assert.Equal(encoding, await requestEncoding.Task);
        Assert.Equal(encoding, wire.ResponseEncoding);
    }

    [Fact]
    public async Task A_response_marked_so_is_not_compressed()
    {
        await using var host = await ShapesHost.StartAsync(
            new ShapesService
            {
                OnUnary = (note, context) =>
                {
                    context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
                    return Task.FromResult(note);
                },
            },
            options => options.ResponseCompressionAlgorithm = "gzip");

        Assert.Equal("a", (await host.Client().UnaryAsync(new Note { Text = "a" })).Text);
    }

    private static void WithLargeMessages(GrpcServiceOptions options) => options.MaxReceiveMessageSize = 6 * Mebibyte;

    private sealed class WatchedHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        public string? ResponseEncoding { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            ResponseEncoding = response.Headers.GetValues("grpc-encoding").Single();
            return response;
        }
    }
}
