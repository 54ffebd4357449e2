using Grpc.Core;
using PimService.Tests.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Associations;

public sealed class AssociationTypeServiceTests(CatalogFixture fixture) : SchemaContract<V1.AssociationType>(fixture, "associationTypes", "association_type")
{
    private V1.AssociationTypeService.AssociationTypeServiceClient Client => new(Fixture.Channel);
    [Fact]
    public async Task Association_type_that_products_use_cannot_be_deleted()
    {
        var type = await CreateAsync(New(Fixture.Fresh()));
        var lamp = Fixture.Lamp();
        lamp.Associations.Add(type.Code, new V1.CodeList { Codes = { "another" } });
        await Fixture.CreateAsync(lamp);
        var refusal = await Refusal.OfAsync(() => DeleteAsync(type.Name));
        Assert.Equal(StatusCode.FailedPrecondition, refusal.Code);
        Assert.Contains(lamp.Sku, refusal.Message, StringComparison.Ordinal);
    }

    protected override V1.AssociationType New(string code) => new() { Code = code };

    protected override async Task<V1.AssociationType> CreateAsync(V1.AssociationType? message, bool validateOnly = false, string requestId = "") =>
        await Client.CreateAssociationTypeAsync(new() { AssociationType = message, ValidateOnly = validateOnly, RequestId = requestId });

    protected override async Task<V1.AssociationType> GetAsync(string name) => await Client.GetAssociationTypeAsync(new() { Name = name });

    protected override async Task<(IReadOnlyList<V1.AssociationType> Items, string Token)> ListAsync(int pageSize, string pageToken)
    {
        var page = await Client.ListAssociationTypesAsync(new() { PageSize = pageSize, PageToken = pageToken });
        return (page.AssociationTypes, page.NextPageToken);
    }

    protected override async Task<V1.AssociationType> UpdateAsync(
        V1.AssociationType message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false) =>
        await Client.UpdateAssociationTypeAsync(
            new() { AssociationType = message, UpdateMask = Mask(mask), AllowMissing = allowMissing, ValidateOnly = validateOnly });

    protected override async Task DeleteAsync(string name, string etag = "", bool validateOnly = false) =>
        await Client.DeleteAssociationTypeAsync(new() { Name = name, Etag = etag, ValidateOnly = validateOnly });
}
