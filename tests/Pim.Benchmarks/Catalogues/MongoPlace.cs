using MongoDB.Driver;

namespace Pim.Benchmarks.Catalogues;

/// <summary>The other engine: a database of its own on a MongoDB server.</summary>
/// <param name="connectionString">How to reach the server.</param>
internal sealed class MongoPlace(string connectionString) : Place
{
    private readonly string _database = $"pim-benchmark-{Guid.NewGuid():N}";

    /// <inheritdoc/>
    public override string Engine => "MongoDB";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settings =>
        [$"Storage:Engine={Engine}", $"Storage:ConnectionString={connectionString}", $"Storage:Database={_database}"];

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        using var client = new MongoClient(connectionString);
        await client.DropDatabaseAsync(_database);
        await base.DisposeAsync();
    }
}
