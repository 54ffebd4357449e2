using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application.Content;
using Pim.Application.Publications;
using Pim.V1;

namespace PimService.Tests;

/// <summary>The service with a small schema: lamps without variants, shoes by size, the channels web (en-US, de-DE) and print (de-DE).</summary>
public class CatalogFixture : ServiceFixture
{
    private int _next;

    public ProductService.ProductServiceClient Products => new(Channel);

    public AttributeService.AttributeServiceClient Attributes => new(Channel);

    public ContentService.ContentServiceClient Contents => new(Channel);

    public TransferService.TransferServiceClient Transfers => new(Channel);

    /// <summary>A code or SKU that no other test has.</summary>
    public string Fresh(string prefix = "t") => $"{prefix}{Interlocked.Increment(ref _next)}";

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var results = await ImportAsync(null, [.. Schema()]);
        Assert.All(results, r => Assert.Equal(ImportResult.Types.Outcome.Created, r.Outcome));
    }

    /// <summary>Imports rows in one message.</summary>
    public async Task<IReadOnlyList<ImportResult>> ImportAsync(ImportOptions? options, params CatalogRow[] rows)
    {
        using var call = Transfers.ImportCatalog();
        await call.RequestStream.WriteAsync(new ImportCatalogRequest { Options = options, Rows = { rows } });
        await call.RequestStream.CompleteAsync();
        var results = new List<ImportResult>();
        while (await call.ResponseStream.MoveNext(default)) results.AddRange(call.ResponseStream.Current.Results);
        return results;
    }

    /// <summary>A new product of the family lamps.</summary>
    public Product Lamp(params (string Attribute, Value Value)[] values)
    {
        var product = new Product { Sku = Fresh("lamp"), Family = "lamps" };
        foreach (var (attribute, value) in values)
        {
            if (!product.Values.TryGetValue(attribute, out var set)) product.Values[attribute] = set = new ValueSet();
            set.Values.Add(value);
        }
        return product;
    }

    /// <summary>Creates a product.</summary>
    public async Task<Product> CreateAsync(Product product) => await Products.CreateProductAsync(new CreateProductRequest { Product = product });

    /// <summary>Creates a product and publishes it in the channel web.</summary>
    public async Task<Product> CreatePublishedAsync(Product product)
    {
        var created = await CreateAsync(product);
        await PublishAsync("web", created.Sku);
        return created;
    }

    /// <summary>Publishes products and waits until all that hangs on them is made anew.</summary>
    public async Task PublishAsync(string channel, params string[] skus)
    {
        await Services.GetRequiredService<Publisher>().PublishAsync(channel, skus, new Pim.Application.WriteOptions("editor"), default);
        while (await Services.GetRequiredService<ContentWorker>().StepAsync(default))
        {
        }
    }

    public static Value Text(string text, string locale = "", string channel = "") => new() { Text = text, Locale = locale, Channel = channel };

    private static IEnumerable<CatalogRow> Schema()
    {
        yield return new() { AttributeGroup = new AttributeGroup { Code = "basics", Labels = { ["en-US"] = "Basics", ["de-DE"] = "Grundlagen" } } };
        yield return new() { Attribute = new Pim.V1.Attribute { Code = "sku", Type = AttributeType.Identifier } };
        yield return new()
        {
            Attribute = new Pim.V1.Attribute
            {
                Code = "name", Type = AttributeType.Text, Localizable = true, Group = "basics", Labels = { ["de-DE"] = "Name" },
                    Rules = new AttributeRules { MaxLength = 50 },
            },
        };
        yield return new() { Attribute = new Pim.V1.Attribute { Code = "description", Type = AttributeType.RichText, Localizable = true, Scopable = true } };
        yield return new() { Attribute = new Pim.V1.Attribute { Code = "gtin", Type = AttributeType.Text, Unique = true } };
        yield return new()
        {
            Attribute = new Pim.V1.Attribute
            {
                Code = "weight", Type = AttributeType.Measurement,
                Units = { new Unit { Code = "GRAM", Symbol = "g" }, new Unit { Code = "KILOGRAM", Symbol = "kg", Labels = { ["de-DE"] = "Kilogramm" } } },
            },
        };
        yield return new()
        {
            Attribute = new Pim.V1.Attribute
            {
                Code = "style", Type = AttributeType.MultiSelect,
                Options = { new AttributeOption { Code = "modern", Labels = { ["de-DE"] = "Modern" } }, new AttributeOption { Code = "art_deco" } },
            },
        };
        yield return new() { Attribute = new Pim.V1.Attribute { Code = "size", Type = AttributeType.Number } };
        yield return new() { Attribute = new Pim.V1.Attribute { Code = "price", Type = AttributeType.PriceCollection } };
        yield return new() { Attribute = new Pim.V1.Attribute { Code = "picture", Type = AttributeType.Asset } };
        yield return new() { Category = new Category { Code = "shop" } };
        yield return new() { Category = new Category { Code = "lighting", Parent = "shop", Labels = { ["de-DE"] = "Licht" } } };
        yield return new()
        {
            Channel = new Pim.V1.Channel
            {
                Code = "web", CategoryTree = "shop", Currencies = { "EUR" },
                Locales = { new ChannelLocale { Locale = "en-US" }, new ChannelLocale { Locale = "de-DE", Fallbacks = { "en-US" } } },
            },
        };
        yield return new() { Channel = new Pim.V1.Channel { Code = "print", CategoryTree = "shop", Currencies = { "EUR" }, Locales = { new ChannelLocale { Locale = "de-DE" } } } };
        yield return new()
        {
            Family = new Family
            {
                Code = "lamps", LabelAttribute = "name", ImageAttribute = "picture", Labels = { ["de-DE"] = "Lampen" },
                Attributes = { "sku", "name", "description", "gtin", "weight", "style", "price", "picture" },
                Requirements = { ["web"] = new AttributeRequirements { Attributes = { "name", "weight" } } },
            },
        };
        yield return new() { Family = new Family { Code = "shoes", LabelAttribute = "name", Attributes = { "name", "size", "gtin", "weight" } } };
        yield return new() { FamilyVariant = new FamilyVariant { Code = "shoes_size", Family = "shoes", Levels = { new VariantLevel { Axes = { "size" }, Attributes = { "gtin" } } } } };
        yield return new() { AssociationType = new AssociationType { Code = "upsell", Labels = { ["de-DE"] = "Besser" } } };
    }
}
