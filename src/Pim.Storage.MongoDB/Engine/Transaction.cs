using MongoDB.Driver;
using Pim.Storage.MongoDB.Archive;
using Pim.Storage.MongoDB.Content;
using Pim.Storage.MongoDB.Events;
using Pim.Storage.MongoDB.Jobs;
using Pim.Storage.MongoDB.Media;
using Pim.Storage.MongoDB.Products;
using Pim.Storage.MongoDB.Publications;
using Pim.Storage.MongoDB.Receipts;
using Pim.Storage.MongoDB.Schema;
using Pim.Storage.MongoDB.Search;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>What a commit may touch, all within one transaction.</summary>
internal sealed class Transaction(IClientSessionHandle session, Collections collections)
{
    public CatalogNumbers Numbers { get; } = new(session, collections);

    public SchemaCollection Schema { get; } = new(session, collections);

    public ProductCollection Products { get; } = new(session, collections);

    public ClaimCollection Claims { get; } = new(session, collections);

    public PublicationCollection Publications { get; } = new(session, collections);

    public ScheduleCollection Schedules { get; } = new(session, collections);

    public ReviewCollection Reviews { get; } = new(session, collections);

    public ChangeCollection Changes { get; } = new(session, collections);

    public MentionCollection Mentions { get; } = new(session, collections);

    public SearchCollection Search { get; } = new(session, collections);

    public StaleCollection Stale { get; } = new(session, collections);

    public AssetCollection Assets { get; } = new(session, collections);

    public BlobCollection Blobs { get; } = new(session, collections);

    public JobCollection Jobs { get; } = new(session, collections);

    public ReceiptCollection Receipts { get; } = new(session, collections);

    public HistoryCollections Histories { get; } = new(session, collections);

    public CopyCollection Copy { get; } = new(session, collections);
}
