using MongoDB.Driver;

namespace PimService.Tests.Hosting;

/// <summary>A test that needs a server; PIM_TEST_MONGODB is its connection string.</summary>
internal sealed class MongoFactAttribute : FactAttribute
{
    public MongoFactAttribute()
    {
        if (MongoDatabase.ConnectionString is null) Skip = "PIM_TEST_MONGODB names no server.";
    }
}

/// <summary>A database that is gone after the test.</summary>
internal sealed class MongoDatabase : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("PIM_TEST_MONGODB") is { Length: > 0 } given ? given : null;

    public string Name { get; } = $"pim_test_{Guid.NewGuid():N}";

    /// <summary>What makes the service keep its catalogue there.</summary>
    public string[] Arguments => ["Storage:Engine=MongoDB", $"Storage:ConnectionString={ConnectionString}", $"Storage:Database={Name}"];

    public async ValueTask DisposeAsync()
    {
        using var client = new MongoClient(ConnectionString);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await client.DropDatabaseAsync(Name, patience.Token);
        }
        catch (OperationCanceledException)
        {
            // Somebody's transaction holds it: it stays behind, and no test waits for it.
        }
    }
}
