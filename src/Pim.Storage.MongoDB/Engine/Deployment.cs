using MongoDB.Bson;
using MongoDB.Driver;

namespace Pim.Storage.MongoDB.Engine;

/// <summary>Looks whether the server will do, and brings the database to the layout of this program.</summary>
internal static class Deployment
{
    /// <summary>The layout that this program writes; a change of it comes with the steps that lead to it.</summary>
    public const int Layout = 1;

    private const int NamespaceExists = 48;

    // Those without an index of their own: indexes make the others.
    private static readonly string[] WithoutIndexes = [Collections.CatalogName, Collections.SchemaName];

    /// <summary>Throws <see cref="Domain.PimException"/> when the server has no transactions, or the database is of a later version.</summary>
    public static async Task PrepareAsync(Collections collections, CancellationToken cancellationToken)
    {
        await RequireTransactionsAsync(collections.Database, cancellationToken);
        await RequireLayoutAsync(collections, cancellationToken);
        // Ahead of the first commit: a transaction on a sharded cluster cannot make a collection.
        foreach (var name in WithoutIndexes) await CreateAsync(collections.Database, name, cancellationToken);
        await Indexes.CreateAsync(collections.Database, cancellationToken);
        await CatalogNumbers.CreateAsync(collections, Layout, cancellationToken);
    }

    private static async Task RequireTransactionsAsync(IMongoDatabase database, CancellationToken cancellationToken)
    {
        var hello = await database.RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.Primary, cancellationToken);
        if (!HasTransactions(hello)) throw StoreErrors.NoTransactions();
    }

    /// <summary>Whether a server that says this of itself is a member of a replica set or the router of a sharded cluster.</summary>
    public static bool HasTransactions(BsonDocument hello) => hello.Contains("setName") || hello.GetValue("msg", "") == "isdbgrid";

    private static async Task RequireLayoutAsync(Collections collections, CancellationToken cancellationToken)
    {
        if (await CatalogNumbers.ReadLayoutAsync(collections, cancellationToken) is { } layout && layout > Layout) throw StoreErrors.TooNew(layout, Layout);
    }

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
