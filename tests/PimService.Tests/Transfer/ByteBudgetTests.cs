using PimService.Transfer;

namespace PimService.Tests.Transfer;

public sealed class ByteBudgetTests
{
    [Fact]
    public async Task Whoever_takes_more_than_there_is_room_for_waits_until_it_is_given_back()
    {
        var budget = new ByteBudget(room: 10);
        await budget.TakeAsync(6, default);
        var second = budget.TakeAsync(6, default);
        Assert.False(second.IsCompleted);
        budget.Give(1);
        Assert.False(second.IsCompleted);
        budget.Give(1);
        await second;
    }

    [Fact]
    public async Task More_than_there_ever_is_room_for_is_given_when_nothing_is_taken()
    {
        var budget = new ByteBudget(room: 10);
        await budget.TakeAsync(6, default);
        var large = budget.TakeAsync(1_000, default);
        Assert.False(large.IsCompleted);
        budget.Give(6);
        await large;
    }

    [Fact]
    public async Task Waiting_ends_when_the_call_does()
    {
        var budget = new ByteBudget(room: 10);
        await budget.TakeAsync(10, default);
        using var call = new CancellationTokenSource();
        var waiting = budget.TakeAsync(1, call.Token);
        await call.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
