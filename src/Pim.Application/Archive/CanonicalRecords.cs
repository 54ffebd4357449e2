using Pim.Application.Jobs;

namespace Pim.Application.Archive;

/// <summary>Jobs, receipts and counters in their fixed form.</summary>
internal static class CanonicalRecords
{
    public static void Write(CanonicalWriter writer, CatalogHead head)
    {
        writer.Number(head.Revision);
        writer.Number(head.SchemaVersion);
        writer.Number(head.LastJob);
    }

    public static void Write(CanonicalWriter writer, RecomputeJob job)
    {
        writer.Number(job.Id);
        writer.Text(job.Cause);
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
}
