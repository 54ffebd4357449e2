using MongoDB.Bson;
using MongoDB.Driver;
using Pim.Application.Archive;
using Pim.Storage.MongoDB.Events;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>Looks whether the server will do, and brings the database to the layout of this program.</summary>
internal static class Deployment
{
    /// <summary>
    /// The layout that this program writes; a change of it comes with the steps that lead to it. 1: products and schema. 2: what channels have and see.
    /// 3: assets, and which of them products name.
    /// </summary>
    public const int Layout = 3;

    private const int NamespaceExists = 48;

    // Those without an index of their own, and those whose indexes may come later: indexes make the others.
    private static readonly string[] WithoutIndexes = [
        Collections.CatalogName, Collections.SchemaName, Collections.ProductsName, Collections.ReviewsName, Collections.ContentsName,
        Collections.WaitingEventsName, Collections.HistoriesName, Collections.ErasuresName, Collections.EventStateName];

    /// <summary>
    /// Throws <see cref="Domain.PimException"/> when the server has no transactions, or the database is of a later version, or a copy that was stopped,
    /// or is to be copied and not there.
    /// </summary>
    public static async Task PrepareAsync(Collections collections, CatalogUse use, CancellationToken cancellationToken)
    {
        await RequireTransactionsAsync(collections.Database, cancellationToken);
        var layout = await CatalogNumbers.ReadLayoutAsync(collections, cancellationToken);
        if (layout > Layout) throw StoreErrors.TooNew(layout.Value, Layout);
        if (layout < Layout) await CatalogNumbers.RaiseAsync(collections, cancellationToken);
        if (layout is not null && use != CatalogUse.CopyTo) await CatalogNumbers.ReadSchemaVersionAsync(collections, session: null, cancellationToken);
        if (use != CatalogUse.CopyFrom)
        {
            await MakeAsync(collections, use, cancellationToken);
            // Only where there is none: on some engines, even a write that changes nothing waits for the commit of an instance that died in the middle of it.
            if (layout is null) await CatalogNumbers.CreateAsync(collections, Layout, cancellationToken);
            await MongoEventStore.CreateAsync(collections, cancellationToken);
        }
        else if (layout is null) throw CopyErrors.NoCatalog($"the database {collections.Database.DatabaseNamespace.DatabaseName}");
    }

    private static async Task MakeAsync(Collections collections, CatalogUse use, CancellationToken cancellationToken)
    {
        // Ahead of the first commit: a transaction on a sharded cluster cannot make a collection.
        foreach (var name in WithoutIndexes) await CreateAsync(collections.Database, name, cancellationToken);
        // A copy makes the many indexes of products at its end: that takes less than keeping them up with each product.
        var indexed = use == CatalogUse.CopyTo ? Indexes.All.Where(name => name != Collections.ProductsName) : Indexes.All;
        await Indexes.CreateAsync(collections.Database, indexed, cancellationToken);
    }

    private static async Task RequireTransactionsAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var hello = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.Primary, cancellationToken);
        if (!HasTransactions(hello)) throw StoreErrors.NoTransactions();
    }

    /// <summary>Whether a server that says this of itself is a member of a replica set or the router of a sharded cluster.</summary>
    public static bool HasTransactions(BsonDocument hello) => hello.Contains("setName") || hello.GetValue("msg", "") == "isdbgrid";

    private static async Task CreateAsync(IMongoDatabase database, string name, CancellationToken cancellationToken)
    {
        try
        {
            await database.CreateCollectionAsync(name, cancellationToken: cancellationToken);
        }
        catch (MongoCommandException e) when (e.Code == NamespaceExists)
        {
            // Made before, or by another instance at this moment.
        }
    }
}
