using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Principal;
using Grpc.Core;

namespace PimService.Access;

/// <summary>The name of the key that a call came with.</summary>
internal static class Caller
{
    // One for each key that was ever used: a call that is let through costs no more than a reference.
    private static readonly ConcurrentDictionary<string, ClaimsPrincipal> Known = new(StringComparer.Ordinal);

    /// <summary>The name; null where no keys are asked for.</summary>
    public static string? Of(ServerCallContext context) => context.GetHttpContext().User.Identity?.Name;

    /// <summary>Notes the name.</summary>
    public static void Set(ServerCallContext context, string name) =>
        context.GetHttpContext().User = Known.GetOrAdd(name, known => new ClaimsPrincipal(new GenericIdentity(known)));
}
