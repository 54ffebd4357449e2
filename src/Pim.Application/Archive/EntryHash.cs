using System.Security.Cryptography;

namespace Pim.Application.Archive;

/// <summary>
/// The hash of a row of entries: each entry is hashed (SHA-256) together with the hash of those before it. So the hash so far is all that must
/// be remembered to go on.
/// </summary>
internal sealed class EntryHash
{
    /// <summary>The hash of no entries.</summary>
    public static readonly string None = Convert.ToHexStringLower(new byte[SHA256.HashSizeInBytes]);

    private readonly CanonicalWriter _writer = new();
    private readonly byte[] _hash;

    /// <param name="soFar">The hash of the entries before.</param>
    public EntryHash(string soFar) => _hash = Convert.FromHexString(soFar);

    /// <summary>Adds an entry.</summary>
    public void Add<T>(T entry, Action<CanonicalWriter, T> write)
    {
        _writer.Restart(_hash);
        write(_writer, entry);
        SHA256.HashData(_writer.Written, _hash);
    }

    /// <summary>The hash of all entries.</summary>
    public override string ToString() => Convert.ToHexStringLower(_hash);
}
