using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pim.Domain;

namespace Pim.Application;

/// <summary>A page of a listing.</summary>
/// <param name="Items">The items; fewer than asked for, even none, do not mean the end.</param>
/// <param name="NextPageToken">Leads to the next page; empty at the end, and only there.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string NextPageToken);

/// <summary>Rules of paging.</summary>
public static class Paging
{
    /// <summary>Items of a page when the caller names no number.</summary>
    public const int DefaultSize = 100;

    /// <summary>Most items of a page.</summary>
    public const int MaxSize = 1_000;

    private const int MaxTokenLength = 4_096;
    private const int CheckLength = 12;

    /// <summary>The size of a page: 0 takes the default, too large the greatest; negative is refused.</summary>
    public static int Size(int requested) => requested switch
    {
        < 0 => throw PimException.Violated([new("page_size", "Must not be negative.", "OUT_OF_RANGE")]),
        0 => DefaultSize,
        _ => Math.Min(requested, MaxSize),
    };

    /// <summary>An opaque token that leads behind an item.</summary>
    /// <param name="listing">All that makes the listing what it is: its method and filter. The token is good for no other.</param>
    /// <param name="after">Key of the last item of the page before.</param>
    public static string Token(string listing, string after)
    {
        var key = Encoding.UTF8.GetBytes(after);
        return Base64Url.EncodeToString([.. Check(listing, key), .. key]);
    }

    /// <summary>The key that a token leads behind; empty for an empty token, which starts at the beginning.</summary>
    public static string After(string listing, string token)
    {
        if (token.Length == 0) return "";
        if (token.Length <= MaxTokenLength && Base64Url.IsValid(token))
        {
            var bytes = Base64Url.DecodeFromChars(token);
            if (bytes.Length >= CheckLength && bytes.AsSpan(0, CheckLength).SequenceEqual(Check(listing, bytes.AsSpan(CheckLength))))
                return Encoding.UTF8.GetString(bytes.AsSpan(CheckLength));
        }
        throw PimException.Violated([new("page_token", "Is damaged, or comes from a listing with another filter.", "INVALID_PAGE_TOKEN")]);
    }

    private static ReadOnlySpan<byte> Check(string listing, ReadOnlySpan<byte> key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(listing));
        hash.AppendData([0]);
        hash.AppendData(key);
        return hash.GetHashAndReset().AsSpan(0, CheckLength);
    }
}
