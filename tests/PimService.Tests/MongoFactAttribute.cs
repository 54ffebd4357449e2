namespace PimService.Tests;

/// <summary>A test that needs the server which PIM_TEST_MONGODB names; skipped where it names none.</summary>
internal sealed class MongoFactAttribute : FactAttribute
{
    public MongoFactAttribute()
    {
        if (ConnectionString is null) Skip = "PIM_TEST_MONGODB names no server.";
    }

    /// <summary>How the server is reached; null when none is named.</summary>
    public static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("PIM_TEST_MONGODB") is { Length: > 0 } given ? given : null;
}
