using Pim.Domain.Products;

namespace Pim.Domain.Publications;

/// <summary>A revision of a product that a channel has, whatever becomes of the draft.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Revision">The revision published.</param>
/// <param name="Time">When it was published, UTC.</param>
/// <param name="Actor">Who published it.</param>
public sealed record Publication(string Sku, string Channel, long Revision, DateTimeOffset Time, string Actor)
{
    /// <summary>Resource name of what a channel has of a product.</summary>
    public static string NameOf(string sku, string channel) => $"{Product.NameOf(sku)}/publications/{channel}";
}

/// <summary>When a product is to be published in a channel and withdrawn from it.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Channel">Code of the channel.</param>
/// <param name="PublishTime">When to publish its draft, UTC; null: done, or not to be.</param>
/// <param name="ExpireTime">When to withdraw it, UTC; null: never.</param>
/// <param name="Actor">Who set it.</param>
/// <param name="Error">Why publishing was refused at its time; empty otherwise.</param>
public sealed record PublicationSchedule(string Sku, string Channel, DateTimeOffset? PublishTime, DateTimeOffset? ExpireTime, string Actor, string Error = "")
{
    /// <summary>When something is next to be done; null when nothing is.</summary>
    public DateTimeOffset? NextTime =>
        Error.Length > 0 || PublishTime is null ? ExpireTime : PublishTime < ExpireTime || ExpireTime is null ? PublishTime : ExpireTime;

    /// <summary>Whether there is nothing left to be done.</summary>
    public bool IsSpent => PublishTime is null && ExpireTime is null;
}

/// <summary>What the editor of a draft, or who looked at it, said last.</summary>
/// <param name="Sku">Which product.</param>
/// <param name="Revision">The draft that it was said of; nothing was said of others.</param>
/// <param name="Ready">Whether the draft is ready to be published; false: it was sent back.</param>
/// <param name="Actor">Who said it.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Note">What was said with it; may be empty.</param>
public sealed record Review(string Sku, long Revision, bool Ready, string Actor, DateTimeOffset Time, string Note)
{
    /// <summary>Most characters of a note.</summary>
    public const int MaxNoteLength = 1_000;
}
