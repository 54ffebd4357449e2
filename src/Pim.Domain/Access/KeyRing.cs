using System.Collections.Frozen;

namespace Pim.Domain.Access;

/// <summary>All keys that are good for something.</summary>
/// <param name="keys">The keys; no two have the same name or digest.</param>
public sealed class KeyRing(IReadOnlyList<AccessKey> keys)
{
    private readonly FrozenDictionary<string, AccessKey> _byDigest = keys.ToFrozenDictionary(key => key.Digest, StringComparer.Ordinal);

    /// <summary>The keys in the order in which they were given.</summary>
    public IReadOnlyList<AccessKey> Keys { get; } = keys;

    /// <summary>The key of a secret, also when it has run out; null when nobody has such a key.</summary>
    public AccessKey? Find(string secret) => _byDigest.GetValueOrDefault(AccessKey.DigestOf(secret));
}
