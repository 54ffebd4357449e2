using Pim.Application.Events;
using Pim.Domain.Events;

namespace Pim.Storage.Tests.Contracts;

public abstract class EventStoreContract : EventContract
{
    [EngineFact]
    public async Task Batches_wait_in_their_order()
    {
        for (var i = 0; i < 5; i++) await Stores.Events.AppendAsync(new byte[] { (byte)i }, 10, default);

        var some = await Stores.Events.ReadWaitingAsync(25, default);

        Assert.Equal([0, 1, 2], some.Batches.Select(batch => batch.Block.Span[0]));
        Assert.Equal(50, await Stores.Events.CountWaitingAsync(default));
        Assert.Equal(5, (await Stores.Events.ReadWaitingAsync(1_000, default)).Batches.Count);
    }

    [EngineFact]
    public async Task A_commit_of_a_past_turn_changes_nothing()
    {
        await Stores.Events.AppendAsync(new byte[] { 1 }, 1, default);
        var waiting = await Stores.Events.ReadWaitingAsync(10, default);
        Assert.True(await Stores.Events.CommitAsync(new HistoryCommit(waiting.Turn) { Put = [new("cA", new byte[] { 1 })] }, default));

        var late = new HistoryCommit(waiting.Turn)
        {
            Folded = [.. waiting.Batches.Select(batch => batch.Id)], Put = [new("cA", new byte[] { 2 })], Removed = ["cA"], Merged = [new("v", "A")],
                Erased = [Proof("d")],
        };

        Assert.False(await Stores.Events.CommitAsync(late, default));
        Assert.Equal([1], (await Stores.Events.GetHistoriesAsync(["cA", "cB"], default)).Single().Block.ToArray());
        Assert.Equal(1, await Stores.Events.CountWaitingAsync(default));
        Assert.Empty(await Stores.Events.GetMergesAsync(["v"], default));
        Assert.Empty(await Stores.Events.GetErasuresAsync(["d"], default));
    }

    [EngineFact]
    public async Task Folded_batches_are_gone_and_others_stay()
    {
        for (var i = 0; i < 3; i++) await Stores.Events.AppendAsync(new byte[] { (byte)i }, 10, default);
        var waiting = await Stores.Events.ReadWaitingAsync(20, default);

        Assert.True(await Stores.Events.CommitAsync(new HistoryCommit(waiting.Turn) { Folded = [.. waiting.Batches.Select(batch => batch.Id)] }, default));

        Assert.Equal([2], (await Stores.Events.ReadWaitingAsync(100, default)).Batches.Single().Block.ToArray());
        await Stores.ReopenAsync();
        Assert.Equal(10, await Stores.Events.CountWaitingAsync(default));
    }

    [EngineFact]
    public async Task A_reading_is_of_one_moment_and_in_order()
    {
        var people = Enumerable.Range(0, 2_500).Select(i => $"{"cv"[i % 2]}{i * 7919 % 2_500}").ToList();
        await PutAsync(people.Select(person => new StoredHistory(person, new byte[] { 1 })));

        var read = new List<string>();
        await foreach (var history in Stores.Events.ReadHistoriesAsync(default))
        {
            if (read.Count == 0) await PutAsync([new("zLate", new byte[] { 2 }), new("v9", new byte[] { 2 })]);
            Assert.Equal(1, history.Block.Span[0]);
            read.Add(history.Person);
        }

        Assert.Equal(people.Order(StringComparer.Ordinal), read);
    }

    [EngineFact]
    public async Task Merges_and_proofs_are_kept_and_forgotten()
    {
        var before = await Stores.Events.ReadWaitingAsync(0, default);
        Assert.False(before.AnyErased);
        await Stores.Events.CommitAsync(
            new HistoryCommit(before.Turn) { Merged = [new("v1", "A"), new("v2", "A"), new("v3", "B")], Erased = [Proof("d1"), Proof("d2")] }, default);

        Assert.Equal(["v1", "v2"], (await Stores.Events.GetMergedVisitorsAsync("A", default)).Order());
        Assert.Equal("B", (await Stores.Events.GetMergesAsync(["v3", "v4"], default)).Single().Value);
        Assert.Equal(Proof("d2"), (await Stores.Events.GetErasuresAsync(["d2", "d3"], default)).Single());
        var after = await Stores.Events.ReadWaitingAsync(0, default);
        Assert.True(after.AnyErased);
        await Stores.Events.CommitAsync(new HistoryCommit(after.Turn) { Forgotten = ["A"] }, default);
        Assert.Empty(await Stores.Events.GetMergedVisitorsAsync("A", default));
        Assert.Single(await Stores.Events.GetMergedVisitorsAsync("B", default));
    }

    [EngineFact]
    public async Task The_secret_is_the_same_after_a_restart_and_no_other_stores()
    {
        var secret = await Stores.Events.GetSecretAsync(default);
        await Stores.ReopenAsync();

        Assert.Equal(32, secret.Length);
        Assert.Equal(secret.ToArray(), (await Stores.Events.GetSecretAsync(default)).ToArray());
        await using var others = await OpenAsync();
        Assert.NotEqual(secret.ToArray(), (await others.Events.GetSecretAsync(default)).ToArray());
    }

    private async Task PutAsync(IEnumerable<StoredHistory> histories)
    {
        var turn = (await Stores.Events.ReadWaitingAsync(0, default)).Turn;
        Assert.True(await Stores.Events.CommitAsync(new HistoryCommit(turn) { Put = [.. histories] }, default));
    }

    private static ErasureProof Proof(string digest) => new(digest, Samples.Time, "officer", 5, 2, 1);
}
