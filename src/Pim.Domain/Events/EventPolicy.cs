namespace Pim.Domain.Events;

/// <summary>What whoever runs the service decides about events.</summary>
/// <param name="Retention">How long events are kept; older ones are refused, and removed as they come to that age.</param>
/// <param name="MaxFuture">How far the clock of a sender may be ahead.</param>
/// <param name="MaxViewsPerHour">Views and searches within one hour above which somebody is taken for a bot.</param>
public sealed record EventPolicy(TimeSpan Retention, TimeSpan MaxFuture, int MaxViewsPerHour)
{
    /// <summary>What holds where nothing is set: three years, ten minutes, 500.</summary>
    public static EventPolicy Default { get; } = new(TimeSpan.FromDays(1_096), TimeSpan.FromMinutes(10), 500);
}
