using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Content;

public sealed class ChangeStreamTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private readonly V1.ContentService.ContentServiceClient _contents = fixture.Contents;

    [Fact]
    public async Task A_published_product_arrives_in_a_waiting_watch_and_reads_no_older_afterwards()
    {
        using var watch = _contents.WatchChanges(new() { Channel = "web", Locales = { "de-DE" }, FromNow = true });
        Assert.True(await watch.ResponseStream.MoveNext());
        Assert.True(watch.ResponseStream.Current.CaughtUp);

        var lamp = await fixture.CreatePublishedAsync(fixture.Lamp(("name", CatalogFixture.Text("Leuchte", "de-DE"))));

        var change = await NextAsync(watch, lamp.Name);
        Assert.Equal(("Leuchte", change.Sequence, false), (Assert.Single(change.Contents).Title, change.Contents[0].Sequence, change.Withdrawn));
        var read = await _contents.GetContentAsync(new() { Product = lamp.Name, Channel = "web", Locale = "de-DE" });
        Assert.True(read.Sequence >= change.Sequence);

        await fixture.Products.DeleteProductAsync(new() { Name = lamp.Name });
        Assert.True((await NextAsync(watch, lamp.Name)).Withdrawn);
    }

    [Fact]
    public async Task An_export_goes_on_from_its_token_and_starts_a_watch()
    {
        var lamp = await fixture.CreatePublishedAsync(fixture.Lamp());
        var (changes, token) = await ExportAsync("");
        Assert.Contains(changes, c => c.Product == lamp.Name && c.Contents.Count == 2);
        Assert.Equal(changes.Select(c => c.Sequence).Order(), changes.Select(c => c.Sequence));

        var another = await fixture.CreatePublishedAsync(fixture.Lamp());

        Assert.Contains((await ExportAsync(token)).Changes, c => c.Product == another.Name);
        using var watch = _contents.WatchChanges(new() { Channel = "web", ResumeToken = token, WithoutContent = true });
        Assert.Empty((await NextAsync(watch, another.Name)).Contents);
    }

    [Fact]
    public async Task Wrong_requests_are_told_what_is_wrong()
    {
        async Task<Refusal> OfAsync(V1.WatchChangesRequest request)
        {
            using var watch = _contents.WatchChanges(request);
            return await Refusal.OfAsync(() => watch.ResponseStream.MoveNext());
        }
        var interval = await OfAsync(new() { HeartbeatInterval = new() { Nanos = 5 } });
        Assert.Equal((StatusCode.InvalidArgument, "channel heartbeat_interval"), (interval.Code, string.Join(' ', interval.Fields)));
        Assert.Equal(["resume_token"], (await OfAsync(new() { Channel = "web", ResumeToken = "nonsense" })).Fields);
        Assert.Equal(StatusCode.NotFound, (await OfAsync(new() { Channel = "nowhere" })).Code);
        Assert.Equal(StatusCode.NotFound, (await OfAsync(new() { Channel = "web", Locales = { "fr-FR" } })).Code);
        Assert.Equal(StatusCode.InvalidArgument, (await OfAsync(new() { Channel = "web", Filter = "a b c =" })).Code);
    }

    private async Task<(List<V1.ContentChange> Changes, string Token)> ExportAsync(string token)
    {
        using var export = _contents.ExportContent(new() { Channel = "web", ResumeToken = token });
        var changes = new List<V1.ContentChange>();
        while (await export.ResponseStream.MoveNext())
        {
            changes.AddRange(export.ResponseStream.Current.Changes);
            token = export.ResponseStream.Current.ResumeToken;
        }
        return (changes, token);
    }

    // Other tests publish too: theirs are passed over.
    private static async Task<V1.ContentChange> NextAsync(AsyncServerStreamingCall<V1.WatchChangesResponse> watch, string product)
    {
        while (await watch.ResponseStream.MoveNext())
        {
            if (watch.ResponseStream.Current.Changes.FirstOrDefault(c => c.Product == product) is { } change) return change;
        }
        throw new InvalidOperationException("The watch ended.");
    }
}
