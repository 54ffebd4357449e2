using Grpc.Core;

namespace PimService.Access;

/// <summary>The name of the key that a call came with.</summary>
internal static class Caller
{
    private static readonly object Place = new();

    /// <summary>The name; null where no keys are asked for.</summary>
    public static string? Of(ServerCallContext context) => context.UserState.TryGetValue(Place, out var name) ? (string)name : null;

    /// <summary>Notes the name.</summary>
    public static void Set(ServerCallContext context, string name) => context.UserState[Place] = name;
}
