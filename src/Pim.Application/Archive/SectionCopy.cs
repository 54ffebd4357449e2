namespace Pim.Application.Archive;

/// <summary>Copies one section and verifies the copy.</summary>
internal abstract class SectionCopy
{
    public static SectionCopy Of<T>(
        SectionFormat<T> format, IArchiveSection<T> source, IArchiveSection<T> target, int entriesAtOnce, IProgress<CopyProgress> progress) =>
        new Typed<T>(format, source, target, entriesAtOnce, progress);

    /// <summary>Throws when the target has entries.</summary>
    public abstract Task EnsureEmptyAsync(CancellationToken cancellationToken);

    /// <summary>Copies what is not copied yet.</summary>
    public abstract Task CopyAsync(CancellationToken cancellationToken);

    /// <summary>Reads the copy back and throws when it is not what the source gave.</summary>
    public abstract Task<SectionReport> VerifyAsync(CancellationToken cancellationToken);

    /// <summary>Reads both sides; null when they differ.</summary>
    public abstract Task<SectionReport?> CompareAsync(CancellationToken cancellationToken);

    private sealed class Typed<T>(
        SectionFormat<T> format, IArchiveSection<T> source, IArchiveSection<T> target, int entriesAtOnce, IProgress<CopyProgress> progress) : SectionCopy
    {
        public override async Task EnsureEmptyAsync(CancellationToken cancellationToken)
        {
            if ((await target.ReadAsync("", 1, cancellationToken)).Count > 0) throw CopyErrors.TargetNotEmpty();
        }

        public override async Task CopyAsync(CancellationToken cancellationToken)
        {
            var total = await source.CountAsync(cancellationToken);
            var position = await target.ReadPositionAsync(cancellationToken);
            progress.Report(new CopyProgress(format.Name, CopyStep.Copying, position.Count, total));
            await foreach (var (entries, reached) in SectionReading.PagesAsync(source, format, position, entriesAtOnce, cancellationToken)
                .Ahead(cancellationToken))
            {
                await target.WriteAsync(entries, reached, cancellationToken);
                progress.Report(new CopyProgress(format.Name, CopyStep.Copying, reached.Count, total));
            }
        }

        public override async Task<SectionReport> VerifyAsync(CancellationToken cancellationToken)
        {
            var given = await target.ReadPositionAsync(cancellationToken);
            var found = await ReadAllAsync(target, given.Count, cancellationToken);
            return found == given
                ? new SectionReport(format.Name, given.Count, given.Hash)
                : throw CopyErrors.Differs(format.Name, $"{given.Count} entries with the hash {given.Hash}", $"{found.Count} with {found.Hash}");
        }

        public override async Task<SectionReport?> CompareAsync(CancellationToken cancellationToken)
        {
            var total = await source.CountAsync(cancellationToken);
            var given = await ReadAllAsync(source, total, cancellationToken);
            return await ReadAllAsync(target, total, cancellationToken) == given ? new SectionReport(format.Name, given.Count, given.Hash) : null;
        }

        private async Task<SectionPosition> ReadAllAsync(IArchiveSection<T> section, long total, CancellationToken cancellationToken)
        {
            var found = SectionPosition.Start;
            progress.Report(new CopyProgress(format.Name, CopyStep.Verifying, 0, total));
            await foreach (var (_, reached) in SectionReading.PagesAsync(section, format, found, entriesAtOnce, cancellationToken))
            {
                found = reached;
                progress.Report(new CopyProgress(format.Name, CopyStep.Verifying, found.Count, total));
            }
            return found;
        }
    }
}
