using Pim.Application.Content;
using Pim.Domain;
using Pim.Domain.Products;

namespace Pim.Application.Archive;

/// <summary>The counters of a catalogue, and what it is told from others by.</summary>
/// <param name="Id">The catalogue's own mark. A copy takes it over, so that those who follow the changes go on where they were.</param>
/// <param name="Revision">The last revision taken.</param>
/// <param name="SchemaVersion">Revision of the last change of the schema.</param>
/// <param name="LastJob">The greatest id that a job was ever given; 0 before the first.</param>
/// <param name="LastMark">The last mark taken for stale contents.</param>
/// <param name="Feeds">The channels that ever had something, by code.</param>
public sealed record CatalogHead(Guid Id, long Revision, long SchemaVersion, long LastJob, long LastMark, ValueList<ArchivedFeed> Feeds)
{
    /// <summary>Whether the catalogue never held anything.</summary>
    public bool IsEmpty => Revision == 0 && SchemaVersion == 0 && LastJob == 0 && LastMark == 0 && Feeds.Count == 0;
}

/// <summary>A channel that ever had something.</summary>
/// <param name="Channel">Its code; the channel may be gone.</param>
/// <param name="Forgotten">The greatest sequence of a withdrawal that was forgotten; 0 when none was.</param>
public readonly record struct ArchivedFeed(string Channel, long Forgotten);

/// <summary>A product with all that is kept beside it.</summary>
/// <param name="Product">The product as it is.</param>
/// <param name="ChangedFields">What its last change changed.</param>
/// <param name="State">What is computed about it.</param>
/// <param name="Claims">The unique values that it holds, in any order.</param>
public sealed record ArchivedProduct(Product Product, ValueList<string> ChangedFields, ProductState State, IReadOnlyList<UniqueClaim> Claims);

/// <summary>The last change of a product in a channel, with all its documents.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Change">The change.</param>
public sealed record ArchivedChange(string Channel, StoredChange Change);

/// <summary>Which other products went into the content of one.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Sku">Whose content.</param>
/// <param name="Mentioned">The others, in any order; at least one.</param>
public sealed record ArchivedMentions(string Channel, string Sku, IReadOnlyList<string> Mentioned);

/// <summary>A content to be made anew.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Sku">Whose content.</param>
/// <param name="Since">The mark by which it came to be stale.</param>
/// <param name="Mark">Its last mark.</param>
public sealed record ArchivedStale(string Channel, string Sku, long Since, long Mark);
