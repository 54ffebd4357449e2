using Grpc.Core;
using PimService.Tests.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Channels;

public sealed class ChannelServiceTests(CatalogFixture fixture) : SchemaContract<V1.Channel>(fixture, "channels", "channel")
{
    private V1.ChannelService.ChannelServiceClient Client => new(Fixture.Channel);
    [Fact]
    public async Task Locales_keep_their_order_and_are_spelled_as_usual()
    {
        var channel = New(Fixture.Fresh());
        channel.Locales.Clear();
        channel.Locales.Add(new V1.ChannelLocale { Locale = "fr_CH", Fallbacks = { "fr_fr", "de-DE" } });
        channel.Locales.Add(new V1.ChannelLocale { Locale = "de-DE" });
        var created = await CreateAsync(channel);
        Assert.Equal(["fr-CH", "de-DE"], created.Locales.Select(l => l.Locale));
        Assert.Equal(["fr-FR", "de-DE"], created.Locales[0].Fallbacks);
    }

    [Fact]
    public async Task Channel_without_locales_or_tree_is_told_all_at_once()
    {
        var refusal = await Refusal.OfAsync(() => CreateAsync(new V1.Channel { Code = Fixture.Fresh(), Currencies = { "EUR", "XXX" } }));
        Assert.Equal(["channel.category_tree", "channel.currencies[1]", "channel.locales"], refusal.Fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_a_channel_asks_of_publications_is_kept_and_can_be_named()
    {
        var channel = New(Fixture.Fresh());
        (channel.MinCompleteness, channel.ReviewRequired) = (80, true);
        var created = await CreateAsync(channel);
        Assert.Equal((80, true), (created.MinCompleteness, created.ReviewRequired));
        var updated = await UpdateAsync(new V1.Channel { Code = channel.Code }, ["min_completeness", "review_required"]);
        Assert.Equal((0, false, created.Locales), (updated.MinCompleteness, updated.ReviewRequired, updated.Locales));
        Assert.Equal(["channel.min_completeness"],
            (await Refusal.OfAsync(() => UpdateAsync(new V1.Channel { Code = channel.Code, MinCompleteness = 101 }))).Fields);
    }

    [Fact]
    public async Task Channel_that_products_hold_values_for_cannot_be_deleted()
    {
        var channel = await CreateAsync(New(Fixture.Fresh()));
        await Fixture.CreateAsync(Fixture.Lamp(("description", CatalogFixture.Text("x", "de-DE", channel.Code))));
        Assert.Equal(StatusCode.FailedPrecondition, (await Refusal.OfAsync(() => DeleteAsync(channel.Name))).Code);
    }

    protected override V1.Channel New(string code) =>
        new() { Code = code, CategoryTree = "shop", Currencies = { "CHF" }, Locales = { new V1.ChannelLocale { Locale = "de-DE" } } };

    protected override async Task<V1.Channel> CreateAsync(V1.Channel? message, bool validateOnly = false, string requestId = "") =>
        await Client.CreateChannelAsync(new() { Channel = message, ValidateOnly = validateOnly, RequestId = requestId });

    protected override async Task<V1.Channel> GetAsync(string name) => await Client.GetChannelAsync(new() { Name = name });

    protected override async Task<(IReadOnlyList<V1.Channel> Items, string Token)> ListAsync(int pageSize, string pageToken)
    {
        var page = await Client.ListChannelsAsync(new() { PageSize = pageSize, PageToken = pageToken });
        return (page.Channels, page.NextPageToken);
    }

    protected override async Task<V1.Channel> UpdateAsync(V1.Channel message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false) =>
        await Client.UpdateChannelAsync(new() { Channel = message, UpdateMask = Mask(mask), AllowMissing = allowMissing, ValidateOnly = validateOnly });

    protected override async Task DeleteAsync(string name, string etag = "", bool validateOnly = false) =>
        await Client.DeleteChannelAsync(new() { Name = name, Etag = etag, ValidateOnly = validateOnly });
}
