using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>
/// Keeps events: batches as they come, until they are folded into histories, one for each person. Both are blocks (see <see cref="BlockWriter"/>). Taking
/// batches in never waits for what is done to histories, and reading histories stops neither.
/// </summary>
public interface IEventStore
{
    /// <summary>Keeps a batch, durably, behind those there.</summary>
    /// <param name="block">The events with their persons.</param>
    /// <param name="count">How many they are.</param>
    /// <param name="cancellationToken">Ends the wait; the batch may stand.</param>
    Task AppendAsync(ReadOnlyMemory<byte> block, int count, CancellationToken cancellationToken);

    /// <summary>The number of events that are not folded yet.</summary>
    Task<long> CountWaitingAsync(CancellationToken cancellationToken);

    /// <summary>The oldest batches that are not folded yet, whole ones, up to about so many events, and the turn to fold them at.</summary>
    Task<WaitingEvents> ReadWaitingAsync(int maxEvents, CancellationToken cancellationToken);

    /// <summary>
    /// Changes histories and what belongs to them, all or nothing, durably. False, and nothing is changed, when the turn is over: somebody else came
    /// in between.
    /// </summary>
    Task<bool> CommitAsync(HistoryCommit commit, CancellationToken cancellationToken);

    /// <summary>The histories of these persons, of those who have one, in any order.</summary>
    Task<IReadOnlyList<StoredHistory>> GetHistoriesAsync(IReadOnlyCollection<string> persons, CancellationToken cancellationToken);

    /// <summary>
    /// All histories as of one moment, in order of the UTF-8 bytes of their persons: customers first. The bytes are good until the next one is asked
    /// for.
    /// </summary>
    IAsyncEnumerable<StoredHistory> ReadHistoriesAsync(CancellationToken cancellationToken);

    /// <summary>The customers into whom these visitors were merged, by the visitors' ids; without those who were not.</summary>
    Task<IReadOnlyDictionary<string, string>> GetMergesAsync(IReadOnlyCollection<string> visitors, CancellationToken cancellationToken);

    /// <summary>Ids of the visitors who were merged into a customer, in any order.</summary>
    Task<IReadOnlyList<string>> GetMergedVisitorsAsync(string customer, CancellationToken cancellationToken);

    /// <summary>The proofs for these digests, of those there are, in any order.</summary>
    Task<IReadOnlyList<ErasureProof>> GetErasuresAsync(IReadOnlyCollection<string> digests, CancellationToken cancellationToken);

    /// <summary>The key of the digests of erased persons: made by chance with the store, and never given away.</summary>
    Task<ReadOnlyMemory<byte>> GetSecretAsync(CancellationToken cancellationToken);

    /// <summary>The number of persons with a history.</summary>
    Task<long> CountHistoriesAsync(CancellationToken cancellationToken);

    /// <summary>All visitors who were merged, with their customers' ids, in order of the visitors.</summary>
    IAsyncEnumerable<KeyValuePair<string, string>> ReadMergesAsync(CancellationToken cancellationToken);

    /// <summary>All proofs, in order of their digests.</summary>
    IAsyncEnumerable<ErasureProof> ReadErasuresAsync(CancellationToken cancellationToken);

    /// <summary>Takes over the key of another store, whose proofs are copied into this one.</summary>
    Task SetSecretAsync(ReadOnlyMemory<byte> secret, CancellationToken cancellationToken);

    /// <summary>Removes what is erased from files, logs and pages that are kept for reuse, as far as the engine lets it.</summary>
    Task ScrubAsync(CancellationToken cancellationToken);
}

/// <summary>Batches to be folded.</summary>
/// <param name="Turn">Number of the next change of histories.</param>
/// <param name="AnyErased">Whether anybody was ever erased.</param>
/// <param name="Batches">The oldest first.</param>
public sealed record WaitingEvents(long Turn, bool AnyErased, IReadOnlyList<WaitingBatch> Batches);

/// <summary>A batch as it was taken in.</summary>
/// <param name="Id">By what the store knows it.</param>
/// <param name="Block">The events with their persons.</param>
public readonly record struct WaitingBatch(string Id, ReadOnlyMemory<byte> Block);

/// <summary>All that is known of a person.</summary>
/// <param name="Person">Its <see cref="Person.Key"/>.</param>
/// <param name="Block">The events.</param>
public readonly record struct StoredHistory(string Person, ReadOnlyMemory<byte> Block);

/// <summary>A change of histories.</summary>
/// <param name="Turn">The turn it was made at.</param>
public sealed record HistoryCommit(long Turn)
{
    /// <summary>Batches that are folded by it: the oldest there are, in their order.</summary>
    public IReadOnlyList<string> Folded { get; init; } = [];

    /// <summary>Histories to be kept instead of those there.</summary>
    public IReadOnlyList<StoredHistory> Put { get; init; } = [];

    /// <summary>Persons whose histories are removed.</summary>
    public IReadOnlyCollection<string> Removed { get; init; } = [];

    /// <summary>Visitors who were merged, with their customers' ids.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Merged { get; init; } = [];

    /// <summary>Customers whose merged visitors are forgotten.</summary>
    public IReadOnlyCollection<string> Forgotten { get; init; } = [];

    /// <summary>Proofs to be kept instead of those of the same digests.</summary>
    public IReadOnlyList<ErasureProof> Erased { get; init; } = [];
}

/// <summary>That somebody was erased.</summary>
/// <param name="Digest">Keyed digest of the person, in hexadecimal.</param>
/// <param name="Time">When it was done last.</param>
/// <param name="Actor">Who asked.</param>
/// <param name="EventCount">Events that were erased.</param>
/// <param name="PurchaseCount">Of these, purchases.</param>
/// <param name="VisitorCount">Merged visitors that were erased with a customer.</param>
public sealed record ErasureProof(string Digest, DateTimeOffset Time, string Actor, long EventCount, long PurchaseCount, long VisitorCount);
