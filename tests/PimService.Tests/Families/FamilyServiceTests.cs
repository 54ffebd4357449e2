using Grpc.Core;
using PimService.Tests.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Families;

public sealed class FamilyServiceTests(CatalogFixture fixture) : SchemaContract<V1.Family>(fixture, "families", "family")
{
    private V1.FamilyService.FamilyServiceClient Client => new(Fixture.Channel);
    [Fact]
    public async Task Codes_that_do_not_exist_are_told_at_their_places_in_the_request()
    {
        var refusal = await Refusal.OfAsync(() => CreateAsync(new V1.Family
        {
            Code = Fixture.Fresh(), Attributes = { "weight", "zz", "name", "aa" },
                Requirements = { ["nowhere"] = new V1.AttributeRequirements { Attributes = { "name" } } },
        }));
        Assert.Equal(StatusCode.FailedPrecondition, refusal.Code);
        Assert.Equal(["family.attributes[1]", "family.attributes[3]", "family.requirements.nowhere"], refusal.Fields.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Requirements_of_one_channel_can_be_changed_alone()
    {
        var family = New(Fixture.Fresh());
        family.Requirements.Add("web", new V1.AttributeRequirements { Attributes = { "name" } });
        await CreateAsync(family);
        var update = new V1.Family { Code = family.Code, Requirements = { ["print"] = new V1.AttributeRequirements { Attributes = { "gtin" } } } };
        var updated = await UpdateAsync(update, ["requirements.print"]);
        Assert.Equal(["print", "web"], updated.Requirements.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Family_with_products_cannot_be_deleted()
    {
        await Fixture.CreateAsync(Fixture.Lamp());
        Assert.Equal(StatusCode.FailedPrecondition, (await Refusal.OfAsync(() => DeleteAsync("families/lamps"))).Code);
    }

    protected override V1.Family New(string code) => new() { Code = code, Attributes = { "name", "gtin" }, LabelAttribute = "name" };

    protected override async Task<V1.Family> CreateAsync(V1.Family? message, bool validateOnly = false, string requestId = "") =>
        await Client.CreateFamilyAsync(new() { Family = message, ValidateOnly = validateOnly, RequestId = requestId });

    protected override async Task<V1.Family> GetAsync(string name) => await Client.GetFamilyAsync(new() { Name = name });

    protected override async Task<(IReadOnlyList<V1.Family> Items, string Token)> ListAsync(int pageSize, string pageToken)
    {
        var page = await Client.ListFamiliesAsync(new() { PageSize = pageSize, PageToken = pageToken });
        return (page.Families, page.NextPageToken);
    }

    protected override async Task<V1.Family> UpdateAsync(V1.Family message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false) =>
        await Client.UpdateFamilyAsync(new() { Family = message, UpdateMask = Mask(mask), AllowMissing = allowMissing, ValidateOnly = validateOnly });

    protected override async Task DeleteAsync(string name, string etag = "", bool validateOnly = false) =>
        await Client.DeleteFamilyAsync(new() { Name = name, Etag = etag, ValidateOnly = validateOnly });
}
