using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Publications;

/// <summary>Publishing and withdrawing named products.</summary>
public sealed class PublishTests(PublicationFixture fixture) : IClassFixture<PublicationFixture>
{
    private readonly V1.PublicationService.PublicationServiceClient _publications = fixture.Publications;

    [Fact]
    public async Task A_channel_goes_on_seeing_what_was_published_while_the_draft_changes()
    {
        var lamp = await fixture.NewLampAsync("Eins");
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(ContentAsync(lamp))).Code);

        var published = Assert.Single(await fixture.PublishAsync("web", lamp));
        Assert.Equal(($"{lamp.Name}/publications/web", true, false, "ann"), (published.Name, published.Published, published.DraftDiffers, published.Publisher));
        Assert.StartsWith($"{lamp.Name}/revisions/", published.Revision, StringComparison.Ordinal);
        Assert.True(published.PublishTime.Seconds > 0);

        await fixture.RenameAsync(lamp, "Zwei");
        Assert.Equal("Eins", (await ContentAsync(lamp)).Title);
        var behind = await fixture.GetAsync("web", lamp);
        Assert.Equal((true, published.Revision), (behind.DraftDiffers, behind.Revision));

        await fixture.PublishAsync("web", lamp);
        Assert.Equal("Zwei", (await ContentAsync(lamp)).Title);
        Assert.False((await fixture.GetAsync("print", lamp)).Published);
    }

    [Fact]
    public async Task Publishing_what_is_published_changes_nothing()
    {
        var lamp = await fixture.NewLampAsync();
        var first = await fixture.PublishAsync("web", lamp);
        var sequence = (await ContentAsync(lamp)).Sequence;
        Assert.Equal(first, await fixture.PublishAsync("web", lamp));
        Assert.Equal(sequence, (await ContentAsync(lamp)).Sequence);
    }

    [Fact]
    public async Task A_withdrawn_product_is_not_seen_and_its_draft_stays()
    {
        var (lamp, other) = (await fixture.NewLampAsync(), await fixture.NewLampAsync());
        await fixture.PublishAsync("web", lamp);
        var withdrawn = await _publications.UnpublishProductsAsync(new() { Channel = "web", Products = { other.Name, lamp.Name } });
        Assert.Equal([$"{other.Name}/publications/web False", $"{lamp.Name}/publications/web False"],
            withdrawn.Publications.Select(p => $"{p.Name} {p.Published}"));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(ContentAsync(lamp))).Code);
        Assert.Equal(lamp, await fixture.Products.GetProductAsync(new() { Name = lamp.Name }));
    }

    [Fact]
    public async Task A_variant_takes_its_model_along_once()
    {
        var (model, shoe) = await fixture.NewShoeAsync();
        var published = await fixture.PublishAsync("web", shoe);
        Assert.Equal([$"{shoe.Name}/publications/web", $"{model.Name}/publications/web"], published.Select(p => p.Name));
        Assert.Equal(model.Sku, (await ContentAsync(shoe)).Variation.Model);

        var changed = await fixture.Products.UpdateProductAsync(new() { Product = new V1.Product { Sku = model.Sku, Categories = { "lighting" } } });
        Assert.Equal([$"{shoe.Name}/publications/web"], (await fixture.PublishAsync("web", shoe)).Select(p => p.Name));
        Assert.True((await fixture.GetAsync("web", changed)).DraftDiffers);
    }

    [Fact]
    public async Task An_incomplete_product_is_refused_with_what_is_missing_and_nothing_changes()
    {
        var weight = new V1.Value { Measurement = new V1.Measurement { Amount = "1", Unit = "GRAM" } };
        var whole = await fixture.CreateAsync(fixture.Lamp(("name", CatalogFixture.Text("Leuchte", "de-DE")), ("weight", weight)));
        var lacking = await fixture.NewLampAsync();

        var refusal = await Refusal.OfAsync(_publications.PublishProductsAsync(new() { Channel = "strict", Products = { whole.Name, lacking.Name } }));

        Assert.Equal((StatusCode.FailedPrecondition, "INCOMPLETE"), (refusal.Code, refusal.Reason));
        Assert.Equal(["products[1].completeness.strict.\"de-DE\""], refusal.Fields);
        Assert.Contains("Is 50 % complete", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Missing: weight.", refusal.Message, StringComparison.Ordinal);
        Assert.False((await fixture.GetAsync("strict", whole)).Published);
        Assert.True((await fixture.PublishAsync("strict", whole))[0].Published);
    }

    [Fact]
    public async Task Validate_only_answers_as_if_it_were_done_and_changes_nothing()
    {
        var (model, shoe) = await fixture.NewShoeAsync();
        var dry = await _publications.PublishProductsAsync(new() { Channel = "web", Products = { shoe.Name }, ValidateOnly = true });
        Assert.Equal([true, true], dry.Publications.Select(p => p.Published));
        Assert.False((await fixture.GetAsync("web", shoe)).Published || (await fixture.GetAsync("web", model)).Published);

        await fixture.PublishAsync("web", shoe);
        dry = new() { Publications = { (await _publications.UnpublishProductsAsync(
            new() { Channel = "web", Products = { shoe.Name }, ValidateOnly = true })).Publications } };
        Assert.Equal([false], dry.Publications.Select(p => p.Published));
        Assert.True((await fixture.GetAsync("web", shoe)).Published);
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        var lamp = await fixture.NewLampAsync();
        Assert.Equal("products/nobody",
            await NotFoundAsync(_publications.PublishProductsAsync(new() { Channel = "web", Products = { lamp.Name, "products/nobody" } })));
        Assert.Equal("products/nobody products/no_one", (await Refusal.OfAsync(
            _publications.PublishProductsAsync(new() { Channel = "web", Products = { "products/nobody", lamp.Name, "products/no_one" } }))).Facts["missing"]);
        Assert.Equal("channels/nowhere", await NotFoundAsync(_publications.PublishProductsAsync(new() { Channel = "nowhere", Products = { lamp.Name } })));
        Assert.Equal("products/nobody", await NotFoundAsync(_publications.UnpublishProductsAsync(new() { Channel = "web", Products = { "products/nobody" } })));
        Assert.Equal("channels/nowhere", await NotFoundAsync(_publications.UnpublishProductsAsync(new() { Channel = "nowhere", Products = { lamp.Name } })));
        Assert.Equal("channels/nowhere", await NotFoundAsync(_publications.GetPublicationAsync(new() { Name = $"{lamp.Name}/publications/nowhere" })));
        Assert.Equal("products/nobody", await NotFoundAsync(_publications.GetPublicationAsync(new() { Name = "products/nobody/publications/web" })));
        Assert.Equal("products/nobody", await NotFoundAsync(_publications.ListPublicationsAsync(new() { Parent = "products/nobody" })));
        Assert.Equal("products/nobody", await NotFoundAsync(_publications.DiffPublicationAsync(new() { Name = "products/nobody/publications/web" })));
        Assert.Equal("products/nobody", await NotFoundAsync(_publications.SchedulePublicationAsync(new() { Name = "products/nobody/publications/web" })));
        Assert.False((await fixture.GetAsync("web", lamp)).Published);
    }

    [Fact]
    public async Task Publications_are_listed_for_every_channel()
    {
        var lamp = await fixture.NewLampAsync();
        await fixture.PublishAsync("print", lamp);
        var listed = (await _publications.ListPublicationsAsync(new() { Parent = lamp.Name })).Publications;
        Assert.Equal(
            ["careful False True", "print True False", "strict False True", "web False True"],
            listed.Select(p => $"{p.Name[$"{lamp.Name}/publications/".Length..]} {p.Published} {p.DraftDiffers}"));
    }

    private AsyncUnaryCall<V1.Content> ContentAsync(V1.Product product) =>
        fixture.Contents.GetContentAsync(new() { Product = product.Name, Channel = "web", Locale = "de-DE" });

    private static async Task<string> NotFoundAsync<T>(AsyncUnaryCall<T> call)
    {
        var refusal = await Refusal.OfAsync(call);
        Assert.Equal(StatusCode.NotFound, refusal.Code);
        return refusal.Facts["resource"];
    }
}
