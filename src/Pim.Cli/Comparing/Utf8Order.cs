namespace Pim.Cli.Comparing;

/// <summary>The order in which the service lists: that of the UTF-8 bytes, which is that of the code points.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    public int Compare(string? x, string? y)
    {
        var one = x.AsSpan();
        var other = y.AsSpan();
        var same = one.CommonPrefixLength(other);
        return same == one.Length || same == other.Length ? one.Length.CompareTo(other.Length) : Rank(one[same]).CompareTo(Rank(other[same]));
    }

    // Signs beyond the first 65,536 are two surrogates in UTF-16, which stand before the last of the others there and behind them in UTF-8.
    private static int Rank(char sign) => char.IsSurrogate(sign) ? sign + 0x1_0000 : sign;
}
