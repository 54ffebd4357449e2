using System.Globalization;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain.Media;
using Pim.Domain.Publications;
using Pim.Domain.Schema;

namespace Pim.Application.Archive;

/// <summary>The sections of an archive: their names, and the keys of their entries.</summary>
public static class ArchiveSections
{
    /// <summary>Name of the section of the schema; the key of a noun is its resource name, by collection, then code.</summary>
    public const string Schema = "schema";

    /// <summary>Name of the section of products; the key is the SKU.</summary>
    public const string Products = "products";

    /// <summary>Name of the section of past revisions; the key is made of SKU and revision, in this order.</summary>
    public const string History = "history";

    /// <summary>Name of the section of publications; the key is made of channel and SKU, in this order.</summary>
    public const string Publications = "publications";

    /// <summary>Name of the section of changes; the key is the sequence, by number.</summary>
    public const string Changes = "changes";

    /// <summary>Name of the section of mentions; the key is made of channel and SKU, in this order.</summary>
    public const string Mentions = "mentions";

    /// <summary>Name of the section of stale contents; the key is made of channel and SKU, in this order.</summary>
    public const string Stale = "stale";

    /// <summary>Name of the section of schedules; the key is made of SKU and channel, in this order.</summary>
    public const string Schedules = "schedules";

    /// <summary>Name of the section of reviews; the key is the SKU.</summary>
    public const string Reviews = "reviews";

    /// <summary>Name of the section of assets; the key is the asset's.</summary>
    public const string Assets = "assets";

    /// <summary>What is called a section of the bytes that assets have.</summary>
    public const string Files = "files";

    /// <summary>Name of the section of jobs; the key is the id, by number.</summary>
    public const string Jobs = "jobs";

    /// <summary>Name of the section of receipts; the key is the request id in lower case with hyphens.</summary>
    public const string Receipts = "receipts";

    internal static SectionFormat<SchemaNoun> SchemaFormat { get; } = new(Schema, noun => noun.Name, CanonicalSchema.Write);

    internal static SectionFormat<ArchivedProduct> ProductFormat { get; } = new(Products, entry => entry.Product.Sku, CanonicalProduct.Write);

    internal static SectionFormat<ProductRevision> HistoryFormat { get; } = new(History, KeyOf, CanonicalProduct.Write);

    internal static SectionFormat<Publication> PublicationFormat { get; } = new(Publications, p => KeyOf(p.Channel, p.Sku), CanonicalChannels.Write);

    internal static SectionFormat<ArchivedChange> ChangeFormat { get; } = new(Changes, entry => KeyOf(entry.Change.Sequence), CanonicalChannels.Write);

    internal static SectionFormat<ArchivedMentions> MentionFormat { get; } = new(Mentions, m => KeyOf(m.Channel, m.Sku), CanonicalChannels.Write);

    internal static SectionFormat<ArchivedStale> StaleFormat { get; } = new(Stale, s => KeyOf(s.Channel, s.Sku), CanonicalChannels.Write);

    internal static SectionFormat<PublicationSchedule> ScheduleFormat { get; } = new(Schedules, s => KeyOf(s.Channel, s.Sku), CanonicalChannels.Write);

    internal static SectionFormat<Review> ReviewFormat { get; } = new(Reviews, review => review.Sku, CanonicalChannels.Write);

    internal static SectionFormat<Asset> AssetFormat { get; } = new(Assets, asset => asset.Key, CanonicalMedia.Write);

    internal static SectionFormat<Job> JobFormat { get; } = new(Jobs, job => KeyOf(job.Id), CanonicalRecords.Write);

    internal static SectionFormat<RequestReceipt> ReceiptFormat { get; } = new(Receipts, receipt => receipt.RequestId.ToString("D"), CanonicalRecords.Write);

    /// <summary>The collection and the code in the key of a noun; empty ones for the empty key.</summary>
    public static (string Collection, string Code) ParseNoun(string key)
    {
        var slash = key.IndexOf('/');
        return slash < 0 ? ("", "") : (key[..slash], key[(slash + 1)..]);
    }

    /// <summary>The SKU and the number in the key of a revision; an empty one and 0 for the empty key.</summary>
    public static (string Sku, long Revision) ParseRevision(string key)
    {
        var slash = key.IndexOf('/');
        return slash < 0 ? ("", 0) : (key[(slash + 1)..], long.Parse(key.AsSpan(0, slash), CultureInfo.InvariantCulture));
    }

    /// <summary>The channel and the SKU in the key of what is kept of a product in a channel; empty ones for the empty key.</summary>
    public static (string Channel, string Sku) ParseChannelKey(string key)
    {
        var slash = key.IndexOf('/');
        return slash < 0 ? ("", "") : (key[..slash], key[(slash + 1)..]);
    }

    /// <summary>The number in the key of a change or a job; 0 for the empty key.</summary>
    public static long ParseNumber(string key) => key.Length == 0 ? 0 : long.Parse(key, CultureInfo.InvariantCulture);

    // The number stands first because a SKU may hold any sign.
    private static string KeyOf(ProductRevision revision) => string.Create(CultureInfo.InvariantCulture, $"{revision.Revision}/{revision.Sku}");

    // No code holds a slash.
    private static string KeyOf(string channel, string sku) => $"{channel}/{sku}";

    private static string KeyOf(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How the entries of a section are told apart and hashed.</summary>
/// <param name="Name">Name of the section.</param>
/// <param name="KeyOf">The key of an entry.</param>
/// <param name="Write">Writes all of an entry that is to be the same on both sides.</param>
internal sealed record SectionFormat<T>(string Name, Func<T, string> KeyOf, Action<CanonicalWriter, T> Write);
