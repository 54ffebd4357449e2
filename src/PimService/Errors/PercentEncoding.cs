using System.Text;

namespace PimService.Errors;

/// <summary>Status messages as they go over the wire: printable ASCII as it is, apart from the percent sign; of anything else the bytes of its UTF-8.</summary>
internal static class PercentEncoding
{
    private const int EncodedByte = 3;

    /// <summary>The text, encoded.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsPlain(rune))
            {
                encoded.Append((char)rune.Value);
                continue;
            }
            foreach (var b in utf8[..rune.EncodeToUtf8(utf8)]) encoded.Append('%').Append(b.ToString("X2", null));
        }
        return encoded.ToString();
    }

    /// <summary>Characters that a rune takes.</summary>
    public static int LengthOf(Rune rune) => IsPlain(rune) ? 1 : EncodedByte * rune.Utf8SequenceLength;

    private static bool IsPlain(Rune rune) => rune.Value is >= ' ' and <= '~' and not '%';
}
