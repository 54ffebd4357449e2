using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pim.MarketplaceSync.Webhooks;

/// <summary>
/// Shows a receiver that a batch comes from who knows the secret, and when: "t=1764115200,v1=..." with the HMAC-SHA256, in hexadecimal, of the
/// time, a dot and the body. A receiver refuses what is older than a few minutes.
/// </summary>
internal static class Signature
{
    /// <summary>The header it stands in.</summary>
    public const string Header = "Pim-Signature";

    public static string Of(byte[] body, DateTimeOffset time, string secret)
    {
        var seconds = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.ASCII.GetBytes(seconds + "."));
        hmac.AppendData(body);
        return $"t={seconds},v1={Convert.ToHexStringLower(hmac.GetHashAndReset())}";
    }
}
