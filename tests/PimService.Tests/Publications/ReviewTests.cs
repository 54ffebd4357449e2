using Grpc.Core;
using V1 = Pim.V1;
using State = Pim.V1.Review.Types.State;

namespace PimService.Tests.Publications;

public sealed class ReviewTests(PublicationFixture fixture) : IClassFixture<PublicationFixture>
{
    private readonly V1.PublicationService.PublicationServiceClient _publications = fixture.Publications;

    [Fact]
    public async Task A_draft_goes_from_editing_over_review_to_the_channel_and_an_edit_leads_back()
    {
        var lamp = await fixture.NewLampAsync();
        Assert.Equal(State.Draft, (await GetAsync(lamp)).State);
        var refusal = await Refusal.OfAsync(() => fixture.PublishAsync("careful", lamp));
        Assert.Equal((StatusCode.FailedPrecondition, "NOT_REVIEWED", "products[0].review"), (refusal.Code, refusal.Reason, refusal.Fields.Single()));

        var ready = await _publications.SubmitForReviewAsync(
            new() { Name = NameOf(lamp), Etag = lamp.Etag, Note = "Fertig 👍" }, new Metadata { { "pim-actor", "bob" } });
        Assert.Equal((NameOf(lamp), State.Ready, "bob", "Fertig 👍"), (ready.Name, ready.State, ready.Actor, ready.Note));
        Assert.Equal(ready, await GetAsync(lamp));
        await fixture.PublishAsync("careful", lamp);
        Assert.Equal((State.Published, "ann"), ((await GetAsync(lamp)).State, (await GetAsync(lamp)).Actor));

        await fixture.RenameAsync(lamp, "Anders");
        Assert.Equal(State.Draft, (await GetAsync(lamp)).State);
        Assert.Equal("NOT_REVIEWED", (await Refusal.OfAsync(() => fixture.PublishAsync("careful", lamp))).Reason);
    }

    [Fact]
    public async Task A_draft_that_was_submitted_can_be_sent_back_and_no_other()
    {
        var lamp = await fixture.NewLampAsync();
        var refusal = await Refusal.OfAsync(_publications.ReturnToDraftAsync(new() { Name = NameOf(lamp) }));
        Assert.Equal((StatusCode.FailedPrecondition, "NOT_SUBMITTED"), (refusal.Code, refusal.Reason));
        await _publications.SubmitForReviewAsync(new() { Name = NameOf(lamp) });
        var back = await _publications.ReturnToDraftAsync(new() { Name = NameOf(lamp), Note = "Bild fehlt" });
        Assert.Equal((State.Draft, "Bild fehlt"), (back.State, back.Note));
        Assert.Equal("NOT_REVIEWED", (await Refusal.OfAsync(() => fixture.PublishAsync("careful", lamp))).Reason);
    }

    [Fact]
    public async Task A_draft_that_was_edited_since_it_was_looked_at_is_not_submitted()
    {
        var lamp = await fixture.NewLampAsync();
        var edited = await fixture.RenameAsync(lamp, "Anders");
        var refusal = await Refusal.OfAsync(_publications.SubmitForReviewAsync(new() { Name = NameOf(lamp), Etag = lamp.Etag }));
        Assert.Equal((StatusCode.Aborted, edited.Etag), (refusal.Code, refusal.Facts["etag"]));
        Assert.Equal(State.Draft, (await GetAsync(lamp)).State);
    }

    [Fact]
    public async Task A_product_that_does_not_exist_is_not_found()
    {
        const string Name = "products/nobody/review";
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_publications.GetReviewAsync(new() { Name = Name }))).Code);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_publications.SubmitForReviewAsync(new() { Name = Name }))).Code);
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_publications.ReturnToDraftAsync(new() { Name = Name }))).Code);
    }

    private static string NameOf(V1.Product product) => $"{product.Name}/review";

    private async Task<V1.Review> GetAsync(V1.Product product) => await _publications.GetReviewAsync(new() { Name = NameOf(product) });
}
