using System.Text;
using System.Text.Json;

namespace Pim.Storage.Sqlite.Documents;

/// <summary>
/// Strings that documents repeat over and over (codes, locales, units): each read gives the string that the last one gave. A table of fixed
/// size in which later codes push out earlier ones, so that it never grows.
/// </summary>
internal static class CodePool
{
    private const int Slots = 8_192;
    private const int MaxLength = 48;

    // Written without locks: a slot holds one whole string or another, and either is right after it was compared.
    private static readonly string?[] Pool = new string?[Slots];

    /// <summary>The string the reader stands on.</summary>
    public static string ReadCode(this ref Utf8JsonReader reader) =>
        reader.HasValueSequence || reader.ValueIsEscaped ? reader.GetString()! : Get(reader.ValueSpan);

    /// <summary>The string of these UTF-8 bytes.</summary>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty) return "";
        if (utf8.Length > MaxLength || !Ascii.IsValid(utf8)) return Encoding.UTF8.GetString(utf8);
        ref var slot = ref Pool[Hash(utf8) % Slots];
        var pooled = slot;
        return pooled is not null && Ascii.Equals(utf8, pooled) ? pooled : slot = Encoding.ASCII.GetString(utf8);
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2_166_136_261u;
        foreach (var b in utf8) hash = (hash ^ b) * 16_777_619u;
        return hash ^ hash >> 15;
    }
}
