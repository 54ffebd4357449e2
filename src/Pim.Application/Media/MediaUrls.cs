using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pim.Domain.Channels;

namespace Pim.Application.Media;

/// <summary>
/// Addresses under which files are served over plain HTTP. They name a file by its hash, so that what is behind one never changes; its name stands
/// there for people alone.
/// </summary>
/// <param name="options">How they are made.</param>
/// <param name="time">Tells when signatures have run out.</param>
public sealed class MediaUrls(MediaUrlOptions options, TimeProvider time)
{
    /// <summary>What paths start with.</summary>
    public const string Root = "/media";

    /// <summary>What addresses start with; empty: content carries none.</summary>
    public string BaseAddress => options.BaseAddress;

    /// <summary>Whether files that no content shows are served to those alone who have a signed address.</summary>
    public bool AreSigned => options.Key.Length > 0;

    /// <summary>Address of a file that content shows; empty where there is no base address.</summary>
    public string Of(string sha256, string fileName) => Absolute(Path(sha256, recipe: "", fileName));

    /// <summary>Address of a rendition of an image that content shows; empty where there is no base address.</summary>
    public string Of(string sha256, Rendition rendition, string fileName) => Absolute(Path(sha256, rendition.Recipe, $"{fileName}.{rendition.Extension}"));

    /// <summary>Address of a file that no content need show yet; where addresses are signed, it serves for the time that is set, from now on.</summary>
    public string SignedOf(string sha256, string fileName)
    {
        var path = Path(sha256, recipe: "", fileName);
        if (options.BaseAddress.Length == 0 || !AreSigned) return Absolute(path);
        var expires = time.GetUtcNow().Add(options.Lifetime).ToUnixTimeSeconds();
        return string.Create(CultureInfo.InvariantCulture, $"{options.BaseAddress}{path}?expires={expires}&signature={Sign(sha256, expires)}");
    }

    /// <summary>Whether a signature lets its bearer have a file, its renditions included; if so, for how long yet.</summary>
    public bool Allows(string sha256, string expires, string signature, out TimeSpan rest)
    {
        rest = TimeSpan.Zero;
        if (!AreSigned || !long.TryParse(expires, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds()) return false;
        rest = DateTimeOffset.FromUnixTimeSeconds(seconds) - time.GetUtcNow();
        var isGenuine = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(sha256, seconds)), Encoding.UTF8.GetBytes(signature));
        return isGenuine && rest > TimeSpan.Zero;
    }

    private string Absolute(string path) => options.BaseAddress.Length == 0 ? "" : options.BaseAddress + path;

    private static string Path(string sha256, string recipe, string fileName) =>
        recipe.Length == 0 ? $"{Root}/{sha256}/{Uri.EscapeDataString(fileName)}" : $"{Root}/{sha256}/{recipe}/{Uri.EscapeDataString(fileName)}";

    // RFC 2104 over the time and the hash of the file.
    private string Sign(string sha256, long expires)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{expires}/{sha256}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Key), Encoding.UTF8.GetBytes(text)));
    }
}

/// <summary>How addresses of files are made.</summary>
/// <param name="BaseAddress">What they start with, such as "https://media.example.com", without a slash at its end; empty: content carries none.</param>
/// <param name="Key">Secret that signs addresses; empty: all files are served to everybody who knows their hash.</param>
/// <param name="Lifetime">How long a signed address serves.</param>
public sealed record MediaUrlOptions(string BaseAddress, string Key, TimeSpan Lifetime)
{
    /// <summary>The settings without the secret.</summary>
    public override string ToString() => $"{BaseAddress} {Lifetime}";
}
