using System.Security.Cryptography;
using Pim.Application.Media;

namespace Pim.Application.Archive;

/// <summary>
/// Copies the bytes of assets and verifies the copy. What is there already is not copied again, and what was copied of a file goes on from there. What was
/// made of them is left behind: it is made again. So are uploads that are not finished.
/// </summary>
internal sealed class BlobCopy(IBlobStore source, IBlobStore target, IProgress<CopyProgress> progress)
{
    private const int PageSize = 1_000;
    private const int BufferSize = 1 << 20;

    private readonly byte[] _buffer = new byte[BufferSize];

    /// <summary>Copies what is not copied yet.</summary>
    public async Task CopyAsync(CancellationToken cancellationToken)
    {
        var total = await CountAsync(source, cancellationToken);
        var done = 0L;
        progress.Report(new CopyProgress(ArchiveSections.Files, CopyStep.Copying, done, total));
        await foreach (var blob in AllAsync(source, cancellationToken))
        {
            if (await target.FindAsync(blob.Sha256, cancellationToken) is null) await CopyAsync(blob, cancellationToken);
            progress.Report(new CopyProgress(ArchiveSections.Files, CopyStep.Copying, ++done, total));
        }
    }

    /// <summary>Reads the copy back; null when it is not what the source has.</summary>
    public async Task<SectionReport?> CompareAsync(CancellationToken cancellationToken)
    {
        var total = await CountAsync(source, cancellationToken);
        var (hash, done) = (new EntryHash(EntryHash.None), 0L);
        progress.Report(new CopyProgress(ArchiveSections.Files, CopyStep.Verifying, done, total));
        await foreach (var blob in AllAsync(source, cancellationToken))
        {
            await using var content = await target.OpenAsync(blob.Sha256, cancellationToken);
            if (content is null || await HashOfAsync(content.ReadAsync, cancellationToken) != blob.Sha256) return null;
            hash.Add(blob, static (writer, b) => writer.Text(b.Sha256));
            progress.Report(new CopyProgress(ArchiveSections.Files, CopyStep.Verifying, ++done, total));
        }
        return await CountAsync(target, cancellationToken) == done ? new SectionReport(ArchiveSections.Files, done, hash.ToString()) : null;
    }

    private async Task CopyAsync(Blob blob, CancellationToken cancellationToken)
    {
        await using var content = await source.OpenAsync(blob.Sha256, cancellationToken) ?? throw CopyErrors.FileUnreadable(blob.Sha256);
        // The same id each time, so that a file is gone on with.
        var id = $"copy {blob.Sha256}";
        var offset = (await target.FindUploadAsync(id, cancellationToken))?.Offset ?? 0;
        await using var upload = await target.OpenUploadAsync(id, blob.Size, offset, blob.TouchTime, cancellationToken);
        for (int read; (read = await content.ReadAsync(upload.Offset, _buffer, cancellationToken)) > 0;)
            await upload.AppendAsync(_buffer.AsMemory(0, read), cancellationToken);
        var arrived = await HashOfAsync(upload.ReadAsync, cancellationToken);
        if (arrived != blob.Sha256) throw CopyErrors.FileUnreadable(blob.Sha256);
        await upload.FinishAsync(blob.Sha256, blob.TouchTime, cancellationToken);
    }

    private async Task<string> HashOfAsync(Func<long, Memory<byte>, CancellationToken, ValueTask<int>> read, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var offset = 0L;
        for (int count; (count = await read(offset, _buffer, cancellationToken)) > 0; offset += count) hash.AppendData(_buffer, 0, count);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static async Task<long> CountAsync(IBlobStore store, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var _ in AllAsync(store, cancellationToken)) count++;
        return count;
    }

    private static async IAsyncEnumerable<Blob> AllAsync(
        IBlobStore store, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = ""; ;)
        {
            var page = await store.ListAsync(after, PageSize, cancellationToken);
            foreach (var blob in page) yield return blob;
            if (page.Count < PageSize) yield break;
            after = page[^1].Sha256;
        }
    }
}
