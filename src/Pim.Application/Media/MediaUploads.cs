using System.Globalization;
using System.Security.Cryptography;
using Pim.Application.Media.Inspection;
using Pim.Domain;
using Pim.Domain.Media;

namespace Pim.Application.Media;

/// <summary>A file that is sent to become an asset.</summary>
/// <param name="Id">The upload's id, chosen by the caller.</param>
/// <param name="Key">Key of the asset.</param>
/// <param name="Edit">What is said of the asset.</param>
/// <param name="Size">Bytes of the whole file.</param>
public sealed record NewUpload(string Id, string Key, AssetEdit Edit, long Size)
{
    /// <summary>What the caller takes it for; empty for nothing.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>SHA-256 of the whole file; empty when not known.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>Where in the file the first chunk begins.</summary>
    public long Offset { get; init; }

    /// <summary>The revision that the asset must have; null: whichever, or a new one.</summary>
    public long? ExpectedRevision { get; init; }
}

/// <summary>Takes files in, piece by piece: what arrived is durable when a caller breaks off, and what is acknowledged is durable as an asset.</summary>
public sealed class MediaUploads(MediaLibrary library, IBlobStore blobs, AssetInspector inspector, MediaOptions options, TimeProvider time)
{
    private const int MaxAttempts = 20;
    private const int BufferSize = 256 << 10;

    // So often what arrived is made durable while it arrives: bounds what is sent again when the service dies.
    private const long FlushEvery = 64 << 20;

    /// <summary>An unfinished upload, and when it is given up. NotFound when there is none.</summary>
    public async Task<(Upload Upload, DateTimeOffset ExpireTime)> GetAsync(string id, CancellationToken cancellationToken) =>
        await blobs.FindUploadAsync(id, cancellationToken) is { } upload
            ? (upload, upload.TouchTime + options.KeepUploads)
            : throw PimException.NotFound($"uploads/{id}");

    /// <summary>Takes a file in and makes it an asset, or the new file of one that is there.</summary>
    /// <returns>The asset, and whether the file was kept already.</returns>
    public async Task<(Asset Asset, bool WasKept)> UploadAsync(
        NewUpload upload, IAsyncEnumerable<ReadOnlyMemory<byte>> chunks, CancellationToken cancellationToken)
    {
        var before = await FindAsync(upload, cancellationToken);
        if (await FindKeptAsync(upload, before, cancellationToken) is { } kept)
        {
            await blobs.DropUploadAsync(upload.Id, cancellationToken);
            return (await KeepAsync(upload, kept, cancellationToken), true);
        }

        var (file, isNew) = await TakeInAsync(upload, chunks, cancellationToken);
        return (await KeepAsync(upload, file, cancellationToken), !isNew);
    }

    /// <summary>
    /// Refuses, before the first byte, what would be refused after the last. Answers the asset as it would be, as far as that is known without the file.
    /// </summary>
    public async Task<Asset> CheckAsync(NewUpload upload, CancellationToken cancellationToken) =>
        After(upload, await FindAsync(upload, cancellationToken), new AssetFile(upload.Sha256, upload.Size, upload.MediaType, AssetFacts.None));

    /// <summary>Keeps a file; one that is refused, or for which there is no room, is given up.</summary>
    private async Task<(AssetFile File, bool IsNew)> TakeInAsync(
        NewUpload upload, IAsyncEnumerable<ReadOnlyMemory<byte>> chunks, CancellationToken cancellationToken)
    {
        await using var target = await blobs.OpenUploadAsync(upload.Id, upload.Size, upload.Offset, time.GetUtcNow(), cancellationToken);
        try
        {
            var sha256 = await ReceiveAsync(upload, target, chunks, cancellationToken);
            return await StoreAsync(upload, target, sha256, cancellationToken);
        }
        catch (PimException refusal) when (refusal.Kind is ErrorKind.InvalidArgument or ErrorKind.ResourceExhausted)
        {
            await TryAsync(blobs.DropUploadAsync(upload.Id, CancellationToken.None));
            throw;
        }
    }

    /// <summary>The asset that is to have the file, null when it is a new one; throws what is known to be wrong without the file.</summary>
    private async Task<Asset?> FindAsync(NewUpload upload, CancellationToken cancellationToken)
    {
        if (upload.Size > options.MaxBytes)
        {
            var limit = string.Create(CultureInfo.InvariantCulture, $"Must be at most {options.MaxBytes} bytes.");
            throw PimException.Violated([new("header.size", limit, "MEDIA_TOO_LARGE")]);
        }
        var before = await library.FindAsync(upload.Key, cancellationToken);
        if (upload.ExpectedRevision is not null && before is null) throw PimException.NotFound(Asset.NameOf(upload.Key));
        if (before is not null) Etag.Check(before.Name, before.Revision, upload.ExpectedRevision);
        try
        {
            MediaLibrary.ThrowIfWrong(After(upload, before, new AssetFile("", upload.Size, "", AssetFacts.None)));
        }
        catch (PimException wrong)
        {
            throw PimException.Violated(wrong.Violations.Select(v => v with { Field = "header." + v.Field }).ToList());
        }
        return before;
    }

    /// <summary>The file, where it is kept already, or is what the asset's file was made of; null when it must be sent.</summary>
    private async Task<AssetFile?> FindKeptAsync(NewUpload upload, Asset? before, CancellationToken cancellationToken)
    {
        if (upload.Sha256.Length == 0) return null;
        if (before?.File is { } file && file.SentSha256 == upload.Sha256 && file.Size == upload.Size) return file;
        if (await blobs.TouchAsync(upload.Sha256, time.GetUtcNow(), cancellationToken) is not { } blob || blob.Size != upload.Size) return null;
        await using var content = await blobs.OpenAsync(blob.Sha256, cancellationToken)
            ?? throw new PimException(ErrorKind.DataLoss, "BLOB_UNREADABLE", $"The bytes of the file {blob.Sha256} are gone.");
        var inspected = await inspector.InspectAsync(content.ReadAsync, blob.Size, upload.MediaType, cancellationToken);
        // One from before places were removed: it is sent again, and kept without.
        return inspected.LocationPatches.Count > 0 ? null : new AssetFile(blob.Sha256, blob.Size, inspected.Type.Name, inspected.Facts);
    }

    /// <summary>Adds all chunks, and answers the hash of the whole file.</summary>
    private async Task<string> ReceiveAsync(
        NewUpload upload, IBlobUpload target, IAsyncEnumerable<ReadOnlyMemory<byte>> chunks, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await HashAsync(target, hash, cancellationToken);
        var flushed = target.Offset;
        var isWhole = false;
        try
        {
            await foreach (var chunk in chunks.WithCancellation(cancellationToken))
            {
                if (target.Offset + chunk.Length > upload.Size)
                    throw PimException.Violated([new("chunk", $"The file is longer than the {upload.Size} bytes declared.", "SIZE_MISMATCH")]);
                if (target.Offset == 0) inspector.CheckStart(chunk.Span, upload.Size, upload.MediaType);
                await target.AppendAsync(chunk, cancellationToken);
                hash.AppendData(chunk.Span);
                if (target.Offset - flushed >= FlushEvery) flushed = await target.FlushAsync(time.GetUtcNow(), cancellationToken);
            }
            isWhole = target.Offset == upload.Size;
        }
        finally
        {
            // Also for a caller who has left: it comes back for the rest.
            if (!isWhole) await TryAsync(target.FlushAsync(time.GetUtcNow(), CancellationToken.None));
        }
        return isWhole ? Convert.ToHexStringLower(hash.GetHashAndReset()) : throw UploadErrors.Incomplete(upload.Id, target.Offset, upload.Size);
    }

    /// <summary>Judges a file that has arrived whole, and keeps it.</summary>
    private async Task<(AssetFile File, bool IsNew)> StoreAsync(NewUpload upload, IBlobUpload target, string sha256, CancellationToken cancellationToken)
    {
        if (upload.Sha256.Length > 0 && upload.Sha256 != sha256)
            throw PimException.Violated([new("header.sha256", $"The file that arrived has the hash {sha256}.", "HASH_MISMATCH")]);
        var inspected = await inspector.InspectAsync(target.ReadAsync, upload.Size, upload.MediaType, cancellationToken);
        var sent = "";
        foreach (var patch in inspected.LocationPatches) await target.OverwriteAsync(patch.Offset, patch.Bytes, cancellationToken);
        if (inspected.LocationPatches.Count > 0)
        {
            sent = sha256;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await HashAsync(target, hash, cancellationToken);
            sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        var isNew = await target.FinishAsync(sha256, time.GetUtcNow(), cancellationToken);
        return (new AssetFile(sha256, upload.Size, inspected.Type.Name, inspected.Facts) { SentSha256 = sent }, isNew);
    }

    private async Task<Asset> KeepAsync(NewUpload upload, AssetFile file, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var before = await library.FindAsync(upload.Key, cancellationToken);
            if (upload.ExpectedRevision is not null && before is null) throw PimException.NotFound(Asset.NameOf(upload.Key));
            if (before is not null) Etag.Check(before.Name, before.Revision, upload.ExpectedRevision);
            var after = After(upload, before, file);
            if (before is not null && after.SameAs(before)) return before;
            if (await library.PutAsync(after, before?.Revision ?? 0, cancellationToken) is { } kept) return kept;
        }
        throw MediaLibrary.Contention(upload.Key);
    }

    private Asset After(NewUpload upload, Asset? before, AssetFile file)
    {
        var now = time.GetUtcNow();
        var edit = before is null ? upload.Edit with { Paths = null } : upload.Edit;
        var asset = before is null ? new Asset { Key = upload.Key, File = file, CreateTime = now } : before with { File = file };
        return edit.ApplyTo(asset).AsOf(now) with { UpdateTime = now };
    }

    private static async Task HashAsync(IBlobUpload target, IncrementalHash hash, CancellationToken cancellationToken)
    {
        if (target.Offset == 0) return;
        var buffer = new byte[BufferSize];
        long offset = 0;
        for (int read; (read = await target.ReadAsync(offset, buffer, cancellationToken)) > 0; offset += read) hash.AppendData(buffer, 0, read);
    }

    private static async Task TryAsync(Task work)
    {
        try
        {
            await work;
        }
        catch (PimException)
        {
            // The caller is told of what came before.
        }
    }
}
