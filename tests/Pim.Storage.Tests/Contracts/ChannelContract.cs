using System.Globalization;
using System.Text;
using Pim.Application;
using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.Domain.Products;
using Pim.Domain.Publications;

namespace Pim.Storage.Tests.Contracts;

/// <summary>What the contracts of publications and contents share. Documents are short texts here: the stores do not look into them.</summary>
public abstract class ChannelContract : StoreContract
{
    protected IPublicationStore Publications => Stores.Publications;

    protected IContentStore Contents => Stores.Contents;

    /// <summary>A change of the channel "web" that changes nothing yet.</summary>
    protected static PublicationCommit Web => new() { Channel = "web", SchemaVersion = 0, Time = Samples.Time };

    protected static Publication PublicationOf(Product product, string channel = "web") => new(product.Sku, channel, product.Revision, Samples.Time, "editor");

    /// <summary>A change to documents such as "de-DE=Schuh"; to none: withdrawn.</summary>
    protected static ContentChange Change(string sku, params IReadOnlyList<string> documents) =>
        new(sku, documents.Select(d => d.Split('=', 2)).Select(d => new ContentDocument(d[0], Encoding.UTF8.GetBytes(d[1]))).ToList());

    protected static ChangeRead ReadWeb(
        long after = 0, long through = long.MaxValue, int maxCount = 100, int maxBytes = 1_000_000, params IReadOnlyList<string> locales) =>
        new("web", after, through, locales, maxCount, maxBytes);

    /// <summary>A change told in a line, such as "A@7 de-DE=Schuh en=shoe".</summary>
    protected static string Tell(StoredChange change)
    {
        Assert.Equal(Samples.Time, change.Time);
        var documents = change.Documents.Select(d => $" {d.Locale}={Encoding.UTF8.GetString(d.Bytes.Span)}");
        return string.Create(CultureInfo.InvariantCulture, $"{change.Sku}@{change.Sequence}{(change.Withdrawn ? " withdrawn" : "")}{string.Concat(documents)}");
    }

    /// <summary>A content told in a line, such as "A@7 Schuh".</summary>
    protected static string Tell(StoredContent content)
    {
        Assert.Equal(Samples.Time, content.Time);
        return string.Create(CultureInfo.InvariantCulture, $"{content.Sku}@{content.Sequence} {Encoding.UTF8.GetString(content.Bytes.Span)}");
    }

    /// <summary>Makes a change that must succeed and answers the sequence of its first content.</summary>
    protected async Task<long> CommitAsync(PublicationCommit commit)
    {
        var outcome = await Publications.CommitAsync(commit, default);
        Assert.Empty(outcome.Conflicts);
        return outcome.FirstRevision;
    }

    /// <summary>Publishes products, each seen as "{sku} {revision}" in de-DE, and answers the sequence of the first.</summary>
    protected Task<long> PublishAsync(params IReadOnlyList<Product> products) => PublishAsync("web", products);

    /// <summary>Publishes products in a channel.</summary>
    protected Task<long> PublishAsync(string channel, params IReadOnlyList<Product> products) => CommitAsync(Web with
    {
        Channel = channel,
        Puts = products.Select(p => PublicationOf(p, channel)).ToList(),
        Contents = products.Select(p => Change(p.Sku, $"de-DE={p.Sku} {p.Revision}")).ToList(),
        Mentions = products.Select(p => new ContentMentions(p.Sku, [])).ToList(),
    });

    /// <summary>Says what products mention, and nothing else.</summary>
    protected Task MentionAsync(params IReadOnlyList<ContentMentions> mentions) => CommitAsync(Web with { Mentions = mentions });

    protected async Task<IReadOnlyList<string>> StaleAsync() => (await Contents.ReadStaleAsync(100, default)).Select(s => $"{s.Channel}/{s.Sku}").ToList();

    protected async Task<IReadOnlyList<string>> FeedAsync(ChangeRead read) => (await Contents.ReadChangesAsync(read, default)).Select(Tell).ToList();
}
