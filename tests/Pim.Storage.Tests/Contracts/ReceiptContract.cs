using Pim.Application;
using Pim.Application.Products;
using Pim.Application.Schema;

namespace Pim.Storage.Tests.Contracts;

public abstract class ReceiptContract : StoreContract
{
    private readonly RequestReceipt _receipt = new(Guid.NewGuid(), "sha256:ab", Samples.Time.AddTicks(1));

    [EngineFact]
    public async Task A_commit_keeps_its_receipt()
    {
        Assert.Null(await FindAsync(Samples.Time));

        await CommitAsync("A", _receipt);

        Assert.Equal(_receipt, await FindAsync(Samples.Time));
        Assert.Null(await Stores.Receipts.FindAsync(Guid.NewGuid(), Samples.Time, default));
    }

    [EngineFact]
    public async Task The_same_request_is_refused_and_changes_nothing()
    {
        await CommitAsync("A", _receipt);

        var outcome = await CommitAsync("B", _receipt with { Time = Samples.Time.AddHours(23), Fingerprint = "sha256:cd" });

        Assert.Equal([new CommitConflict(ConflictKind.RequestSeen)], outcome.Conflicts);
        Assert.Null(await FindAsync("B"));
        Assert.Equal("sha256:ab", (await FindAsync(Samples.Time))!.Fingerprint);
    }

    [EngineFact]
    public async Task A_refused_commit_leaves_no_receipt()
    {
        await CommitAsync("A", null);

        Assert.False((await CommitAsync("A", _receipt)).Committed);

        Assert.Null(await FindAsync(Samples.Time));
    }

    [EngineFact]
    public async Task A_receipt_is_forgotten_after_24_hours()
    {
        await CommitAsync("A", _receipt);
        var end = _receipt.Time + RequestReceipt.KeptFor;

        Assert.NotNull(await FindAsync(end.AddTicks(-1)));
        Assert.Null(await FindAsync(end));
        var again = _receipt with { Time = end, Fingerprint = "sha256:cd" };
        Assert.True((await CommitAsync("B", again)).Committed);
        Assert.Equal(again, await FindAsync(end));
    }

    [EngineFact]
    public async Task Schema_commits_keep_receipts_too_and_share_their_ids_with_those_of_products()
    {
        var commit = new SchemaCommit { SchemaVersion = 0, Receipt = _receipt, Time = Samples.Time };
        Assert.True((await Stores.Schema.CommitAsync(commit, default)).Committed);

        Assert.Equal(_receipt, await FindAsync(Samples.Time));
        var schema = await Stores.Schema.CommitAsync(commit with { SchemaVersion = 1 }, default);
        var products = await Products.CommitAsync(
            Commit(new ProductChange(null, Samples.Product("A"))) with { SchemaVersion = 1, Receipt = _receipt }, default);
        Assert.Equal([new CommitConflict(ConflictKind.RequestSeen)], schema.Conflicts);
        Assert.Equal([new CommitConflict(ConflictKind.RequestSeen)], products.Conflicts);
    }

    private Task<CommitOutcome> CommitAsync(string sku, RequestReceipt? receipt) =>
        Products.CommitAsync(Commit(new ProductChange(null, Samples.Product(sku))) with { Receipt = receipt }, default);

    private Task<RequestReceipt?> FindAsync(DateTimeOffset now) => Stores.Receipts.FindAsync(_receipt.RequestId, now, default);
}
