using Grpc.Core;
using PimService.Tests.Schema;
using V1 = Pim.V1;

namespace PimService.Tests.Attributes;

public sealed class AttributeServiceTests(CatalogFixture fixture) : SchemaContract<V1.Attribute>(fixture, "attributes", "attribute")
{
    private V1.AttributeService.AttributeServiceClient Client => new(Fixture.Channel);
    [Fact]
    public async Task Everything_of_an_attribute_comes_back()
    {
        var attribute = new V1.Attribute
        {
            Code = Fixture.Fresh(), Type = V1.AttributeType.SingleSelect, Group = "basics", Localizable = true, Scopable = true, Position = 7,
            Labels = { ["de-DE"] = "Farbe" }, Rules = new V1.AttributeRules { AllowedLocales = { "de-DE" } },
            Options = { new V1.AttributeOption { Code = "red", Labels = { ["de-DE"] = "Rot" } }, new V1.AttributeOption { Code = "blue", Position = 1 } },
        };
        var created = await CreateAsync(attribute);
        (created.Name, created.Etag, created.CreateTime, created.UpdateTime) = ("", "", null, null);
        Assert.Equal(attribute, created);
    }

    [Fact]
    public async Task Rules_that_do_not_fit_and_numbers_that_cannot_be_read_are_told_together()
    {
        var refusal = await Refusal.OfAsync(() => CreateAsync(new V1.Attribute
        {
            Code = Fixture.Fresh(), Type = V1.AttributeType.Number, Group = "nowhere", Rules = new V1.AttributeRules { MinNumber = "many", Pattern = "x" },
            Options = { new V1.AttributeOption { Code = "a" } },
        }));
        Assert.Equal(StatusCode.InvalidArgument, refusal.Code);
        Assert.Equal(["attribute.rules.min_number", "attribute.options"], refusal.Fields); // what else the rules break is not judged by halves
    }

    [Fact]
    public async Task Option_at_fault_is_told_at_its_place_in_the_request()
    {
        var refusal = await Refusal.OfAsync(() => CreateAsync(new V1.Attribute
        {
            Code = Fixture.Fresh(), Type = V1.AttributeType.MultiSelect,
            Options = { new V1.AttributeOption { Code = "z" }, new V1.AttributeOption { Code = "a" }, new V1.AttributeOption { Code = "b;" } },
        }));
        Assert.Equal(["attribute.options[2].code"], refusal.Fields);
    }

    [Fact]
    public async Task Type_cannot_be_changed()
    {
        var created = await CreateAsync(New(Fixture.Fresh()));
        var refusal = await Refusal.OfAsync(() => UpdateAsync(new V1.Attribute { Code = created.Code, Type = V1.AttributeType.Number }, ["type"]));
        Assert.Equal((StatusCode.InvalidArgument, "IMMUTABLE", "attribute.type"), (refusal.Code, refusal.Reason, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Single_rule_can_be_changed_and_cleared()
    {
        var attribute = New(Fixture.Fresh());
        attribute.Rules = new V1.AttributeRules { MinLength = 1, MaxLength = 5 };
        await CreateAsync(attribute);
        var update = new V1.Attribute { Code = attribute.Code, Rules = new V1.AttributeRules { MaxLength = 9 } };
        Assert.Equal(new V1.AttributeRules { MinLength = 1, MaxLength = 9 }, (await UpdateAsync(update, ["rules.max_length"])).Rules);
        Assert.Equal(new V1.AttributeRules { MaxLength = 9 }, (await UpdateAsync(update, ["rules.min_length"])).Rules);
        Assert.Null((await UpdateAsync(new V1.Attribute { Code = attribute.Code }, ["rules"])).Rules);
    }

    [Fact]
    public async Task Attribute_of_a_family_cannot_be_deleted()
    {
        var refusal = await Refusal.OfAsync(() => DeleteAsync("attributes/weight"));
        Assert.Equal(StatusCode.FailedPrecondition, refusal.Code);
        Assert.Contains("lamps", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Option_that_a_product_holds_cannot_be_removed()
    {
        await Fixture.CreateAsync(Fixture.Lamp(("style", new V1.Value { Options = new V1.CodeList { Codes = { "art_deco" } } })));
        var refusal = await Refusal.OfAsync(
            () => UpdateAsync(new V1.Attribute { Code = "style", Options = { new V1.AttributeOption { Code = "modern" } } }, ["options"]));
        Assert.Equal(StatusCode.FailedPrecondition, refusal.Code);
    }

    protected override V1.Attribute New(string code) => new() { Code = code, Type = V1.AttributeType.Text, Localizable = true };

    protected override async Task<V1.Attribute> CreateAsync(V1.Attribute? message, bool validateOnly = false, string requestId = "") =>
        await Client.CreateAttributeAsync(new() { Attribute = message, ValidateOnly = validateOnly, RequestId = requestId });

    protected override async Task<V1.Attribute> GetAsync(string name) => await Client.GetAttributeAsync(new() { Name = name });

    protected override async Task<(IReadOnlyList<V1.Attribute> Items, string Token)> ListAsync(int pageSize, string pageToken)
    {
        var page = await Client.ListAttributesAsync(new() { PageSize = pageSize, PageToken = pageToken });
        return (page.Attributes, page.NextPageToken);
    }

    protected override async Task<V1.Attribute> UpdateAsync(
        V1.Attribute message, string[]? mask = null, bool allowMissing = false, bool validateOnly = false) =>
        await Client.UpdateAttributeAsync(new() { Attribute = message, UpdateMask = Mask(mask), AllowMissing = allowMissing, ValidateOnly = validateOnly });

    protected override async Task DeleteAsync(string name, string etag = "", bool validateOnly = false) =>
        await Client.DeleteAttributeAsync(new() { Name = name, Etag = etag, ValidateOnly = validateOnly });
}
