using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Jobs;
using Pim.Storage.MongoDB.Documents;

namespace Pim.Storage.MongoDB.Jobs;

/// <summary>A job; its _id is a number that grows.</summary>
internal static class JobDocument
{
    public const string Pending = "pending";
    public const string Running = "running";
    public const string Done = "done";
    public const string Failed = "failed";

    /// <summary>Who works on it.</summary>
    public const string Owner = "owner";

    /// <summary>When he has it no longer.</summary>
    public const string LeaseEnd = "leaseEnd";

    private const string Contents = "contents";

    /// <summary>A job that an owner has, and keeps.</summary>
    public static BsonDocument Write(Job job, JobLease? lease)
    {
        var document = Write(job);
        if (lease is null) return document;
        document.Add(Owner, lease.Owner);
        document.AddTime(LeaseEnd, lease.Until);
        return document;
    }

    public static BsonDocument Write(Job job)
    {
        var document = new BsonDocument { { "_id", job.Id }, { "cause", job.Cause } };
        document.AddText("kind", NameOf(job.Scope.Kind));
        document.AddText("channel", job.Scope.Channel);
        document.AddText("family", job.Scope.Family);
        document.AddText("model", job.Scope.Model);
        document.Add("state", NameOf(job.State));
        document.AddText("cursor", job.Cursor);
        document.Add("totalCount", job.TotalCount);
        document.Add("doneCount", job.DoneCount);
        document.Add("issueCount", job.IssueCount);
        document.AddText("error", job.Error);
        document.AddTime("createTime", job.CreateTime);
        document.AddTime("updateTime", job.UpdateTime);
        return document;
    }

    public static Job Read(BsonDocument document) => document.Read(static d => new Job
    {
        Id = d["_id"].AsInt64,
        Cause = d.Text("cause"),
        Scope = ReadScope(d),
        State = StateOf(d["state"].AsString),
        Cursor = d.Text("cursor"),
        TotalCount = d.LongNumber("totalCount"),
        DoneCount = d.LongNumber("doneCount"),
        IssueCount = d.LongNumber("issueCount"),
        Error = d.Text("error"),
        CreateTime = d.Time("createTime"),
        UpdateTime = d.Time("updateTime"),
    });

    /// <summary>Whether an owner has the job of a document, and it did not lapse.</summary>
    public static bool IsHeldBy(BsonDocument document, JobLease lease) => document.Text(Owner) == lease.Owner && document.Time(LeaseEnd) > lease.Now;

    /// <summary>Gives a job to an owner.</summary>
    public static UpdateDefinition<BsonDocument> Hold(JobLease lease) => Builders<BsonDocument>.Update
        .Set(Owner, lease.Owner).Set(LeaseEnd, BsonWriting.Date(lease.Until)).Set(LeaseEnd + "Ticks", BsonWriting.LeftOver(lease.Until));

    /// <summary>What the job of a document computes, and of which products.</summary>
    public static JobScope ReadScope(BsonDocument document) =>
        new(document.Text("family"), document.Text("model")) { Kind = KindOf(document.Text("kind")), Channel = document.Text("channel") };

    /// <summary>How a kind is written: that of states is left out.</summary>
    public static string NameOf(JobKind kind) => kind switch
    {
        JobKind.States => "",
        JobKind.Contents => Contents,
        _ => throw new InvalidOperationException($"There is no name for the kind {kind}."),
    };

    private static JobKind KindOf(string name) => name switch
    {
        "" => JobKind.States,
        Contents => JobKind.Contents,
        _ => throw new FormatException($"There is no kind '{name}'."),
    };

    private static string NameOf(JobState state) => state switch
    {
        JobState.Pending => Pending,
        JobState.Running => Running,
        JobState.Done => Done,
        JobState.Failed => Failed,
        _ => throw new InvalidOperationException($"There is no name for the state {state}."),
    };

    private static JobState StateOf(string name) => name switch
    {
        Pending => JobState.Pending,
        Running => JobState.Running,
        Done => JobState.Done,
        Failed => JobState.Failed,
        _ => throw new FormatException($"There is no state '{name}'."),
    };
}
