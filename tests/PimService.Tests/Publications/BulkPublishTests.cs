using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Publications;

public sealed class BulkPublishTests(PublicationFixture fixture) : IClassFixture<PublicationFixture>
{
    [Fact]
    public async Task Models_go_before_their_variants_and_what_is_published_counts_as_unchanged()
    {
        var (model, shoe) = await fixture.NewShoeAsync();
        var filter = $"sku = \"{model.Sku}\" OR sku = \"{shoe.Sku}\"";
        Assert.Equal((2, 2, 0, 0), Counts((await RunAsync(new() { Channel = "web", Filter = filter }))[^1]));
        Assert.True((await fixture.GetAsync("web", model)).Published && (await fixture.GetAsync("web", shoe)).Published);
        Assert.Equal((2, 0, 2, 0), Counts((await RunAsync(new() { Channel = "web", Filter = filter }))[^1]));

        var withdraw = new V1.BulkPublishRequest { Channel = "web", Filter = filter, Action = V1.BulkPublishRequest.Types.Action.Unpublish };
        Assert.Equal((2, 2, 0, 0), Counts((await RunAsync(withdraw))[^1]));
        Assert.False((await fixture.GetAsync("web", model)).Published || (await fixture.GetAsync("web", shoe)).Published);
        Assert.Equal((2, 0, 2, 0), Counts((await RunAsync(withdraw))[^1]));
    }

    [Fact]
    public async Task The_refused_are_named_with_why_and_stand_in_nobodys_way()
    {
        var whole = await fixture.CreateAsync(fixture.Lamp(
            ("name", CatalogFixture.Text("Ganz", "de-DE")), ("weight", new V1.Value { Measurement = new V1.Measurement { Amount = "1", Unit = "GRAM" } })));
        var lacking = await fixture.NewLampAsync();
        var parts = await RunAsync(new() { Channel = "strict", Filter = $"sku = \"{whole.Sku}\" OR sku = \"{lacking.Sku}\"" });
        Assert.Equal((2, 1, 0, 1), Counts(parts[^1]));
        var refused = Assert.Single(parts.SelectMany(p => p.Refusals));
        var why = Refusal.Of(refused.Error);
        Assert.Equal((lacking.Name, StatusCode.FailedPrecondition, "INCOMPLETE", "completeness.strict.\"de-DE\""),
            (refused.Product, why.Code, why.Reason, why.Fields.Single()));
        Assert.True((await fixture.GetAsync("strict", whole)).Published);
    }

    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing()
    {
        var lamp = await fixture.NewLampAsync();
        Assert.Equal((1, 1, 0, 0), Counts((await RunAsync(new() { Channel = "web", Filter = $"sku = \"{lamp.Sku}\"", ValidateOnly = true }))[^1]));
        Assert.False((await fixture.GetAsync("web", lamp)).Published);
    }

    [Fact]
    public async Task At_most_a_hundred_refusals_are_told_and_all_counted()
    {
        await fixture.ImportAsync(null, [.. Enumerable.Range(0, 300)
            .Select(i => new V1.CatalogRow { Product = new V1.Product { Sku = fixture.Fresh("many"), Family = "lamps", Categories = { "lighting" } } })]);
        var parts = await RunAsync(new() { Channel = "strict", Filter = "categories:lighting" });
        Assert.Equal((300, 0, 0, 300), Counts(parts[^1]));
        Assert.True(parts.Count > 2, "It takes several parts.");
        Assert.Equal(100, parts.Sum(p => p.Refusals.Count));
    }

    [Fact]
    public async Task Unknown_channel_is_not_found_and_what_cannot_be_read_is_refused()
    {
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => RunAsync(new() { Channel = "nowhere" }))).Code);
        var refusal = await Refusal.OfAsync(() => RunAsync(new() { Filter = new string('x', 10_001), Action = (V1.BulkPublishRequest.Types.Action)7 }));
        Assert.Equal((StatusCode.InvalidArgument, "channel action filter"), (refusal.Code, string.Join(' ', refusal.Fields)));
        Assert.Equal(["filter"], (await Refusal.OfAsync(() => RunAsync(new() { Channel = "web", Filter = "family =" }))).Fields);
    }

    private async Task<List<V1.BulkPublishResponse>> RunAsync(V1.BulkPublishRequest request)
    {
        using var call = fixture.Publications.BulkPublish(request);
        var parts = new List<V1.BulkPublishResponse>();
        while (await call.ResponseStream.MoveNext(default)) parts.Add(call.ResponseStream.Current);
        return parts;
    }

    private static (long Matched, long Changed, long Unchanged, long Refused) Counts(V1.BulkPublishResponse part) =>
        (part.MatchedCount, part.ChangedCount, part.UnchangedCount, part.RefusedCount);
}
