using System.Collections.Frozen;

namespace Pim.Domain.Access;

/// <summary>All keys that are good for something.</summary>
/// <param name="keys">The keys; no two have the same name or digest.</param>
public sealed class KeyRing(IReadOnlyList<AccessKey> keys)
{
    private readonly FrozenDictionary<string, AccessKey>.AlternateLookup<ReadOnlySpan<char>> _byDigest =
        keys.ToFrozenDictionary(key => key.Digest, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The keys in the order in which they were given.</summary>
    public IReadOnlyList<AccessKey> Keys { get; } = keys;

    /// <summary>The key of a secret, also when it has run out; null when nobody has such a key.</summary>
    public AccessKey? Find(ReadOnlySpan<char> secret)
    {
        Span<char> digest = stackalloc char[AccessKey.DigestLength];
        AccessKey.WriteDigest(secret, digest);
        return _byDigest.TryGetValue(digest, out var key) ? key : null;
    }
}
