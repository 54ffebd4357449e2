namespace Grpc.Core;

/// <summary>What of a server call is passed on to the calls it makes.</summary>
/// <param name="propagateDeadline">Whether its deadline bounds theirs.</param>
/// <param name="propagateCancellation">Whether its cancellation cancels them.</param>
public class ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
{
    /// <summary>Both the deadline and the cancellation.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>Whether the deadline is passed on.</summary>
    public bool IsPropagateDeadline { get; } = propagateDeadline;

    /// <summary>Whether cancellation is passed on.</summary>
    public bool IsPropagateCancellation { get; } = propagateCancellation;
}
