using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Pim.Domain.Access;

/// <summary>A key by which a caller is known. Only the digest of its secret is kept, so that whoever reads where keys are kept cannot use them.</summary>
/// <param name="Name">Who bears it, such as "storefront"; stands in the history of what is changed with it.</param>
/// <param name="Digest">SHA-256 of the secret, as 64 lower hexadecimal digits.</param>
/// <param name="Permissions">What it allows.</param>
/// <param name="ExpireTime">From when it allows nothing, UTC; null for never.</param>
public sealed record AccessKey(string Name, string Digest, Permissions Permissions, DateTimeOffset? ExpireTime)
{
    /// <summary>Most characters of a name.</summary>
    public const int MaxNameLength = 40;

    /// <summary>Characters of a digest.</summary>
    public const int DigestLength = 64;

    private const int SecretBytes = 32;
    private const string SecretPrefix = "pim_";

    /// <summary>Whether it has run out.</summary>
    public bool IsExpired(DateTimeOffset now) => ExpireTime <= now;

    /// <summary>A new secret: 256 bits of chance, with a beginning by which leaked ones are found.</summary>
    public static string NewSecret() => SecretPrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    /// <summary>The digest of a secret. No salt: nobody guesses 256 bits of chance.</summary>
    public static string DigestOf(string secret) => string.Create(DigestLength, secret, (digest, text) => WriteDigest(text, digest));

    /// <summary>Writes the digest of a secret into memory of <see cref="DigestLength"/> characters.</summary>
    internal static void WriteDigest(ReadOnlySpan<char> secret, Span<char> digest)
    {
        const int OnStack = 256;
        var length = Encoding.UTF8.GetByteCount(secret);
        var bytes = length <= OnStack ? stackalloc byte[OnStack] : new byte[length];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(secret, bytes)], hash);
        Convert.TryToHexStringLower(hash, digest, out _);
    }

    /// <summary>Whether a text can be a name: 1 to 40 lower-case letters, digits and hyphens.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= MaxNameLength && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Whether a text can be a digest.</summary>
    public static bool IsDigest(string text) => text.Length == DigestLength && text.All(char.IsAsciiHexDigitLower);
}
