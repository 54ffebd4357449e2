using Pim.Domain;

namespace Pim.Application.Archive;

/// <summary>
/// Copies a whole catalogue into an empty one, section by section, and reads the copy back to see that nothing differs. A copy that is stopped
/// at any moment goes on where it was when it is run again; until its end the target cannot be served.
/// </summary>
/// <param name="source">What to copy.</param>
/// <param name="target">Where to.</param>
/// <param name="progress">Is told how far the copy is.</param>
/// <param name="entriesAtOnce">Most entries read and written at once: each such batch is one commit.</param>
public sealed class CatalogCopy(ICatalogArchive source, ICatalogArchive target, IProgress<CopyProgress> progress, int entriesAtOnce = 1_000)
{
    private readonly EventCopy _events = new(source.Events, target.Events, progress, entriesAtOnce);

    private readonly IReadOnlyList<SectionCopy> _sections =
    [
        SectionCopy.Of(ArchiveSections.SchemaFormat, source.Schema, target.Schema, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.ProductFormat, source.Products, target.Products, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.HistoryFormat, source.History, target.History, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.PublicationFormat, source.Publications, target.Publications, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.ChangeFormat, source.Changes, target.Changes, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.MentionFormat, source.Mentions, target.Mentions, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.StaleFormat, source.Stale, target.Stale, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.ScheduleFormat, source.Schedules, target.Schedules, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.ReviewFormat, source.Reviews, target.Reviews, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.AssetFormat, source.Assets, target.Assets, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.JobFormat, source.Jobs, target.Jobs, entriesAtOnce, progress),
        SectionCopy.Of(ArchiveSections.ReceiptFormat, source.Receipts, target.Receipts, entriesAtOnce, progress),
    ];

    private readonly BlobCopy _blobs = new(source.Blobs, target.Blobs, progress);

    /// <summary>
    /// Copies, or goes on copying, or finds that all was copied before. Throws <see cref="PimException"/>: FailedPrecondition when the target has content
    /// of its own, or when the source is not what it was when the copy began; DataLoss when the copy differs.
    /// </summary>
    /// <returns>What was copied, by section.</returns>
    public async Task<IReadOnlyList<SectionReport>> RunAsync(CancellationToken cancellationToken)
    {
        var head = await source.ReadHeadAsync(cancellationToken);
        var fingerprint = await FingerprintAsync(head, cancellationToken);
        var begun = await target.FindCopyAsync(cancellationToken);
        if (begun is null && !head.IsEmpty && await target.ReadHeadAsync(cancellationToken) == head) return await CompareAsync(cancellationToken);
        if (begun is null) await BeginAsync(fingerprint, head, cancellationToken);
        else if (begun != fingerprint) throw CopyErrors.SourceChanged();

        foreach (var section in _sections) await section.CopyAsync(cancellationToken);
        await _events.CopyAsync(cancellationToken);
        if (await FingerprintAsync(await source.ReadHeadAsync(cancellationToken), cancellationToken) != fingerprint) throw CopyErrors.SourceChanged();

        var reports = new List<SectionReport>(_sections.Count);
        foreach (var section in _sections) reports.Add(await section.VerifyAsync(cancellationToken));
        reports.Add(await _blobs.CompareAsync(cancellationToken) ?? throw CopyErrors.Differs(ArchiveSections.Files, "its files", "others"));
        reports.Add(await _events.CompareAsync(cancellationToken) ?? throw CopyErrors.Differs("events", "its events", "others"));
        if (await target.ReadHeadAsync(cancellationToken) is var copied && copied != head)
            throw CopyErrors.Differs("counters", head.ToString(), copied.ToString());
        progress.Report(new CopyProgress("", CopyStep.Finishing, 0, 0));
        await target.EndAsync(cancellationToken);
        return reports;
    }

    // Every change of products, schema and contents takes a revision, and every other change of publications a mark; what goes on without either, is
    // read: computing states and contents again moves a job or takes a mark away, and schedules and reviews are saved by themselves. The number is that
    // of the fixed form: a copy is not taken up again by a program that hashes in another way.
    private async Task<string> FingerprintAsync(CatalogHead head, CancellationToken cancellationToken)
    {
        var hash = new EntryHash(EntryHash.None);
        hash.Add(head, CanonicalRecords.Write);
        var jobs = await HashAsync(ArchiveSections.JobFormat, source.Jobs, cancellationToken);
        var stale = await HashAsync(ArchiveSections.StaleFormat, source.Stale, cancellationToken);
        var schedules = await HashAsync(ArchiveSections.ScheduleFormat, source.Schedules, cancellationToken);
        var reviews = await HashAsync(ArchiveSections.ReviewFormat, source.Reviews, cancellationToken);
        var events = await _events.FingerprintAsync(cancellationToken);
        return $"4:{hash}:{jobs}:{stale}:{schedules}:{reviews}:{events}";
    }

    private async Task<string> HashAsync<T>(SectionFormat<T> format, IArchiveSection<T> section, CancellationToken cancellationToken) =>
        (await SectionReading.ToEndAsync(section, format, entriesAtOnce, cancellationToken)).Hash;

    // The process may have ended right behind the end of the copy: running it again must not fail then.
    private async Task<IReadOnlyList<SectionReport>> CompareAsync(CancellationToken cancellationToken)
    {
        var reports = new List<SectionReport>(_sections.Count);
        foreach (var section in _sections) reports.Add(await section.CompareAsync(cancellationToken) ?? throw CopyErrors.TargetNotEmpty());
        reports.Add(await _blobs.CompareAsync(cancellationToken) ?? throw CopyErrors.TargetNotEmpty());
        reports.Add(await _events.CompareAsync(cancellationToken) ?? throw CopyErrors.TargetNotEmpty());
        return reports;
    }

    private async Task BeginAsync(string fingerprint, CatalogHead head, CancellationToken cancellationToken)
    {
        if (!(await target.ReadHeadAsync(cancellationToken)).IsEmpty) throw CopyErrors.TargetNotEmpty();
        foreach (var section in _sections) await section.EnsureEmptyAsync(cancellationToken);
        await _events.EnsureEmptyAsync(cancellationToken);
        // Ahead of the beginning: until then the target is a catalogue like any other, and takes uploads. Bytes that no asset has do no harm to one.
        await _blobs.CopyAsync(cancellationToken);
        await target.BeginAsync(fingerprint, head, cancellationToken);
    }
}

/// <summary>How far a copy is.</summary>
/// <param name="Section">Name of the section, as in <see cref="ArchiveSections"/>; empty when it is about none.</param>
/// <param name="Step">What is being done.</param>
/// <param name="Done">Entries of the section gone through, those of runs before included.</param>
/// <param name="Total">Entries of the section.</param>
public readonly record struct CopyProgress(string Section, CopyStep Step, long Done, long Total);

/// <summary>The steps of a copy.</summary>
public enum CopyStep
{
    /// <summary>A section is being copied.</summary>
    Copying,

    /// <summary>The copy of a section is being read back.</summary>
    Verifying,

    /// <summary>The target is made ready to be served.</summary>
    Finishing,
}

/// <summary>What was copied of a section: the same on both sides.</summary>
/// <param name="Section">Name of the section.</param>
/// <param name="Count">Its entries.</param>
/// <param name="Hash">Hash of all of them; equal catalogues have equal hashes, whatever engine keeps them.</param>
public sealed record SectionReport(string Section, long Count, string Hash);
