using Grpc.Core;
using Pim.Client.Changes;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.Reports;
using Pim.MarketplaceSync.State;
using Pim.V1;

namespace Pim.MarketplaceSync.Tests.State;

public sealed class SyncStateTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FeedMapping _mapping = Mappings.Of("google-rss", Contents.Required);

    private string Path => _folder.PathOf("state.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Items_and_token_are_kept_together_and_found_again()
    {
        using (var state = SyncState.Open(Path, _mapping))
        {
            Assert.Equal(2, state.Take(Batch("t1", 7, Change("A", 6), Change("B", 7))));
            Assert.False(state.IsComplete);
        }
        using (var state = SyncState.Open(Path, _mapping))
        {
            Assert.Equal(("t1", 7), (state.Token, state.Sequence));
            Assert.Equal(1, state.Take(Batch("t2", 9, Withdrawn("A", 8), Change("B", 9)) with { IsCaughtUp = true }));
            Assert.True(state.IsComplete);
        }
        Assert.Equal(["B"], Ids());
    }

    [Fact]
    public void After_a_resync_what_does_not_come_again_is_forgotten_when_it_is_caught_up_and_not_before()
    {
        using var state = SyncState.Open(Path, _mapping);
        state.Take(Batch("t1", 2, Change("A", 1), Change("B", 2)) with { IsCaughtUp = true });
        state.Take(new ChangeBatch([], "", 0, false, new RpcException(new Status(StatusCode.OutOfRange, "Begin again."))));
        state.Take(Batch("u1", 5, Change("B", 5)));
        Assert.Equal(["A", "B"], Ids());
        Assert.True(state.IsComplete);

        Assert.Equal(1, state.Take(Batch("u2", 6) with { IsCaughtUp = true }));
        Assert.Equal(["B"], Ids());
    }

    [Fact]
    public void Another_mapping_makes_items_anew_and_keeps_the_token()
    {
        using (var state = SyncState.Open(Path, _mapping)) state.Take(Batch("t1", 1, Change("A", 1)) with { IsCaughtUp = true });
        using (var state = SyncState.Open(Path, Mappings.Of("google-rss", $"{Contents.Required}, \"custom_label_0\": \"family.code\"")))
            Assert.Equal("t1", state.Token);
        using var reading = new StateReading(Path);
        Assert.Equal("mugs", reading.Items("main").Single().Fields.Single(f => f.Name == "custom_label_0").Values[0].Text);
    }

    [Fact]
    public void Another_channel_begins_anew_and_no_feed_goes_out_before_it_is_complete()
    {
        using (var state = SyncState.Open(Path, _mapping)) state.Take(Batch("t1", 1, Change("A", 1)) with { IsCaughtUp = true });
        using var other = SyncState.Open(Path, _mapping with { Filter = "family = \"mugs\"" });
        Assert.Equal("", other.Token);
        Assert.False(other.IsComplete);
        other.Take(Batch("t2", 3, Change("B", 3)) with { IsCaughtUp = true });
        Assert.Equal(["B"], Ids());
    }

    [Fact]
    public void Models_are_no_items()
    {
        using var state = SyncState.Open(Path, _mapping);
        var model = Change("M", 1);
        model.Contents[0].Type = Product.Types.Type.Model;
        Assert.Equal(0, state.Take(Batch("t1", 1, model)));
        Assert.Empty(Ids());
    }

    [Fact]
    public void Of_two_products_with_one_id_the_first_goes_out_and_the_other_is_reported()
    {
        var mapping = Mappings.Of("google-rss", Contents.Required.Replace("\"id\": \"sku\"", "\"id\": \"values.code\"", StringComparison.Ordinal));
        using var state = SyncState.Open(Path, mapping);
        state.Take(Batch("t1", 2, Change("B", 1, Contents.Text("code", "X")), Change("A", 2, Contents.Text("code", "X"))) with { IsCaughtUp = true });

        using var reading = new StateReading(Path);
        Assert.Equal(["X"], reading.Items("main").Select(i => i.Id));
        Assert.Equal(new FeedCounts(1, 1, 0), reading.Count("main"));
        var gap = Assert.Single(Gap.Of(mapping, reading), g => g.Reason == "DUPLICATE_ID");
        Assert.Equal(["B"], gap.Skus);
    }

    [Fact]
    public void One_state_has_one_keeper()
    {
        using (StateLock.Take(Path))
        {
            var error = Assert.Throws<StateException>(() => StateLock.Take(Path));
            Assert.Contains("in use by another marketplace-sync", error.Message, StringComparison.Ordinal);
        }
        StateLock.Take(Path).Dispose();
    }

    [Fact]
    public void What_is_no_state_is_told()
    {
        File.WriteAllText(Path, new string('x', 5_000));
        Assert.Contains("is no state", Assert.Throws<StateException>(() => StateDatabase.Open(Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Differences_are_told_field_by_field()
    {
        using (var state = SyncState.Open(Path, _mapping))
            state.Take(Batch("t1", 3, Change("A", 1), Change("B", 2), Change("C", 3)) with { IsCaughtUp = true });
        File.Copy(Path, _folder.PathOf("before.db"));
        var renamed = Change("B", 4);
        renamed.Contents[0].Title = "Cup";
        using (var state = SyncState.Open(Path, _mapping)) state.Take(Batch("t2", 6, renamed, Withdrawn("A", 5), Change("D", 6)));

        using var before = new StateReading(_folder.PathOf("before.db"));
        using var after = new StateReading(Path);
        var differences = FeedDiff.Of(_mapping, before, after).ToList();
        Assert.Equal([("A", Difference.Removed), ("B", Difference.Altered), ("D", Difference.Added)], differences.Select(d => (d.Id, d.Kind)));
        Assert.Equal([("title", "Mug", "Cup")], differences[1].Fields);
    }

    private List<string> Ids()
    {
        using var reading = new StateReading(Path);
        return [.. reading.Items("main").Select(i => i.Id)];
    }

    internal static ChangeBatch Batch(string token, long sequence, params IReadOnlyList<ContentChange> changes) =>
        new(changes, token, sequence, IsCaughtUp: false);

    internal static ContentChange Change(string sku, long sequence, params IEnumerable<ContentAttribute> more) =>
        new() { Product = $"products/{sku}", Sequence = sequence, Contents = { Contents.Complete(sku, more) } };

    internal static ContentChange Withdrawn(string sku, long sequence) => new() { Product = $"products/{sku}", Sequence = sequence, Withdrawn = true };
}
