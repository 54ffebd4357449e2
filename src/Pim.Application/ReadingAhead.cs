using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Pim.Application;

/// <summary>Lets the making of items and their use go on at the same time.</summary>
internal static class ReadingAhead
{
    /// <summary>The same items, made by another thread while the caller works on those before; one waits at most.</summary>
    public static async IAsyncEnumerable<T> Ahead<T>(this IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ahead = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var making = Task.Run(() => MakeAsync(items, ahead.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in ahead.Reader.ReadAllAsync(cancellationToken)) yield return item;
        }
        finally
        {
            await stop.CancelAsync();
            await making;
        }
    }

    // Never throws: what goes wrong completes the channel, and is thrown where the items are taken.
    private static async Task MakeAsync<T>(IAsyncEnumerable<T> items, ChannelWriter<T> ahead, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellationToken)) await ahead.WriteAsync(item, cancellationToken);
            ahead.Complete();
        }
        catch (Exception e)
        {
            ahead.Complete(e);
        }
    }
}
