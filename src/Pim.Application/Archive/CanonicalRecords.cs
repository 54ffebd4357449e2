using Pim.Application.Events;
using Pim.Application.Jobs;

namespace Pim.Application.Archive;

/// <summary>Jobs, receipts, events and counters in their fixed form.</summary>
internal static class CanonicalRecords
{
    public static void Write(CanonicalWriter writer, CatalogHead head)
    {
        writer.Text(head.Id.ToString("D"));
        writer.Number(head.Revision);
        writer.Number(head.SchemaVersion);
        writer.Number(head.LastJob);
        writer.Number(head.LastMark);
        writer.List(head.Feeds, Write);
    }

    public static void Write(CanonicalWriter writer, Job job)
    {
        writer.Number(job.Id);
        writer.Text(job.Cause);
        writer.Number((long)job.Scope.Kind);
        writer.Text(job.Scope.Channel);
        writer.Text(job.Scope.Family);
        writer.Text(job.Scope.Model);
        writer.Number((long)job.State);
        writer.Text(job.Cursor);
        writer.Number(job.TotalCount);
        writer.Number(job.DoneCount);
        writer.Number(job.IssueCount);
        writer.Text(job.Error);
        writer.Time(job.CreateTime);
        writer.Time(job.UpdateTime);
    }

    public static void Write(CanonicalWriter writer, RequestReceipt receipt)
    {
        writer.Text(receipt.RequestId.ToString("D"));
        writer.Text(receipt.Fingerprint);
        writer.Time(receipt.Time);
    }

    public static void Write(CanonicalWriter writer, StoredHistory history)
    {
        writer.Text(history.Person);
        writer.Bytes(history.Block.Span);
    }

    public static void Write(CanonicalWriter writer, KeyValuePair<string, string> merge)
    {
        writer.Text(merge.Key);
        writer.Text(merge.Value);
    }

    public static void Write(CanonicalWriter writer, ErasureProof proof)
    {
        writer.Text(proof.Digest);
        writer.Time(proof.Time);
        writer.Text(proof.Actor);
        writer.Number(proof.EventCount);
        writer.Number(proof.PurchaseCount);
        writer.Number(proof.VisitorCount);
    }

    private static void Write(CanonicalWriter writer, ArchivedFeed feed)
    {
        writer.Text(feed.Channel);
        writer.Number(feed.Forgotten);
    }
}
