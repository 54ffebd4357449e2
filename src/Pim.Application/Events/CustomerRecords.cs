using Pim.Domain;
using Pim.Domain.Events;

namespace Pim.Application.Events;

/// <summary>What a person may ask of the service: to be told what it knows, and to be forgotten.</summary>
public sealed class CustomerRecords(IEventStore store, Histories histories, EventFolding folding, TimeProvider time)
{
    /// <summary>The events of a person, by time; none when nothing is known.</summary>
    public async Task<IReadOnlyList<Event>> ReadAsync(Person person, CancellationToken cancellationToken)
    {
        await folding.CatchUpAsync(cancellationToken);
        return await histories.GetAsync(person, cancellationToken) is { } history ? BlockReader.ReadAll(history.Block.Span, Person.OfKey(history.Person)) : [];
    }

    /// <summary>
    /// Erases a person, a customer's merged visitors included, and keeps a proof of it. Throws FailedPrecondition for a visitor who was merged.
    /// </summary>
    public async Task<ErasureProof> EraseAsync(Person person, string actor, CancellationToken cancellationToken)
    {
        ErasureProof? proof = null;
        while (proof is null)
        {
            await folding.CatchUpAsync(cancellationToken);
            proof = await TryEraseAsync(person, actor, cancellationToken);
        }
        // What came in between is refused by the proof; only now it is out of the batches, too.
        await folding.CatchUpAsync(cancellationToken);
        await store.ScrubAsync(cancellationToken);
        return proof;
    }

    /// <summary>The proof that a person was erased. Throws NotFound when they were not.</summary>
    public async Task<ErasureProof> GetProofAsync(Person person, CancellationToken cancellationToken)
    {
        var digest = new ErasureDigests(await store.GetSecretAsync(cancellationToken)).Of(person);
        var found = await store.GetErasuresAsync([digest], cancellationToken);
        return found.Count > 0 ? found[0] : throw PimException.NotFound("The erasure of this id");
    }

    private async Task<ErasureProof?> TryEraseAsync(Person person, string actor, CancellationToken cancellationToken)
    {
        var turn = (await store.ReadWaitingAsync(0, cancellationToken)).Turn;
        var isCustomer = person.Kind == PersonKind.Customer;
        if (!isCustomer && (await store.GetMergesAsync([person.Id], cancellationToken)).Count > 0)
            throw new PimException(
                ErrorKind.FailedPrecondition, "MERGED", "This visitor was merged into a customer: erase the customer, and the visitor is erased with it.");

        var visitors = isCustomer ? await store.GetMergedVisitorsAsync(person.Id, cancellationToken) : [];
        var known = await store.GetHistoriesAsync([person.Key], cancellationToken);
        var events = known.Count == 0 ? [] : BlockReader.ReadAll(known[0].Block.Span);
        var counts = new ErasureProof("", time.GetUtcNow(), actor, events.Count, events.Count(happened => happened.Detail is Purchase), visitors.Count);
        var proofs = await ProofsAsync([person, .. visitors.Select(Person.Visitor)], counts, cancellationToken);
        var commit = new HistoryCommit(turn) { Removed = [person.Key], Forgotten = isCustomer ? [person.Id] : [], Erased = proofs };
        return await store.CommitAsync(commit, cancellationToken) ? proofs[0] : null;
    }

    // The first is the one asked for; the visitors' own say only that they were erased.
    private async Task<List<ErasureProof>> ProofsAsync(IReadOnlyList<Person> persons, ErasureProof counts, CancellationToken cancellationToken)
    {
        var digests = new ErasureDigests(await store.GetSecretAsync(cancellationToken));
        var byDigest = persons.Select((person, i) => i == 0
            ? counts with { Digest = digests.Of(person) }
            : new ErasureProof(digests.Of(person), counts.Time, counts.Actor, 0, 0, 0)).ToList();
        var earlier = (await store.GetErasuresAsync([.. byDigest.Select(proof => proof.Digest)], cancellationToken))
            .ToDictionary(proof => proof.Digest, StringComparer.Ordinal);
        return byDigest.ConvertAll(proof => earlier.TryGetValue(proof.Digest, out var before) ? Sum(before, proof) : proof);
    }

    private static ErasureProof Sum(ErasureProof before, ErasureProof now) => now with
    {
        EventCount = before.EventCount + now.EventCount,
        PurchaseCount = before.PurchaseCount + now.PurchaseCount,
        VisitorCount = before.VisitorCount + now.VisitorCount,
    };
}
