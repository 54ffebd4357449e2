using Grpc.Core;
using PimService.Tests.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Families;

public sealed class FamilyVariantServiceTests(CatalogFixture fixture) : SchemaContract<V1.FamilyVariant>(fixture, "familyVariants", "family_variant")
{
    private V1.FamilyService.FamilyServiceClient Client => new(Fixture.Channel);
    [Fact]
    public async Task Those_of_one_family_are_listed_and_their_tokens_are_good_for_no_other()
    {
        await CreateAsync(New(Fixture.Fresh()));
        await CreateAsync(New(Fixture.Fresh()));
        var shoes = await Client.ListFamilyVariantsAsync(new() { Family = "shoes", PageSize = 1 });
        Assert.Equal("shoes", Assert.Single(shoes.FamilyVariants).Family);
        Assert.Empty((await Client.ListFamilyVariantsAsync(new() { Family = "lamps" })).FamilyVariants);
        var refusal = await Refusal.OfAsync(Client.ListFamilyVariantsAsync(new() { PageToken = shoes.NextPageToken }));
        Assert.Equal((StatusCode.InvalidArgument, "page_token"), (refusal.Code, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Attribute_that_differs_by_locale_cannot_be_an_axis()
    {
        var variant = new V1.FamilyVariant { Code = Fixture.Fresh(), Family = "shoes", Levels = { new V1.VariantLevel { Axes = { "name" } } } };
        var refusal = await Refusal.OfAsync(() => CreateAsync(variant));
        Assert.Equal((StatusCode.FailedPrecondition, "family_variant.levels[0].axes"), (refusal.Code, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Axes_cannot_be_changed()
    {
        var created = await CreateAsync(New(Fixture.Fresh()));
        var refusal = await Refusal.OfAsync(
            () => UpdateAsync(new V1.FamilyVariant { Code = created.Code, Levels = { new V1.VariantLevel { Axes = { "gtin" } } } }));
        Assert.Equal((StatusCode.InvalidArgument, "IMMUTABLE"), (refusal.Code, refusal.Reason));
    }

    protected override V1.FamilyVariant New(string code) => new() { Code = code, Family = "shoes", Levels = { new V1.VariantLevel { Axes = { "size" } } } };

    protected override async Task<V1.FamilyVariant> CreateAsync(V1.FamilyVariant? message, bool validateOnly = false, string requestId = "") =>
        await Client.CreateFamilyVariantAsync(new() { FamilyVariant = message, ValidateOnly = validateOnly, RequestId = requestId });

    protected override async Task<V1.FamilyVariant> GetAsync(string name) => await Client.GetFamilyVariantAsync(new() { Name = name });

    protected override async Task<(IReadOnlyList<V1.FamilyVariant> Items, string Token)> ListAsync(int pageSize, string pageToken)
    {
        var page = await Client.ListFamilyVariantsAsync(new() { PageSize = pageSize, PageToken = pageToken });
        return (page.FamilyVariants, page.NextPageToken);
    }

    protected override async Task<V1.FamilyVariant> UpdateAsync(
        V1.FamilyVariant message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false) =>
        await Client.UpdateFamilyVariantAsync(
            new() { FamilyVariant = message, UpdateMask = Mask(mask), AllowMissing = allowMissing, ValidateOnly = validateOnly });

    protected override async Task DeleteAsync(string name, string etag = "", bool validateOnly = false) =>
        await Client.DeleteFamilyVariantAsync(new() { Name = name, Etag = etag, ValidateOnly = validateOnly });
}
