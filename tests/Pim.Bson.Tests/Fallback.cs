using System.Reflection;

namespace Pim.Bson.Tests;

/// <summary>Which MongoDB.Bson the tests run on: the one of eng/fallback or the official one.</summary>
internal static class Fallback
{
    internal static bool IsUsed { get; } =
        typeof(BsonDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion == "fallback";
}
