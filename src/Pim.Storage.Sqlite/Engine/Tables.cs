using Pim.Storage.Sqlite.Content;
using Pim.Storage.Sqlite.Jobs;
using Pim.Storage.Sqlite.Media;
using Pim.Storage.Sqlite.Products;
using Pim.Storage.Sqlite.Publications;
using Pim.Storage.Sqlite.Receipts;
using Pim.Storage.Sqlite.Schema;
using Pim.Storage.Sqlite.Search;

namespace Pim.Storage.Sqlite.Engine;

/// <summary>What a commit may touch, with its statements prepared; belongs to the writer's thread.</summary>
internal sealed class Tables(Session session)
{
    public Session Session => session;

    public RevisionCounter Revisions { get; } = new(session);

    public SchemaTable Schema { get; } = new(session);

    public ProductTable Products { get; } = new(session);

    public StateTable States { get; } = new(session);

    public ClaimTable Claims { get; } = new(session);

    public PublicationTable Publications { get; } = new(session);

    public ScheduleTable Schedules { get; } = new(session);

    public ReviewTable Reviews { get; } = new(session);

    public ChangeTable Changes { get; } = new(session);

    public MentionTable Mentions { get; } = new(session);

    public SearchTable Search { get; } = new(session);

    public StaleTable Stale { get; } = new(session);

    public AssetTable Assets { get; } = new(session);

    public BlobTable Blobs { get; } = new(session);

    public JobTable Jobs { get; } = new(session);

    public ReceiptTable Receipts { get; } = new(session);
}

/// <summary>The numbers of the catalogue's changes. They are taken inside the commit, so none is skipped and none is seen too early.</summary>
internal sealed class RevisionCounter(Session session)
{
    private readonly Statement _take = session.Prepare("UPDATE catalog SET revision = revision + ?1 RETURNING revision");
    private readonly Statement _readSchemaVersion = session.Prepare("SELECT schema_version FROM catalog");
    private readonly Statement _writeSchemaVersion = session.Prepare("UPDATE catalog SET schema_version = ?1");

    /// <summary>Revision of the last change of the schema.</summary>
    public long SchemaVersion
    {
        get => _readSchemaVersion.ReadNumber()!.Value;
        set => _writeSchemaVersion.Bind(1, value).Run();
    }

    /// <summary>Takes this many consecutive numbers and answers the first.</summary>
    public long Take(int count) => _take.Bind(1, count).ReadNumber()!.Value - count + 1;
}
