using Pim.Application.Jobs;
using Pim.Application.Search;
using Pim.Domain.Products;
using Pim.Domain.Publications;

namespace Pim.Application.Publications;

/// <summary>Keeps which revision of a product each channel has, when that is to change, and how far drafts are reviewed.</summary>
public interface IPublicationStore
{
    /// <summary>Those of these products that the channel has, in any order.</summary>
    Task<IReadOnlyList<Publication>> GetAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>All publications of a product, in any order.</summary>
    Task<IReadOnlyList<Publication>> GetOfProductAsync(string sku, CancellationToken cancellationToken);

    /// <summary>
    /// Those of these products that the channel has, as they were at the revision published, in any order.
    /// </summary>
    Task<IReadOnlyList<Product>> GetProductsAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>The first products behind a SKU that the channel has, as published, in order of the UTF-8 bytes of their SKUs.</summary>
    /// <param name="channel">Code of the channel.</param>
    /// <param name="after">SKU to start behind; empty to start at the beginning.</param>
    /// <param name="limit">Most to answer; fewer mean the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<Product>> ListProductsAsync(string channel, string after, int limit, CancellationToken cancellationToken);

    /// <summary>The number of products that the channel has.</summary>
    Task<long> CountAsync(string channel, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a change of one channel durable, all or nothing. Its contents take consecutive sequences, from
    /// <see cref="CommitOutcome.FirstRevision"/> on in their order, and become visible in order, with all lower numbers of the catalogue; a commit without
    /// contents takes no number. Marks as stale all products of the channel that mention a product put or removed, and
    /// <see cref="PublicationCommit.AlsoStale"/>, except those of <see cref="PublicationCommit.Mentions"/>: they were made with it.
    /// Conflicts, all gathered: SchemaMoved; Stale for a draft, or a publication or an asset that contents were made of, that is another than stated
    /// (<see cref="CommitConflict.Holder"/> is its SKU or key), and for a schedule that is not as it was. A deleted product loses its publications,
    /// schedules and contents with the commit that deletes it, and is found no more.
    /// </summary>
    Task<CommitOutcome> CommitAsync(PublicationCommit commit, CancellationToken cancellationToken);

    /// <summary>The schedule of a product in a channel, or null.</summary>
    Task<PublicationSchedule?> GetScheduleAsync(string sku, string channel, CancellationToken cancellationToken);

    /// <summary>Schedules with something to do at or before a time, the earliest first.</summary>
    Task<IReadOnlyList<PublicationSchedule>> ListDueAsync(DateTimeOffset time, int limit, CancellationToken cancellationToken);

    /// <summary>When the next schedule has something to do, or null.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);

    /// <summary>Keeps a schedule in place of the one before; a spent one is removed.</summary>
    Task SaveScheduleAsync(PublicationSchedule schedule, CancellationToken cancellationToken);

    /// <summary>What was last said of a product's drafts, or null.</summary>
    Task<Review?> GetReviewAsync(string sku, CancellationToken cancellationToken);

    /// <summary>What was last said of these products' drafts, in any order.</summary>
    Task<IReadOnlyList<Review>> GetReviewsAsync(IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>Keeps what was said of a draft in place of what was said before.</summary>
    Task SaveReviewAsync(Review review, CancellationToken cancellationToken);
}

/// <summary>A change of what one channel has and sees.</summary>
public sealed record PublicationCommit
{
    /// <summary>Code of the channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Version of the schema that it was judged, and its contents were made, by.</summary>
    public required long SchemaVersion { get; init; }

    /// <summary>
    /// Publications to keep, new or in place of former ones. The draft of each is among <see cref="Drafts"/>, so that none lands behind its deletion.
    /// </summary>
    public IReadOnlyList<Publication> Puts { get; init; } = [];

    /// <summary>SKUs of publications to end.</summary>
    public IReadOnlyList<string> Removes { get; init; } = [];

    /// <summary>Drafts that it was judged by, with the revisions they must still have.</summary>
    public IReadOnlyCollection<(string Sku, long Revision)> Drafts { get; init; } = [];

    /// <summary>
    /// What the contents were made of: products with the revisions that the channel had of them when they were read; 0 for those that it did not
    /// have. Publications that this commit itself puts or removes are not among them.
    /// </summary>
    public IReadOnlyCollection<(string Sku, long Revision)> MadeOf { get; init; } = [];

    /// <summary>The assets that the contents were made of, with the revisions that they had when they were read; 0 for those that did not exist.</summary>
    public IReadOnlyCollection<(string Key, long Revision)> MadeOfAssets { get; init; } = [];

    /// <summary>What the channel sees from now on of some products, at most one for each: the changes of the feed.</summary>
    public IReadOnlyList<ContentChange> Contents { get; init; } = [];

    /// <summary>Of every product whose content was made, changed or not: what it mentions from now on.</summary>
    public IReadOnlyList<ContentMentions> Mentions { get; init; } = [];

    /// <summary>
    /// Of every product whose content was made, changed or not: by what it is found from now on. Only what differs is written. Products whose
    /// content is withdrawn are not found any more, whether they are among these or not.
    /// </summary>
    public IReadOnlyList<SearchedContent> Searched { get; init; } = [];

    /// <summary>
    /// Products besides those that mention a changed publication whose content is to be made anew, because they list what is below them: the models
    /// above the publications put and removed.
    /// </summary>
    public IReadOnlyCollection<string> AlsoStale { get; init; } = [];

    /// <summary>Stale contents that this made anew, as they were read: their marks are taken away, unless they were marked again since.</summary>
    public IReadOnlyCollection<StaleContent> Refreshed { get; init; } = [];

    /// <summary>The schedule that this carries out; null when it carries out none.</summary>
    public ScheduleStep? Schedule { get; init; }

    /// <summary>Work that the change sets off.</summary>
    public IReadOnlyList<JobRequest> Jobs { get; init; } = [];

    /// <summary>When it is made, UTC.</summary>
    public required DateTimeOffset Time { get; init; }
}

/// <summary>A schedule that is carried out: once, because it must still be as it was.</summary>
/// <param name="Before">As it was; when another is kept, or none, the commit is Stale.</param>
/// <param name="After">As it is to be kept; a spent one is removed.</param>
public sealed record ScheduleStep(PublicationSchedule Before, PublicationSchedule After);

/// <summary>What a channel sees from now on of a product.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Documents">Its content, one for each of the channel's locales in the channel's order; empty when the channel does not see it any more.</param>
public sealed record ContentChange(string Sku, IReadOnlyList<ContentDocument> Documents);

/// <summary>What went into a product's content, or would if it were there to see: when one of them changes, it is stale.</summary>
/// <param name="Sku">The product.</param>
/// <param name="Mentioned">SKUs of other products, and assets as <see cref="OfAsset"/> writes them.</param>
public sealed record ContentMentions(string Sku, IReadOnlyCollection<string> Mentioned)
{
    /// <summary>An asset among what is mentioned: its key behind a tab, which no SKU holds.</summary>
    public static string OfAsset(string key) => "\t" + key;
}

/// <summary>A product whose content is to be made anew, because something that it was made of changed.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Sku">Which product.</param>
/// <param name="Mark">Grows with every commit that marks: by it a mark is told from a later one.</param>
public readonly record struct StaleContent(string Channel, string Sku, long Mark);

/// <summary>A product's content in one locale, finished.</summary>
/// <param name="Locale">BCP 47 locale.</param>
/// <param name="Bytes">The content as it goes out, without its sequence and time.</param>
public sealed record ContentDocument(string Locale, ReadOnlyMemory<byte> Bytes);
