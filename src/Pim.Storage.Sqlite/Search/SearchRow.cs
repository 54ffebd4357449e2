using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pim.Application.Search;
using Pim.Domain.Search;

namespace Pim.Storage.Sqlite.Search;

/// <summary>An entry with its mark: entries of the same mark are the same. Made before the writer's turn, which others wait for.</summary>
internal readonly record struct SearchRow(SearchEntry Entry, long Mark)
{
    // Part of every mark: to be raised when tokens are made in another way, so that entries are written anew when their content is remade.
    private const int Layout = 1;

    /// <summary>The rows of products.</summary>
    public static IReadOnlyList<(string Sku, IReadOnlyList<SearchRow> Rows)> Of(IReadOnlyList<SearchedContent> searched) =>
        searched.Select(s => (s.Sku, (IReadOnlyList<SearchRow>)s.Entries.Select(e => new SearchRow(e, MarkOf(e))).ToList())).ToList();

    private static long MarkOf(SearchEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Layout, (byte)entry.Type]);
        Add([entry.Title]);
        Add(entry.TitleWords);
        Add(entry.Words);
        Add(entry.Codes);
        Add(entry.Facets.SelectMany(f => new[] { f.Facet, f.Value }));
        return BinaryPrimitives.ReadInt64LittleEndian(hash.GetHashAndReset());

        void Add(IEnumerable<string> texts) => hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\0', texts) + "\0\0"));
    }
}
