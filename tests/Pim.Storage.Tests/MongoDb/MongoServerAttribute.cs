using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>Tests that need a server; PIM_TEST_MONGODB is its connection string.</summary>
public sealed class MongoServerAttribute : RequirementAttribute
{
    public override string? Missing => ConnectionString is null ? "PIM_TEST_MONGODB names no server." : null;

    internal static string? ConnectionString { get; } = Environment.GetEnvironmentVariable("PIM_TEST_MONGODB") is { Length: > 0 } given ? given : null;
}
