using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Pim.Domain;

namespace Pim.Application.Changes;

/// <summary>How far a reader of a channel's changes is.</summary>
/// <param name="After">Everything up to this sequence was told.</param>
/// <param name="Since">The head when the reader began from nothing: withdrawals up to there need not be told.</param>
internal readonly record struct ResumePoint(long After, long Since);

/// <summary>Opaque tokens that lead back to a point of a channel's changes.</summary>
internal static class ResumeToken
{
    private const int CatalogLength = 16;
    private const int PointLength = 16;
    private const int CheckLength = 8;
    private const int Length = CatalogLength + PointLength + CheckLength;

    /// <summary>The token of a point.</summary>
    public static string Of(Guid catalog, string channel, ResumePoint point)
    {
        Span<byte> bytes = stackalloc byte[Length];
        catalog.TryWriteBytes(bytes);
        BinaryPrimitives.WriteInt64BigEndian(bytes[CatalogLength..], point.After);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(CatalogLength + 8)..], point.Since);
        Check(channel, bytes[..^CheckLength], bytes[^CheckLength..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The point of a token. InvalidArgument when it is damaged or of another channel; OutOfRange when it is of another catalogue.</summary>
    public static ResumePoint Read(Guid catalog, string channel, string token)
    {
        Span<byte> bytes = stackalloc byte[Length];
        Span<byte> check = stackalloc byte[CheckLength];
        if (token.Length > 2 * Length || !Base64Url.IsValid(token)
            || Base64Url.DecodeFromChars(token, bytes, out _, out var read) != System.Buffers.OperationStatus.Done || read != Length)
            throw Damaged();
        Check(channel, bytes[..^CheckLength], check);
        if (!check.SequenceEqual(bytes[^CheckLength..])) throw Damaged();
        if (new Guid(bytes[..CatalogLength]) != catalog) throw ResyncNeeded("The token comes from another catalogue.");
        return new ResumePoint(BinaryPrimitives.ReadInt64BigEndian(bytes[CatalogLength..]), BinaryPrimitives.ReadInt64BigEndian(bytes[(CatalogLength + 8)..]));
    }

    /// <summary>Nothing can be promised from that point on: the reader must begin again.</summary>
    public static PimException ResyncNeeded(string why) => new(ErrorKind.OutOfRange, "RESYNC_NEEDED", $"{why} Begin again without a token.");

    private static PimException Damaged() =>
        PimException.Violated([new("resume_token", "Is damaged, or comes from another channel.", "INVALID_RESUME_TOKEN")]);

    private static void Check(string channel, ReadOnlySpan<byte> token, Span<byte> check)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(channel));
        hash.AppendData([0]);
        hash.AppendData(token);
        hash.GetHashAndReset().AsSpan(0, check.Length).CopyTo(check);
    }
}
