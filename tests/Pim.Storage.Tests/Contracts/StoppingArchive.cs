using Pim.Application;
using Pim.Application.Archive;
using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Domain.Media;
using Pim.Domain.Publications;
using Pim.Domain.Schema;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Stands before the archive that is copied into, counts what is written, and stops the copy there, as if the process ended.</summary>
internal sealed class StoppingArchive : IProgress<CopyProgress>
{
    /// <summary>Number of the write, from 1, that is not done any more.</summary>
    public int StopBefore { get; init; }

    /// <summary>Number of the write, from 1, that is the last.</summary>
    public int StopAfter { get; init; }

    /// <summary>Runs when the first entries are written.</summary>
    public Func<Task>? AfterFirstWrite { get; init; }

    /// <summary>Changes a product on its way.</summary>
    public Func<ArchivedProduct, ArchivedProduct>? Falsify { get; init; }

    /// <summary>Writes that were done: the beginning and the end of the copy included.</summary>
    public int Writes { get; private set; }

    public ICatalogArchive Around(ICatalogArchive target) => new Archive(this, target);

    public void Report(CopyProgress value)
    {
    }

    private async Task WriteAsync(Func<Task> write)
    {
        if (Writes + 1 == StopBefore) throw new StoppedException();
        await write();
        Writes++;
        if (Writes == 2 && AfterFirstWrite is not null) await AfterFirstWrite();
        if (Writes == StopAfter) throw new StoppedException();
    }

    public sealed class StoppedException : Exception;

    private sealed class Archive(StoppingArchive counter, ICatalogArchive target) : ICatalogArchive
    {
        public IArchiveSection<SchemaNoun> Schema => Counted(target.Schema);

        public IArchiveSection<ArchivedProduct> Products => new Section<ArchivedProduct>(counter, target.Products, counter.Falsify ?? (product => product));

        public IArchiveSection<ProductRevision> History => Counted(target.History);

        public IArchiveSection<Publication> Publications => Counted(target.Publications);

        public IArchiveSection<ArchivedChange> Changes => Counted(target.Changes);

        public IArchiveSection<ArchivedMentions> Mentions => Counted(target.Mentions);

        public IArchiveSection<ArchivedStale> Stale => Counted(target.Stale);

        public IArchiveSection<PublicationSchedule> Schedules => Counted(target.Schedules);

        public IArchiveSection<Review> Reviews => Counted(target.Reviews);

        public IArchiveSection<Asset> Assets => Counted(target.Assets);

        public IBlobStore Blobs => target.Blobs;

        public IArchiveSection<Job> Jobs => Counted(target.Jobs);

        public IArchiveSection<RequestReceipt> Receipts => Counted(target.Receipts);

        public IEventStore Events => target.Events;

        public Task<CatalogHead> ReadHeadAsync(CancellationToken cancellationToken) => target.ReadHeadAsync(cancellationToken);

        public Task<string?> FindCopyAsync(CancellationToken cancellationToken) => target.FindCopyAsync(cancellationToken);

        public Task BeginAsync(string source, CatalogHead head, CancellationToken cancellationToken) =>
            counter.WriteAsync(() => target.BeginAsync(source, head, cancellationToken));

        public Task EndAsync(CancellationToken cancellationToken) => counter.WriteAsync(() => target.EndAsync(cancellationToken));

        private Section<T> Counted<T>(IArchiveSection<T> section) => new(counter, section, entry => entry);
    }

    private sealed class Section<T>(StoppingArchive counter, IArchiveSection<T> target, Func<T, T> change) : IArchiveSection<T>
    {
        public Task<long> CountAsync(CancellationToken cancellationToken) => target.CountAsync(cancellationToken);

        public Task<IReadOnlyList<T>> ReadAsync(string after, int limit, CancellationToken cancellationToken) =>
            target.ReadAsync(after, limit, cancellationToken);

        public Task<SectionPosition> ReadPositionAsync(CancellationToken cancellationToken) => target.ReadPositionAsync(cancellationToken);

        public Task WriteAsync(IReadOnlyList<T> entries, SectionPosition reached, CancellationToken cancellationToken) =>
            counter.WriteAsync(() => target.WriteAsync(entries.Select(change).ToList(), reached, cancellationToken));
    }
}
