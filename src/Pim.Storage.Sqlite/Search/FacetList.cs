namespace Pim.Storage.Sqlite.Search;

/// <summary>Ids of facet values, packed: 7 bits a byte, the highest bit says that more follow.</summary>
internal static class FacetList
{
    public static byte[] Pack(IReadOnlyList<long> values)
    {
        var bytes = new List<byte>(2 * values.Count);
        foreach (var value in values)
        {
            var rest = value;
            for (; rest >= 0x80; rest >>= 7) bytes.Add((byte)(rest | 0x80));
            bytes.Add((byte)rest);
        }
        return [.. bytes];
    }

    /// <summary>Adds one to the count of each value.</summary>
    public static void Count(ReadOnlySpan<byte> packed, Dictionary<long, int> counts)
    {
        var (value, shift) = (0L, 0);
        foreach (var b in packed)
        {
            value |= (long)(b & 0x7F) << shift;
            shift += 7;
            if (b >= 0x80) continue;
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _)++;
            (value, shift) = (0, 0);
        }
    }
}
