namespace Pim.Domain.Events;

/// <summary>Something that somebody did at some time.</summary>
/// <param name="Time">When, UTC, to the millisecond.</param>
/// <param name="Person">Who.</param>
/// <param name="Detail">What.</param>
public sealed record Event(DateTimeOffset Time, Person Person, EventDetail Detail)
{
    /// <summary>By what the sender names it; empty on what was read from a store, which keeps <see cref="Digest"/> only.</summary>
    public string Id { get; init; } = "";

    /// <summary>Digest of <see cref="Id"/>: of those of one person, two with the same are the same event.</summary>
    public ulong Digest { get; init; }

    /// <summary>Code of the channel, or empty.</summary>
    public string Channel { get; init; } = "";

    /// <summary>BCP 47 locale, or empty.</summary>
    public string Locale { get; init; } = "";

    /// <summary>What met the customer there, or empty.</summary>
    public string Touchpoint { get; init; } = "";

    /// <summary>Whether the sender knows that no human did it.</summary>
    public bool IsBot { get; init; }

    /// <summary>The digest of an id: FNV-1a over its ASCII characters, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv), then mixed. Among the at most
    /// 20,000 events of a person, two ids meet by chance once in 10^11 persons.</summary>
    public static ulong DigestOf(string id)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in id) hash = (hash ^ c) * 1_099_511_628_211UL;
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        return hash ^ (hash >> 33);
    }
}
