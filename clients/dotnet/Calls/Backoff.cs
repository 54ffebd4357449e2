using Grpc.Core;

namespace Pim.Client.Calls;

/// <summary>How long to rest before another try: twice as long each time.</summary>
/// <param name="First">Before the second try.</param>
/// <param name="Longest">Never longer, unless the service asks for more.</param>
/// <param name="Spread">Share that chance may add, so that many clients do not come back in one moment; 0 to 1.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest, double Spread)
{
    private const int MaxDoublings = 30;

    /// <summary>The rest after so many failures, of which this was the last.</summary>
    public TimeSpan Rest(int failures, RpcException? last)
    {
        var ticks = Math.Min((double)First.Ticks * (1L << Math.Clamp(failures - 1, 0, MaxDoublings)), Longest.Ticks);
        var rest = TimeSpan.FromTicks((long)(ticks * (1 + Spread * Random.Shared.NextDouble())));
        var asked = last is null ? null : ServiceError.Of(last).RetryDelay;
        return asked > rest ? asked.Value : rest;
    }
}
