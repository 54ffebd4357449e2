using System.Text;
using Pim.Application.Events;
using Pim.Domain;
using Pim.Domain.Events;

namespace Pim.Storage.Tests.Contracts;

public abstract class ErasureContract : EventContract
{
    private static readonly Person Ann = Person.Customer("ann-4711-pseudonym");

    [EngineFact]
    public async Task Nothing_is_left_of_a_customer_but_the_proof()
    {
        await SendAsync(View("1", Person.Visitor("browser-4711"), "SECRET-TENT"), Merge("2", "browser-4711", Ann.Id), Buy("3", Ann.Id, "ORDER-4711"),
            View("4", Person.Customer("other")));
        await Folding.CatchUpAsync(default);
        await SendAsync(View("5", Ann, "SECRET-TENT"));

        var proof = await Records.EraseAsync(Ann, "officer", default);

        Assert.Equal((4, 1, 1, "officer", Clock.Now), (proof.EventCount, proof.PurchaseCount, proof.VisitorCount, proof.Actor, proof.Time));
        Assert.Equal(["cother"], (await ReadAllAsync()).Select(history => history.Person));
        Assert.Equal(proof, await Records.GetProofAsync(Ann, default));
        Assert.Equal(0, (await Records.GetProofAsync(Person.Visitor("browser-4711"), default)).EventCount);
        Assert.Empty(await Stores.Events.GetMergesAsync(["browser-4711"], default));
        if (Stores.ReadFiles() is { } files)
            Assert.All(["4711", "SECRET-TENT"], text => Assert.Equal(-1, files.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text))));
    }

    [EngineFact]
    public async Task What_happened_before_the_erasure_does_not_come_back()
    {
        await SendAsync(View("1", Ann), View("2", Person.Visitor("v")), Merge("3", "v", Ann.Id));
        await Records.EraseAsync(Ann, "officer", default);

        Clock.Now += TimeSpan.FromHours(1);
        await SendAsync(View("1", Ann), View("2", Person.Visitor("v")), Merge("3", "v", Ann.Id), View("other", Person.Customer("other")));
        Assert.Equal(["cother"], (await ReadAllAsync()).Select(history => history.Person));

        await SendAsync(View("4", Ann, minutesAgo: -30));
        Assert.Equal([Digest("4")], (await ReadAsync(Ann)).Select(happened => happened.Digest));
    }

    [EngineFact]
    public async Task Erasing_again_adds_to_the_proof()
    {
        await SendAsync(View("1", Ann), Buy("2", Ann.Id));
        var first = await Records.EraseAsync(Ann, "officer", default);
        Clock.Now += TimeSpan.FromHours(1);
        await SendAsync(View("3", Ann, minutesAgo: -30));

        var second = await Records.EraseAsync(Ann, "another", default);

        Assert.Equal(first with { EventCount = 3, Time = Clock.Now, Actor = "another" }, second);
    }

    [EngineFact]
    public async Task A_merged_visitor_is_erased_with_the_customer_only()
    {
        await SendAsync(View("1", Person.Visitor("v")), Merge("2", "v", Ann.Id), View("3", Person.Visitor("w")));

        var refused = await Assert.ThrowsAsync<PimException>(() => Records.EraseAsync(Person.Visitor("v"), "officer", default));
        var proof = await Records.EraseAsync(Person.Visitor("w"), "officer", default);

        Assert.Equal("MERGED", refused.Reason);
        Assert.Equal(1, proof.EventCount);
        Assert.Equal([Ann.Key], (await ReadAllAsync()).Select(history => history.Person));
    }

    [EngineFact]
    public async Task Who_was_not_erased_has_no_proof()
    {
        await SendAsync(View("1", Ann));

        Assert.Equal(ErrorKind.NotFound, (await Assert.ThrowsAsync<PimException>(() => Records.GetProofAsync(Ann, default))).Kind);
    }

    [EngineFact]
    public async Task An_erasure_amid_writing_and_folding_holds()
    {
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++) await SendAsync(View($"a{i}", Ann), View($"o{i}", Person.Customer("other")));
        });
        await Records.EraseAsync(Ann, "officer", default);
        await writing;

        var left = await ReadAllAsync();
        Assert.Equal(["cother"], left.Select(history => history.Person));
        Assert.Equal(40, left[0].Digests.Count);
    }
}
