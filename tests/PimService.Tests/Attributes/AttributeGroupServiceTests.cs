using Grpc.Core;
using PimService.Tests.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Attributes;

public sealed class AttributeGroupServiceTests(CatalogFixture fixture) : SchemaContract<V1.AttributeGroup>(fixture, "attributeGroups", "attribute_group")
{
    private V1.AttributeService.AttributeServiceClient Client => new(Fixture.Channel);
    [Fact]
    public async Task Group_with_attributes_cannot_be_deleted() =>
        Assert.Equal(StatusCode.FailedPrecondition, (await Refusal.OfAsync(() => DeleteAsync("attributeGroups/basics"))).Code);

    protected override V1.AttributeGroup New(string code) => new() { Code = code, Position = 3 };

    protected override async Task<V1.AttributeGroup> CreateAsync(V1.AttributeGroup? message, bool validateOnly = false, string requestId = "") =>
        await Client.CreateAttributeGroupAsync(new() { AttributeGroup = message, ValidateOnly = validateOnly, RequestId = requestId });

    protected override async Task<V1.AttributeGroup> GetAsync(string name) => await Client.GetAttributeGroupAsync(new() { Name = name });

    protected override async Task<(IReadOnlyList<V1.AttributeGroup> Items, string Token)> ListAsync(int pageSize, string pageToken)
    {
        var page = await Client.ListAttributeGroupsAsync(new() { PageSize = pageSize, PageToken = pageToken });
        return (page.AttributeGroups, page.NextPageToken);
    }

    protected override async Task<V1.AttributeGroup> UpdateAsync(
        V1.AttributeGroup message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false) =>
        await Client.UpdateAttributeGroupAsync(
            new() { AttributeGroup = message, UpdateMask = Mask(mask), AllowMissing = allowMissing, ValidateOnly = validateOnly });

    protected override async Task DeleteAsync(string name, string etag = "", bool validateOnly = false) =>
        await Client.DeleteAttributeGroupAsync(new() { Name = name, Etag = etag, ValidateOnly = validateOnly });
}
