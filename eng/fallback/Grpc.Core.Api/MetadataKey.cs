using System.Buffers;

namespace Grpc.Core;

/// <summary>The rules for the keys of <see cref="Metadata"/>.</summary>
internal static class MetadataKey
{
    private static readonly SearchValues<char> s_allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

    public static bool IsBinary(string key) => key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal);

    public static string Normalize(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (IsValid(key))
        {
            return key;
        }

        var lower = key.ToLowerInvariant();
        return IsValid(lower)
            ? lower
            : throw new ArgumentException($"Metadata key '{key}' is not valid: it may hold letters, digits, '_', '-' and '.'.", nameof(key));
    }

    private static bool IsValid(string key) => key.Length > 0 && !key.AsSpan().ContainsAnyExcept(s_allowed);
}
