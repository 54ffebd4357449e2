using Grpc.Core;

namespace Pim.Fallback.Tests.Values;

public sealed class CallOptionsTests
{
    private static readonly DateTime s_deadline = new(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public void By_default_nothing_is_said()
    {
        var options = new CallOptions();

        Assert.Null(options.Headers);
        Assert.Null(options.Deadline);
        Assert.Null(options.WriteOptions);
        Assert.Null(options.Credentials);
        Assert.Null(options.PropagationToken);
        Assert.False(options.CancellationToken.CanBeCanceled);
        Assert.False(options.IsWaitForReady);
    }

    [Fact]
    public void Each_With_changes_one_thing_in_a_copy()
    {
        using var source = new CancellationTokenSource();
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        Metadata headers = [new("a", "1")];
        var original = new CallOptions();

        var changed = original
            .WithHeaders(headers)
            .WithDeadline(s_deadline)
            .WithCancellationToken(source.Token)
            .WithWriteOptions(new WriteOptions(WriteFlags.NoCompress))
            .WithCredentials(credentials)
            .WithWaitForReady();

        Assert.Same(headers, changed.Headers);
        Assert.Equal(s_deadline, changed.Deadline);
        Assert.Equal(source.Token, changed.CancellationToken);
        Assert.Equal(WriteFlags.NoCompress, changed.WriteOptions?.Flags);
        Assert.Same(credentials, changed.Credentials);
        Assert.True(changed.IsWaitForReady);
        Assert.False(changed.WithWaitForReady(false).IsWaitForReady);
        Assert.Null(original.Headers);
        Assert.False(original.IsWaitForReady);
    }

    [Fact]
    public void The_constructor_takes_everything_at_once()
    {
        Metadata headers = [];

        var options = new CallOptions(headers, s_deadline, writeOptions: WriteOptions.Default);

        Assert.Same(headers, options.Headers);
        Assert.Equal(s_deadline, options.Deadline);
        Assert.Same(WriteOptions.Default, options.WriteOptions);
        Assert.Equal(default, WriteOptions.Default.Flags);
    }
}
