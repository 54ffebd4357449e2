using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Pim.Application.Archive;

/// <summary>Reads a section from a position to its end.</summary>
internal static class SectionReading
{
    // Bounds what is kept in memory: pages that wait, beside the one being read and the one being written.
    private const int MaxWaiting = 2;

    /// <summary>Entries with the position behind them. The next are read while the caller still works on these.</summary>
    public static async IAsyncEnumerable<(IReadOnlyList<T> Entries, SectionPosition Reached)> PagesAsync<T>(
        IArchiveSection<T> section, SectionFormat<T> format, SectionPosition from, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pages = Channel.CreateBounded<IReadOnlyList<T>>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true, SingleWriter = true });
        // On another thread: some engines read on the thread of their caller.
        var reading = Task.Run(() => ReadAllAsync(section, format, from.After, limit, pages.Writer, stop.Token), CancellationToken.None);
        try
        {
            var (count, hash) = (from.Count, new EntryHash(from.Hash));
            await foreach (var page in pages.Reader.ReadAllAsync(cancellationToken))
            {
                foreach (var entry in page) hash.Add(entry, format.Write);
                count += page.Count;
                yield return (page, new SectionPosition(format.KeyOf(page[^1]), count, hash.ToString()));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    /// <summary>The position at the end of the section.</summary>
    public static async Task<SectionPosition> ToEndAsync<T>(IArchiveSection<T> section, SectionFormat<T> format, int limit, CancellationToken cancellationToken)
    {
        var end = SectionPosition.Start;
        await foreach (var (_, reached) in PagesAsync(section, format, end, limit, cancellationToken)) end = reached;
        return end;
    }

    // Never throws: what goes wrong completes the channel, and is thrown where the pages are taken.
    private static async Task ReadAllAsync<T>(IArchiveSection<T> section, SectionFormat<T> format, string after, int limit, ChannelWriter<IReadOnlyList<T>> pages, CancellationToken cancellationToken)
    {
        try
        {
            while (await section.ReadAsync(after, limit, cancellationToken) is { Count: > 0 } page)
            {
                after = format.KeyOf(page[^1]);
                await pages.WriteAsync(page, cancellationToken);
            }
            pages.Complete();
        }
        catch (Exception e)
        {
            pages.Complete(e);
        }
    }
}
