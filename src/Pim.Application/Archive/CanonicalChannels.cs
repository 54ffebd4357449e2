using Pim.Application.Publications;
using Pim.Domain.Publications;

namespace Pim.Application.Archive;

/// <summary>What channels have and see, in its fixed form.</summary>
internal static class CanonicalChannels
{
    public static void Write(CanonicalWriter writer, Publication publication)
    {
        writer.Text(publication.Channel);
        writer.Text(publication.Sku);
        writer.Number(publication.Revision);
        writer.Time(publication.Time);
        writer.Text(publication.Actor);
    }

    public static void Write(CanonicalWriter writer, ArchivedChange entry)
    {
        writer.Text(entry.Channel);
        writer.Text(entry.Change.Sku);
        writer.Number(entry.Change.Sequence);
        writer.Time(entry.Change.Time);
        writer.Flag(entry.Change.Withdrawn);
        writer.Number(entry.Change.Documents.Count);
        foreach (var document in entry.Change.Documents) Write(writer, document);
    }

    public static void Write(CanonicalWriter writer, ArchivedMentions mentions)
    {
        writer.Text(mentions.Channel);
        writer.Text(mentions.Sku);
        writer.Number(mentions.Mentioned.Count);
        foreach (var mentioned in mentions.Mentioned.Order(StringComparer.Ordinal)) writer.Text(mentioned);
    }

    public static void Write(CanonicalWriter writer, ArchivedStale stale)
    {
        writer.Text(stale.Channel);
        writer.Text(stale.Sku);
        writer.Number(stale.Since);
        writer.Number(stale.Mark);
    }

    public static void Write(CanonicalWriter writer, PublicationSchedule schedule)
    {
        writer.Text(schedule.Channel);
        writer.Text(schedule.Sku);
        writer.Optional(schedule.PublishTime, writer.Time);
        writer.Optional(schedule.ExpireTime, writer.Time);
        writer.Text(schedule.Actor);
        writer.Text(schedule.Error);
    }

    public static void Write(CanonicalWriter writer, Review review)
    {
        writer.Text(review.Sku);
        writer.Number(review.Revision);
        writer.Flag(review.Ready);
        writer.Text(review.Actor);
        writer.Time(review.Time);
        writer.Text(review.Note);
    }

    private static void Write(CanonicalWriter writer, ContentDocument document)
    {
        writer.Text(document.Locale);
        writer.Bytes(document.Bytes.Span);
    }
}
