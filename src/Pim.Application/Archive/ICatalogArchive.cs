using Pim.Application.Events;
using Pim.Application.Jobs;
using Pim.Application.Media;
using Pim.Application.Products;
using Pim.Domain.Media;
using Pim.Domain.Publications;
using Pim.Domain.Schema;

namespace Pim.Application.Archive;

/// <summary>
/// A catalogue as a whole, to be read out of one engine and written into another: all that is kept, as it is kept, with its revisions and
/// times. Nobody else works on the catalogue meanwhile.
/// </summary>
public interface ICatalogArchive
{
    /// <summary>The schema.</summary>
    IArchiveSection<SchemaNoun> Schema { get; }

    /// <summary>Products and models as they are.</summary>
    IArchiveSection<ArchivedProduct> Products { get; }

    /// <summary>What products were before their last change, with those products, and deletions.</summary>
    IArchiveSection<ProductRevision> History { get; }

    /// <summary>What each channel has.</summary>
    IArchiveSection<Publication> Publications { get; }

    /// <summary>What each channel last saw of each product.</summary>
    IArchiveSection<ArchivedChange> Changes { get; }

    /// <summary>Which other products went into contents.</summary>
    IArchiveSection<ArchivedMentions> Mentions { get; }

    /// <summary>Contents to be made anew.</summary>
    IArchiveSection<ArchivedStale> Stale { get; }

    /// <summary>When publications are to change.</summary>
    IArchiveSection<PublicationSchedule> Schedules { get; }

    /// <summary>What was last said of drafts.</summary>
    IArchiveSection<Review> Reviews { get; }

    /// <summary>What is known of assets.</summary>
    IArchiveSection<Asset> Assets { get; }

    /// <summary>The bytes that assets have.</summary>
    IBlobStore Blobs { get; }

    /// <summary>Jobs, the finished ones included.</summary>
    IArchiveSection<Job> Jobs { get; }

    /// <summary>Receipts of requests.</summary>
    IArchiveSection<RequestReceipt> Receipts { get; }

    /// <summary>Events. They are copied person by person, not as a section: see <see cref="EventCopy"/>.</summary>
    IEventStore Events { get; }

    /// <summary>The counters of the catalogue.</summary>
    Task<CatalogHead> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>What <see cref="BeginAsync"/> was told of the copy that goes into this catalogue; null when none does.</summary>
    Task<string?> FindCopyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Marks an empty catalogue as one that a copy goes into, and sets its counters, its own mark among them. It cannot be opened to be served from here
    /// on.
    /// </summary>
    /// <param name="source">Fingerprint of what is copied, by which a copy that was stopped is taken up again.</param>
    /// <param name="head">The counters.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task BeginAsync(string source, CatalogHead head, CancellationToken cancellationToken);

    /// <summary>Takes the mark away: the copy is whole.</summary>
    Task EndAsync(CancellationToken cancellationToken);
}

/// <summary>
/// One kind of things of a catalogue, in the order of their keys (see <see cref="ArchiveSections"/>): the order of the keys' UTF-8 bytes,
/// part by part.
/// </summary>
/// <typeparam name="T">The things.</typeparam>
public interface IArchiveSection<T>
{
    /// <summary>How many there are.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>The first entries behind a key: fewer than the limit where they are large, none at the end.</summary>
    /// <param name="after">Key to start behind; empty to start at the beginning.</param>
    /// <param name="limit">Most entries to answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<T>> ReadAsync(string after, int limit, CancellationToken cancellationToken);

    /// <summary>How far the copy into this catalogue is; <see cref="SectionPosition.Start"/> before the first entries.</summary>
    Task<SectionPosition> ReadPositionAsync(CancellationToken cancellationToken);

    /// <summary>Writes the next entries of a copy, and the position behind them, in one commit.</summary>
    Task WriteAsync(IReadOnlyList<T> entries, SectionPosition reached, CancellationToken cancellationToken);
}

/// <summary>How far a copy is in one section.</summary>
/// <param name="After">Key of the last entry; empty before the first.</param>
/// <param name="Count">Entries so far.</param>
/// <param name="Hash">Hash of the entries so far (see <see cref="EntryHash"/>).</param>
public sealed record SectionPosition(string After, long Count, string Hash)
{
    /// <summary>Before the first entry.</summary>
    public static readonly SectionPosition Start = new("", 0, EntryHash.None);
}

/// <summary>What a catalogue is opened for.</summary>
public enum CatalogUse
{
    /// <summary>To be served, or worked on in other ways; made when there is none.</summary>
    Serve,

    /// <summary>To be copied; there must be one.</summary>
    CopyFrom,

    /// <summary>To take a copy, also one that was stopped; made when there is none.</summary>
    CopyTo,
}
