using Pim.Application.Publications;

namespace Pim.Application.Content;

/// <summary>
/// Keeps finished content and the feed of its changes: a compacted log in which every product of a channel stands once, at the sequence of its
/// last change. <see cref="IPublicationStore.CommitAsync"/> writes it.
/// </summary>
public interface IContentStore
{
    /// <summary>The content of those of these products that the channel sees, in any order.</summary>
    Task<IReadOnlyList<StoredContent>> GetAsync(string channel, string locale, IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>The first contents behind a SKU, in order of the UTF-8 bytes of their SKUs.</summary>
    /// <param name="channel">Code of the channel.</param>
    /// <param name="locale">BCP 47 locale.</param>
    /// <param name="after">SKU to start behind; empty to start at the beginning.</param>
    /// <param name="limit">Most to answer; fewer mean the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<IReadOnlyList<StoredContent>> ListAsync(string channel, string locale, string after, int limit, CancellationToken cancellationToken);

    /// <summary>What the channel last saw of these products, withdrawn ones included, with all their documents, in any order.</summary>
    Task<IReadOnlyList<StoredChange>> GetChangesAsync(string channel, IReadOnlyCollection<string> skus, CancellationToken cancellationToken);

    /// <summary>The first changes of a channel behind a sequence, in order.</summary>
    /// <param name="read">What to read.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The changes; none mean that there is none up to <see cref="ChangeRead.Through"/>.</returns>
    Task<IReadOnlyList<StoredChange>> ReadChangesAsync(ChangeRead read, CancellationToken cancellationToken);

    /// <summary>The number of changes of a channel behind a sequence.</summary>
    Task<long> CountChangesAsync(string channel, long after, CancellationToken cancellationToken);

    /// <summary>The contents that have been stale longest, of all channels.</summary>
    Task<IReadOnlyList<StaleContent>> ReadStaleAsync(int limit, CancellationToken cancellationToken);

    /// <summary>SKUs behind a SKU of all products that the channel sees or has, in order of their UTF-8 bytes; fewer than the limit mean the end.</summary>
    Task<IReadOnlyList<string>> ListSkusAsync(string channel, string after, int limit, CancellationToken cancellationToken);

    /// <summary>The first changes of all channels behind a sequence, in order: which, not what. Fewer than the limit mean the end.</summary>
    Task<IReadOnlyList<ChangeKey>> ReadKeysAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Number of the catalogue's last change.</summary>
    Task<long> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>The catalogue's own mark, made when it was: by it a token from another catalogue is known.</summary>
    Task<Guid> ReadCatalogIdAsync(CancellationToken cancellationToken);

    /// <summary>The format that all content is in, or is about to be made in by jobs; empty when it is not known.</summary>
    Task<string> ReadFormatAsync(CancellationToken cancellationToken);

    /// <summary>Keeps the format that all content is in.</summary>
    Task SaveFormatAsync(string format, CancellationToken cancellationToken);

    /// <summary>The greatest sequence of a withdrawal of this channel that was forgotten; 0 when none was.</summary>
    Task<long> ReadForgottenAsync(string channel, CancellationToken cancellationToken);

    /// <summary>Forgets withdrawals that happened before a time, some at a time; false when there are no more.</summary>
    Task<bool> ForgetWithdrawalsAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Which changes to read.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="After">Sequence to start behind.</param>
/// <param name="Through">Last sequence to answer.</param>
/// <param name="Locales">Locales whose documents to answer, in this order; empty for none. Locales that a change has no document of are left out.</param>
/// <param name="MaxCount">Most changes to answer.</param>
/// <param name="MaxBytes">Answer no further change once the documents have this many bytes together.</param>
public sealed record ChangeRead(string Channel, long After, long Through, IReadOnlyList<string> Locales, int MaxCount, int MaxBytes);

/// <summary>A product's content in one locale, as it is kept.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Sequence">Number of the change that made it so.</param>
/// <param name="Time">When that was, UTC.</param>
/// <param name="Bytes">The content without its sequence and time.</param>
public readonly record struct StoredContent(string Sku, long Sequence, DateTimeOffset Time, ReadOnlyMemory<byte> Bytes);

/// <summary>The last change of a product in a channel.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Sequence">Number of the change.</param>
/// <param name="Time">When it was made, UTC.</param>
/// <param name="Withdrawn">Whether the channel does not see the product any more.</param>
/// <param name="Documents">What the channel sees, in the locales asked for.</param>
public sealed record StoredChange(string Sku, long Sequence, DateTimeOffset Time, bool Withdrawn, IReadOnlyList<ContentDocument> Documents);

/// <summary>Which product changed in which channel.</summary>
public readonly record struct ChangeKey(long Sequence, string Channel, string Sku);
