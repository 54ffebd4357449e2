using MongoDB.Bson;
using Pim.Application.Publications;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Content;

/// <summary>
/// The last change of a product in a channel. It tells what documents there are and how many bytes each has, so that a page of the feed is cut to
/// size before any of them is read; the documents stand apart: see <see cref="ContentDocuments"/>.
/// </summary>
internal static class ChangeDocument
{
    /// <summary>Field that names the documents by locale, in the channel's order, with their sizes; left out of withdrawals.</summary>
    public const string Documents = "documents";

    /// <summary>A change that is about to be committed, or one that was.</summary>
    public static BsonDocument Write(string channel, string sku, long sequence, DateTimeOffset time, IReadOnlyList<ContentDocument> documents)
    {
        var written = new BsonDocument { { "_id", ChannelKey.Of(channel, sku) }, { "channel", channel }, { "sku", sku }, { "sequence", sequence } };
        written.AddTime("time", time);
        if (documents.Count == 0) return written.Add("withdrawn", true);
        var sizes = new BsonDocument();
        foreach (var document in documents) sizes.Add(document.Locale, document.Bytes.Length);
        return written.Add(Documents, sizes);
    }

    public static ChangeHead Read(BsonDocument document) => document.Read(static d =>
        new ChangeHead(
            d["channel"].AsString, d["sku"].AsString, d["sequence"].AsInt64, d.Time("time"), d.TryGetValue(Documents, out var sizes) ? ReadSizes(sizes) : []));

    /// <summary>The locales that a change has documents of.</summary>
    public static IEnumerable<string> LocalesOf(BsonDocument change) => change.TryGetValue(Documents, out var sizes) ? sizes.AsBsonDocument.Names : [];

    private static List<(string Locale, int Bytes)> ReadSizes(BsonValue sizes) => sizes.AsBsonDocument.Select(size => (size.Name, size.Value.AsInt32)).ToList();
}

/// <summary>A change without its documents.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Sku">Which product.</param>
/// <param name="Sequence">Number of the change.</param>
/// <param name="Time">When it was made, UTC.</param>
/// <param name="Documents">The locales of its documents, and how many bytes each has; none: withdrawn.</param>
internal sealed record ChangeHead(string Channel, string Sku, long Sequence, DateTimeOffset Time, IReadOnlyList<(string Locale, int Bytes)> Documents)
{
    /// <summary>Those of its documents that are asked for, in the order asked; null for all of them.</summary>
    public IEnumerable<(string Locale, int Bytes)> Pick(IReadOnlyList<string>? asked) =>
        asked is null ? Documents : asked.SelectMany(locale => Documents.Where(document => document.Locale == locale));
}
