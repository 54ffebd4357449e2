using Grpc.Core;
using Pim.Client.Changes;
using Pim.V1;

namespace Pim.Client.Tests.Changes;

public sealed class ChangeWatchTests : ClientTests
{
    [Fact]
    public async Task A_batch_that_was_not_dealt_with_comes_again()
    {
        Service.Changes.Watch = async (call, responses, context) =>
        {
            foreach (var number in Enumerable.Range(call, 3)) await responses.WriteAsync(Response($"t{number}", number));
            await Task.Delay(Timeout.Infinite, context.CancellationToken);
        };

        // Each reader deals with one batch, then stops, as if it were killed; its token is that of the batch it has kept.
        var token = "";
        for (var reader = 0; reader < 3; reader++)
        {
            await foreach (var batch in new ChangeWatch(Connection).WatchAsync(new() { Channel = "web", ResumeToken = token }, default))
            {
                token = batch.ResumeToken;
                break;
            }
        }

        Assert.Equal(["", "t1", "t2"], Service.Changes.Watches.Select(w => w.ResumeToken));
    }

    [Fact]
    public async Task It_goes_on_behind_the_last_batch_whatever_broke_it_off()
    {
        var isTaken = new SemaphoreSlim(0);
        Service.Changes.Watch = async (call, responses, context) =>
        {
            await responses.WriteAsync(Response($"t{call}", call));
            await isTaken.WaitAsync(context.CancellationToken);
            if (call == 1) await TestService.Disconnect(context);
            if (call == 2) throw new RpcException(new Status(StatusCode.Unavailable, "Restarting."));
        };

        var batches = new List<ChangeBatch>();
        await foreach (var batch in new ChangeWatch(Connection).WatchAsync(new() { Channel = "web" }, default).Take(4))
        {
            batches.Add(batch);
            isTaken.Release();
        }

        Assert.Equal([1L, 2, 3, 4], batches.Select(b => b.Sequence));
        Assert.Equal(["", "t1", "t2", "t3"], Service.Changes.Watches.Select(w => w.ResumeToken));
    }

    [Fact]
    public async Task A_resync_is_a_batch_of_its_own_and_all_comes_again()
    {
        Service.Changes.Watch = async (call, responses, _) =>
        {
            if (call == 1) throw TestService.Error(StatusCode.OutOfRange, "RESYNC_NEEDED", "Begin again.");
            await responses.WriteAsync(Response("new", 9));
        };

        var batches = await new ChangeWatch(Connection)
            .WatchAsync(new() { Channel = "web", ResumeToken = "old", FromNow = true }, default).Take(2).ToListAsync();

        Assert.Equal("Begin again.", batches[0].Resync!.Status.Detail);
        Assert.Equal("", batches[0].ResumeToken);
        Assert.Equal([("old", true), ("", false)], Service.Changes.Watches.Select(w => (w.ResumeToken, w.FromNow)));
    }

    [Fact]
    public async Task What_the_service_refuses_is_final()
    {
        Service.Changes.Watch = (_, _, _) => throw new RpcException(new Status(StatusCode.NotFound, "channels/web does not exist."));
        await Assert.ThrowsAsync<RpcException>(async () => await new ChangeWatch(Connection).WatchAsync(new() { Channel = "web" }, default).FirstAsync());
        Assert.Single(Service.Changes.Watches);
    }

    private static WatchChangesResponse Response(string token, long sequence) => new() { ResumeToken = token, Sequence = sequence, CaughtUp = true };
}
