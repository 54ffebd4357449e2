using System.Runtime.CompilerServices;

namespace Pim.Application.Archive;

/// <summary>Reads a section from a position to its end.</summary>
internal static class SectionReading
{
    /// <summary>Entries with the position behind them. The next are read while these are hashed.</summary>
    public static async IAsyncEnumerable<(IReadOnlyList<T> Entries, SectionPosition Reached)> PagesAsync<T>(
        IArchiveSection<T> section, SectionFormat<T> format, SectionPosition from, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (count, hash) = (from.Count, new EntryHash(from.Hash));
        await foreach (var page in ReadAsync(section, format, from.After, limit, cancellationToken).Ahead(cancellationToken))
        {
            foreach (var entry in page) hash.Add(entry, format.Write);
            count += page.Count;
            yield return (page, new SectionPosition(format.KeyOf(page[^1]), count, hash.ToString()));
        }
    }

    /// <summary>The position at the end of the section.</summary>
    public static async Task<SectionPosition> ToEndAsync<T>(IArchiveSection<T> section, SectionFormat<T> format, int limit, CancellationToken cancellationToken)
    {
        var end = SectionPosition.Start;
        await foreach (var (_, reached) in PagesAsync(section, format, end, limit, cancellationToken)) end = reached;
        return end;
    }

    private static async IAsyncEnumerable<IReadOnlyList<T>> ReadAsync<T>(
        IArchiveSection<T> section, SectionFormat<T> format, string after, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await section.ReadAsync(after, limit, cancellationToken) is { Count: > 0 } page)
        {
            after = format.KeyOf(page[^1]);
            yield return page;
        }
    }
}
