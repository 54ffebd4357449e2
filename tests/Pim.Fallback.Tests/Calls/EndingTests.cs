using Grpc.Core;
using Microsoft.AspNetCore.Builder;

namespace Pim.Fallback.Tests.Calls;

public sealed class EndingTests
{
    [Fact]
    public async Task A_thrown_status_reaches_the_client_with_its_trailers()
    {
        byte[] details = [8, 10, 18, 5];
        await using var host = await ShapesHost.StartAsync(new ShapesService
        {
            OnUnary = (_, _) => throw new RpcException(
                new Status(StatusCode.Aborted, "stale: äöü"), [new("grpc-status-details-bin", details), new("x-etag", "e2")]),
        });

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await host.Client().UnaryAsync(new Note()));

        Assert.Equal(StatusCode.Aborted, exception.StatusCode);
        Assert.Equal("stale: äöü", exception.Status.Detail);
        Assert.Equal(details, exception.Trailers.GetValueBytes("grpc-status-details-bin"));
        Assert.Equal("e2", exception.Trailers.GetValue("x-etag"));
    }

    [Fact]
    public async Task Another_exception_reaches_the_client_as_unknown()
    {
        await using var host = await ShapesHost.StartAsync(new ShapesService { OnUnary = (_, _) => throw new InvalidOperationException("secret") });

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await host.Client().UnaryAsync(new Note()));

        Assert.Equal(StatusCode.Unknown, exception.StatusCode);
        Assert.DoesNotContain("secret", exception.Status.Detail);
    }

    [Fact]
    public async Task A_status_set_on_the_context_ends_the_call()
    {
        await using var host = await ShapesHost.StartAsync(new ShapesService
        {
            OnDown = async (_, responses, context) =>
            {
                await responses.WriteAsync(new Note());
                context.Status = new Status(StatusCode.DataLoss, "half");
            },
        });
        using var call = host.Client().Down(new Note());

        Assert.True(await call.ResponseStream.MoveNext());
        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext());

        Assert.Equal(StatusCode.DataLoss, exception.StatusCode);
        Assert.Equal("half", call.GetStatus().Detail);
    }

    [Fact]
    public async Task A_method_without_a_handler_is_unimplemented()
    {
        await using var host = await ShapesHost.StartAsync(_ => { }, app => app.MapGrpcService<Empty>());

        var exception = await Assert.ThrowsAsync<RpcException>(async () => await host.Client().UnaryAsync(new Note()));

        Assert.Equal(StatusCode.Unimplemented, exception.StatusCode);
    }

    [Fact]
    public async Task Past_its_deadline_a_call_ends_on_both_sides()
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var host = await ShapesHost.StartAsync(new ShapesService
        {
            OnUnary = (_, context) =>
            {
                started.SetResult();
                return UntilCancelledAsync(context, ended);
            },
        });

        var exception = await Assert.ThrowsAsync<RpcException>(
            async () => await host.Client().UnaryAsync(new Note(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime.AddMilliseconds(500)));

        Assert.Equal(StatusCode.DeadlineExceeded, exception.StatusCode);
        if (started.Task.IsCompleted) // On a busy machine the deadline may pass before the call gets there.
        {
            await ended.Task;
        }
    }

    [Fact]
    public async Task Cancelling_a_call_reaches_the_handler()
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var host = await ShapesHost.StartAsync(new ShapesService
        {
            OnUnary = (_, context) =>
            {
                started.SetResult();
                return UntilCancelledAsync(context, ended);
            },
        });
        using var source = new CancellationTokenSource();
        using var call = host.Client().UnaryAsync(new Note(), cancellationToken: source.Token);

        await started.Task;
        await source.CancelAsync();

        var exception = await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync);
        Assert.Equal(StatusCode.Cancelled, exception.StatusCode);
        await ended.Task;
    }

    [Fact]
    public async Task Disposing_a_call_cancels_it()
    {
        var started = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var host = await ShapesHost.StartAsync(new ShapesService
        {
            OnDown = async (_, _, context) =>
            {
                started.SetResult();
                await UntilCancelledAsync(context, ended);
            },
        });

        var call = host.Client().Down(new Note());
        await started.Task;
        call.Dispose();

        await ended.Task;
    }

    private static async Task<Note> UntilCancelledAsync(ServerCallContext context, TaskCompletionSource ended)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        }
        finally
        {
            ended.SetResult();
        }

        return new Note();
    }

    private sealed class Empty : Shapes.ShapesBase;
}
