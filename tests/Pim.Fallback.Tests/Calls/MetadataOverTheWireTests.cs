using Grpc.Core;

namespace Pim.Fallback.Tests.Calls;

public sealed class MetadataOverTheWireTests
{
    private static readonly byte[] s_bytes = [0, 1, 127, 128, 255];

    [Fact]
    public async Task Request_headers_reach_the_handler()
    {
        var seen = new TaskCompletionSource<Metadata>();
        await using var host = await ShapesHost.StartAsync(new ShapesService
        {
            OnUnary = (note, context) =>
            {
                seen.SetResult(context.RequestHeaders);
                return Task.FromResult(note);
            },
        });

        await host.Client().UnaryAsync(new Note(), new Metadata { { "X-Text", "one" }, { "x-text", "two" }, { "x-raw-bin", s_bytes } });

        var headers = await seen.Task;
        Assert.Contains("two", headers.GetAll("x-text").SelectMany(entry => entry.Value.Split(", ")));
        Assert.Equal(s_bytes, headers.GetValueBytes("x-raw-bin"));
    }

    [Fact]
    public async Task Response_headers_and_trailers_reach_the_client()
    {
        await using var host = await ShapesHost.StartAsync(new ShapesService
        {
            OnUnary = async (note, context) =>
            {
                await context.WriteResponseHeadersAsync([new("x-head", "h"), new("x-head-bin", s_bytes)]);
                context.ResponseTrailers.Add("x-tail", "t");
                context.ResponseTrailers.Add("x-tail-bin", s_bytes);
                return note;
            },
        });
        using var call = host.Client().UnaryAsync(new Note());

        var headers = await call.ResponseHeadersAsync;
        await call.ResponseAsync;

        Assert.Equal("h", headers.GetValue("x-head"));
        Assert.Equal(s_bytes, headers.GetValueBytes("x-head-bin"));
        Assert.Equal("t", call.GetTrailers().GetValue("x-tail"));
        Assert.Equal(s_bytes, call.GetTrailers().GetValueBytes("x-tail-bin"));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Fact]
    public async Task The_handler_sees_what_call_it_is()
    {
        var deadline = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1);
        await using var host = await ShapesHost.StartAsync(new ShapesService
        {
            OnUnary = (note, context) =>
            {
                Assert.Equal("/pim.fallback.tests.Shapes/Unary", context.Method);
                Assert.StartsWith("127.0.0.1:", context.Host);
                Assert.StartsWith("ipv4:127.0.0.1:", context.Peer);
                Assert.False(context.AuthContext.IsPeerAuthenticated);
                Assert.Equal(deadline, context.Deadline, TimeSpan.FromMinutes(1));
                Assert.Null(context.WriteOptions);
                context.UserState["a"] = 1;
                Assert.Equal(1, context.UserState["a"]);
                return Task.FromResult(note);
            },
        });

        await host.Client().UnaryAsync(new Note(), deadline: deadline);
    }
}
