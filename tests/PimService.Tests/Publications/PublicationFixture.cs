using Grpc.Core;
using V1 = Pim.V1;

namespace PimService.Tests.Publications;

/// <summary>Beside the small schema: the channels strict (de-DE; wants lamps with name and weight) and careful (de-DE; wants reviews).</summary>
public class PublicationFixture : CatalogFixture
{
    public V1.PublicationService.PublicationServiceClient Publications => new(Channel);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var results = await ImportAsync(null,
            new V1.CatalogRow { Channel = New("strict", c => c.MinCompleteness = 100) },
            new V1.CatalogRow { Channel = New("careful", c => c.ReviewRequired = true) },
            new V1.CatalogRow
            {
                Family = new V1.Family { Code = "lamps", Requirements = { ["strict"] = new V1.AttributeRequirements { Attributes = { "name", "weight" } } } },
            });
        Assert.All(results, r => Assert.Null(r.Error));
    }

    /// <summary>Creates a lamp with a name in German.</summary>
    public Task<V1.Product> NewLampAsync(string name = "Leuchte") => CreateAsync(Lamp(("name", Text(name, "de-DE"))));

    /// <summary>Creates a model of shoes and one shoe of it.</summary>
    public async Task<(V1.Product Model, V1.Product Shoe)> NewShoeAsync()
    {
        var model = await CreateAsync(
            new V1.Product { Sku = Fresh("model"), Type = V1.Product.Types.Type.Model, Family = "shoes", FamilyVariant = "shoes_size" });
        var size = new V1.ValueSet { Values = { new V1.Value { Number = "42" } } };
        return (model, await CreateAsync(new V1.Product { Sku = Fresh("shoe"), Parent = model.Sku, Values = { ["size"] = size } }));
    }

    /// <summary>Gives a lamp another name.</summary>
    public async Task<V1.Product> RenameAsync(V1.Product lamp, string name) => await Products.UpdateProductAsync(new()
    {
        Product = new V1.Product { Sku = lamp.Sku, Values = { ["name"] = new V1.ValueSet { Values = { Text(name, "de-DE") } } } },
    });

    /// <summary>Publishes products as somebody.</summary>
    public async Task<IReadOnlyList<V1.Publication>> PublishAsync(string channel, params V1.Product[] products) => (await Publications.PublishProductsAsync(
        new() { Channel = channel, Products = { products.Select(p => p.Name) } }, new Metadata { { "pim-actor", "ann" } })).Publications;

    /// <summary>What a channel has of a product.</summary>
    public async Task<V1.Publication> GetAsync(string channel, V1.Product product) =>
        await Publications.GetPublicationAsync(new() { Name = $"{product.Name}/publications/{channel}" });

    private static V1.Channel New(string code, Action<V1.Channel> adjust)
    {
        var channel = new V1.Channel { Code = code, CategoryTree = "shop", Currencies = { "EUR" }, Locales = { new V1.ChannelLocale { Locale = "de-DE" } } };
        adjust(channel);
        return channel;
    }
}
