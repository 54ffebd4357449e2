namespace Pim.Domain.Events;

/// <summary>How events are put to those of the same person.</summary>
public static class HistoryRules
{
    /// <summary>Most events kept of one person, the newest; nobody real has more.</summary>
    public const int MaxEvents = 20_000;

    /// <summary>
    /// The events of a person with others added: each digest once, of which the first given counts, in order of time and then of digest, so that it does
    /// not matter in which order they come.
    /// </summary>
    /// <param name="known">Those there, in order.</param>
    /// <param name="added">Others in the order in which they were taken.</param>
    public static List<Event> Merge(IReadOnlyList<Event> known, IReadOnlyList<Event> added)
    {
        var digests = new HashSet<ulong>(known.Count + added.Count);
        var merged = new List<Event>(known.Count + added.Count);
        foreach (var happened in known)
        {
            if (digests.Add(happened.Digest)) merged.Add(happened);
        }
        foreach (var happened in added)
        {
            if (digests.Add(happened.Digest)) merged.Add(happened);
        }
        merged.Sort(Compare);
        return merged;
    }

    /// <summary>Only the newest <see cref="MaxEvents"/> of ordered events.</summary>
    public static List<Event> Newest(List<Event> ordered) => ordered.Count <= MaxEvents ? ordered : ordered[^MaxEvents..];

    /// <summary>
    /// Whether ordered events are those of a bot: the sender says so of one of them, or there are <see cref="MaxEvents"/> of them, or within some hour there
    /// are more views and searches than the policy allows.
    /// </summary>
    public static bool IsBot(IReadOnlyList<Event> ordered, EventPolicy policy)
    {
        if (ordered.Count >= MaxEvents) return true;
        var seen = new Queue<DateTimeOffset>();
        foreach (var happened in ordered)
        {
            if (happened.IsBot) return true;
            if (happened.Detail is not (ContentView or SearchMade)) continue;
            seen.Enqueue(happened.Time);
            while (happened.Time - seen.Peek() >= TimeSpan.FromHours(1)) seen.Dequeue();
            if (seen.Count > policy.MaxViewsPerHour) return true;
        }
        return false;
    }

    private static int Compare(Event one, Event other)
    {
        var byTime = one.Time.CompareTo(other.Time);
        return byTime != 0 ? byTime : one.Digest.CompareTo(other.Digest);
    }
}
