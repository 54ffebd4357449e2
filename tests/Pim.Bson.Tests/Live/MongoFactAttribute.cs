namespace Pim.Bson.Tests.Live;

/// <summary>A test that needs a server; PIM_TEST_MONGODB is its connection string.</summary>
public sealed class MongoFactAttribute : FactAttribute
{
    public MongoFactAttribute()
    {
        if (ConnectionString is null) Skip = "PIM_TEST_MONGODB names no server.";
    }

    internal static string ConnectionString { get; } = Environment.GetEnvironmentVariable("PIM_TEST_MONGODB") is { Length: > 0 } given ? given : null;
}
