using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Pim.MarketplaceSync.Mapping;
using Pim.MarketplaceSync.State;
using Pim.MarketplaceSync.Sync;
using Pim.MarketplaceSync.Webhooks;
using Pim.V1;
using static Pim.MarketplaceSync.Tests.State.SyncStateTests;

namespace Pim.MarketplaceSync.Tests.Webhooks;

public sealed class WebhookTests : IDisposable
{
    private const string Secret = "pssst";

    private readonly TemporaryFolder _folder = new();
    private readonly Receiver _receiver = new();
    private readonly ImpatientTime _time = new();
    private readonly SyncMetrics _metrics = new();
    private readonly FeedMapping _mapping = MappingTo("http://receiver.example/");

    private string Path => _folder.PathOf("state.db");

    public void Dispose()
    {
        _folder.Dispose();
        _receiver.Dispose();
        _metrics.Dispose();
    }

    [Fact]
    public async Task Changes_go_out_in_signed_batches_and_only_once()
    {
        Take(_mapping, Batch("t1", 5, [.. Enumerable.Range(1, 5).Select(i => Named($"A{i}", i, $"Mug {i}"))]));
        await DeliverAsync();
        Assert.Equal([2, 2, 1], _receiver.Deliveries.Select(d => Encoding.UTF8.GetString(d.Body).Split("\"op\"").Length - 1));
        Assert.Equal(5, _receiver.Items.Count);
        foreach (var (_, signature, body) in _receiver.Deliveries)
        {
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), (byte[])[.. "1800000000."u8, .. body]);
            Assert.Equal($"t=1800000000,v1={Convert.ToHexStringLower(expected)}", signature);
        }

        Take(_mapping, Batch("t2", 8, Named("A1", 6, "Cup"), Withdrawn("A2", 7), Named("A3", 8, "Mug 3")));
        await DeliverAsync();
        Assert.Equal(4, _receiver.Deliveries.Count);
        Assert.Equal(new Dictionary<string, string> { ["A1"] = "Cup", ["A3"] = "Mug 3", ["A4"] = "Mug 4", ["A5"] = "Mug 5" }, _receiver.Items);
    }

    [Fact]
    public async Task What_was_not_taken_is_sent_again_the_same_after_the_rest_that_the_receiver_wants()
    {
        Take(_mapping, Batch("t1", 1, Named("A", 1, "Mug")));
        _receiver.Answer = call => call switch
        {
            1 => Busy(new RetryConditionHeaderValue(TimeSpan.FromSeconds(77))),
            2 => Busy(new RetryConditionHeaderValue(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000 + 99))),
            3 => throw new HttpRequestException("Connection refused"),
            _ => new HttpResponseMessage(HttpStatusCode.OK),
        };

        await DeliverAsync();

        Assert.Equal(4, _receiver.Deliveries.Count);
        Assert.Single(_receiver.Deliveries.Select(d => (d.Id, Encoding.UTF8.GetString(d.Body))).Distinct());
        Assert.Contains(TimeSpan.FromSeconds(77), _time.Rests);
        Assert.Contains(TimeSpan.FromSeconds(99), _time.Rests);
        Assert.Equal("Mug", _receiver.Items["A"]);
    }

    [Fact]
    public async Task What_will_never_be_taken_is_a_dead_letter_that_can_be_replayed_as_things_are_by_then()
    {
        Take(_mapping, Batch("t1", 3, Named("A", 1, "Old"), Named("B", 2, "Gone soon"), Named("C", 3, "Mug")));
        _receiver.Answer = call => new HttpResponseMessage(call == 1 ? HttpStatusCode.BadRequest : HttpStatusCode.OK);
        await DeliverAsync();
        Assert.Equal(["C"], _receiver.Items.Keys);

        Take(_mapping, Batch("t2", 5, Named("A", 4, "New"), Withdrawn("B", 5)));
        await DeliverAsync();
        using var outbox = new Outbox(Path);
        var letter = Assert.Single(outbox.DeadLetters());
        Assert.Equal((1, "400 Bad Request"), (letter.Attempts, letter.Error));

        Assert.Equal(1, outbox.Replay());
        Assert.Empty(outbox.DeadLetters());
        await DeliverAsync();
        Assert.Equal(new Dictionary<string, string> { ["A"] = "New", ["C"] = "Mug" }, _receiver.Items);
    }

    [Fact]
    public async Task A_receiver_that_stays_away_is_given_up_after_so_many_attempts()
    {
        Take(_mapping, Batch("t1", 1, Named("A", 1, "Mug")));
        _receiver.Answer = _ => new HttpResponseMessage(HttpStatusCode.InternalServerError);
        await DeliverAsync();
        Assert.Equal(4, _receiver.Deliveries.Count);
        using var outbox = new Outbox(Path);
        Assert.Equal(4, Assert.Single(outbox.DeadLetters()).Attempts);
    }

    [Fact]
    public async Task Batches_keep_the_pace_that_the_mapping_sets()
    {
        Take(_mapping, Batch("t1", 5, [.. Enumerable.Range(1, 5).Select(i => Named($"A{i}", i, "Mug"))]));
        await DeliverAsync();
        Assert.Equal([250, 250], _time.Rests.Select(r => r.TotalMilliseconds));
    }

    [Fact]
    public async Task Another_receiver_is_told_everything()
    {
        Take(_mapping, Batch("t1", 2, Named("A", 1, "Mug"), Named("B", 2, "Cup")));
        await DeliverAsync();
        _receiver.Items.Clear();
        var other = MappingTo("http://other.example/");
        SyncState.Open(Path, other).Dispose();
        await DeliverAsync();
        Assert.Equal(["A", "B"], _receiver.Items.Keys.Order());
    }

    [Fact]
    public async Task An_item_under_another_id_takes_the_old_one_with_it()
    {
        var mapping = MappingTo("http://receiver.example/", "values.code");
        Take(mapping, Batch("t1", 1, Change("A", 1, Contents.Text("code", "one"))));
        await DeliverAsync();
        Take(mapping, Batch("t2", 2, Change("A", 2, Contents.Text("code", "two"))));
        await DeliverAsync();
        Assert.Equal(["two"], _receiver.Items.Keys);
    }

    private void Take(FeedMapping mapping, Client.Changes.ChangeBatch batch)
    {
        using var state = SyncState.Open(Path, mapping);
        state.Take(batch with { IsCaughtUp = true });
    }

    private async Task DeliverAsync()
    {
        using var http = new HttpClient(_receiver, disposeHandler: false);
        await new WebhookDelivery(_mapping.Webhook!, Secret, Path, http, _time, _metrics, _ => { }).DeliverAsync(default);
    }

    private static FeedMapping MappingTo(string url, string id = "sku") => Mappings.Of("webhook", $"\"id\": \"{id}\", \"name\": \"title\"",
        $$"""  "webhook": { "url": "{{url}}", "secretVariable": "S", "batchSize": 2, "requestsPerSecond": 4, "maxAttempts": 4 },""");

    private static ContentChange Named(string sku, long sequence, string name)
    {
        var change = Change(sku, sequence);
        change.Contents[0].Title = name;
        return change;
    }

    private static HttpResponseMessage Busy(RetryConditionHeaderValue retryAfter)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = retryAfter;
        return answer;
    }
}
