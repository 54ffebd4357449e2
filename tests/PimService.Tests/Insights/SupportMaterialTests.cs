using Pim.V1;
using PimService.Tests.Assets;

namespace PimService.Tests.Insights;

public sealed class SupportMaterialTests(AssetFixture service) : IClassFixture<AssetFixture>
{
    [Fact]
    public async Task An_asset_is_what_its_role_says_and_else_what_its_attribute_is_called()
    {
        Assert.All(
            await service.ImportAsync(
                null, Attribute("photos", AttributeType.Asset), Attribute("care_photos", AttributeType.Asset), Attribute("care_notes", AttributeType.Text),
                Family("kettles", "name", "photos", "care_photos", "care_notes")),
            result => Assert.Null(result.Error));
        var (manual, video, sheet) = (await KeepAsync(Asset.Types.Role.Manual), await KeepAsync(Asset.Types.Role.Video),
            await KeepAsync(Asset.Types.Role.DataSheet));
        var (picture, untold) = (await KeepAsync(Asset.Types.Role.Gallery), await KeepAsync(Asset.Types.Role.Unspecified));
        var kettle = new Product { Sku = service.Fresh("kettle"), Family = "kettles" };
        kettle.Values["photos"] = Codes(picture, video, manual, untold);
        kettle.Values["care_photos"] = Codes(picture, sheet, untold, "not there");
        kettle.Values["care_notes"] = new ValueSet { Values = { CatalogFixture.Text("Descale it.") } };
        await service.CreatePublishedAsync(kettle);

        var answer = await new InsightService.InsightServiceClient(service.Channel).ListSupportMaterialAsync(
            new() { Products = { $"products/{kettle.Sku}" }, Channel = "web", Locale = "en-US" });

        Assert.Equal(
        ((ContentPart, string, string)[])
        [
            (ContentPart.Manual, "care_notes", "Descale it."), (ContentPart.Manual, "care_photos", sheet), (ContentPart.Manual, "care_photos", untold),
            (ContentPart.Manual, "care_photos", "not there"), (ContentPart.Manual, "photos", manual), (ContentPart.Video, "photos", video),
        ], answer.Materials.Select(material => (material.Part, material.Attribute, material.Value)).OrderBy(found => found.Attribute, StringComparer.Ordinal));
    }

    private async Task<string> KeepAsync(Asset.Types.Role role) =>
        (await service.UploadAsync(AssetFixture.Png(), new Asset { Key = service.Fresh("kettle asset "), Role = role })).Key;

    private static CatalogRow Attribute(string code, AttributeType type) => new() { Attribute = new Pim.V1.Attribute { Code = code, Type = type } };

    private static CatalogRow Family(string code, params string[] attributes) =>
        new() { Family = new Family { Code = code, LabelAttribute = "name", Attributes = { attributes } } };

    private static ValueSet Codes(params string[] keys) => new() { Values = { new Value { Assets = new CodeList { Codes = { keys } } } } };
}
