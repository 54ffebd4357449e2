using Pim.Storage.MongoDB.Engine;

namespace Pim.Storage.Tests.MongoDb;

public sealed class SharedQuestionTests : IDisposable
{
    private readonly List<TaskCompletionSource<int>> _asked = [];
    private readonly SemaphoreSlim _asking = new(0);
    private readonly SharedQuestion<int> _question;

    public SharedQuestionTests() => _question = new SharedQuestion<int>(() =>
    {
        var answer = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Add(answer);
        _asking.Release();
        return answer.Task;
    });

    public void Dispose() => _asking.Dispose();

    [Fact]
    public async Task Who_comes_while_a_question_is_on_its_way_shares_the_next_one()
    {
        var first = _question.AskAsync(default);
        await _asking.WaitAsync();
        Task<int>[] late = [_question.AskAsync(default), _question.AskAsync(default)];

        _asked[0].SetResult(1);
        Assert.Equal(1, await first);
        await _asking.WaitAsync();
        _asked[1].SetResult(2);

        var answers = await Task.WhenAll(late);
        Assert.Equal([2, 2], answers);
        Assert.Equal(2, _asked.Count);
    }

    [Fact]
    public async Task Who_comes_when_the_next_one_is_on_its_way_waits_for_a_third()
    {
        _ = _question.AskAsync(default);
        await _asking.WaitAsync();
        var second = _question.AskAsync(default);
        _asked[0].SetResult(1);
        await _asking.WaitAsync();
        var third = _question.AskAsync(default);

        _asked[1].SetResult(2);
        Assert.Equal(2, await second);
        await _asking.WaitAsync();
        _asked[2].SetResult(3);

        Assert.Equal(3, await third);
    }

    [Fact]
    public async Task A_question_that_fails_fails_those_who_asked_it_alone()
    {
        var first = _question.AskAsync(default);
        await _asking.WaitAsync();
        var second = _question.AskAsync(default);

        _asked[0].SetException(new TimeoutException());
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        await _asking.WaitAsync();
        _asked[1].SetResult(2);

        Assert.Equal(2, await second);
    }

    [Fact]
    public async Task Who_leaves_does_not_end_the_question_of_the_others()
    {
        using var leaving = new CancellationTokenSource();
        var left = _question.AskAsync(leaving.Token);
        await _asking.WaitAsync();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        var later = _question.AskAsync(default);
        _asked[0].SetResult(1);
        await _asking.WaitAsync();
        _asked[1].SetResult(2);

        Assert.Equal(2, await later);
    }
}
