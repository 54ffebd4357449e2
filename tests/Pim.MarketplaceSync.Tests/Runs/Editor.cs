using Pim.Client;
using Pim.V1;

namespace Pim.MarketplaceSync.Tests.Runs;

/// <summary>Changes the demo catalogue by chance: texts, prices, what is published, and the labels that many products show.</summary>
internal sealed class Editor(PimConnection connection, Random random)
{
    private const string Channel = "marketplace";
    private readonly ProductService.ProductServiceClient _products = new(connection.Invoker);
    private readonly PublicationService.PublicationServiceClient _publications = new(connection.Invoker);
    private readonly CategoryService.CategoryServiceClient _categories = new(connection.Invoker);
    private List<Product> _known = [];
    private Dictionary<string, Product> _models = [];

    /// <summary>Looks at what there is.</summary>
    public async Task BeginAsync()
    {
        var all = await _products.ListAllAsync(new ListProductsRequest(), default).ToListAsync();
        _known = [.. all.Where(p => p.Type == Product.Types.Type.Product)];
        _models = all.Where(p => p.Type == Product.Types.Type.Model).ToDictionary(p => p.Sku);
    }

    /// <summary>Does one thing.</summary>
    public Task EditAsync() => random.Next(20) switch
    {
        < 9 => RenameAsync(),
        < 13 => PriceAsync(),
        < 16 => UnpublishAsync(),
        < 19 => PublishAsync(Any()),
        _ => RelabelAsync(),
    };

    private Product Any() => _known[random.Next(_known.Count)];

    /// <summary>A product, or the model that keeps what a variant is called: then all its variants change.</summary>
    private Product AnyNamed()
    {
        var product = Any();
        while (product.Parent.Length > 0) product = _models[product.Parent];
        return product;
    }

    private async Task RenameAsync()
    {
        var product = AnyNamed();
        await UpdateAsync(product, "name",
            new ValueSet { Values = { Text("en-US", $"Thing {random.Next(1000)} & <b>co</b>"), Text("de-DE", $"Ding {random.Next(1000)} = ß") } });
        await PublishAsync(product);
    }

    private async Task PriceAsync()
    {
        var product = Any();
        // Without a price, the item is left out of the feed.
        var prices = random.Next(4) == 0
            ? new PriceCollection()
            : new PriceCollection { Prices = { new Money { CurrencyCode = "EUR", AmountMicros = random.Next(1, 100_000) * 10_000L } } };
        await UpdateAsync(product, "price", prices.Prices.Count == 0 ? null : new ValueSet { Values = { new Value { Prices = prices } } });
        await PublishAsync(product);
    }

    private async Task UnpublishAsync() => await _publications.UnpublishProductsAsync(new() { Channel = Channel, Products = { Any().Name } });

    private async Task PublishAsync(Product product) => await _publications.PublishProductsAsync(new() { Channel = Channel, Products = { product.Name } });

    private async Task RelabelAsync() => await _categories.UpdateCategoryAsync(new()
    {
        Category = new Category { Code = "market-tents", Labels = { ["en-US"] = $"Tents {random.Next(100)}", ["de-DE"] = $"Zelte {random.Next(100)}" } },
        UpdateMask = new() { Paths = { "labels" } },
    });

    private async Task UpdateAsync(Product product, string attribute, ValueSet? values)
    {
        var changed = new Product { Sku = product.Sku };
        if (values is not null) changed.Values[attribute] = values;
        try
        {
            await _products.UpdateProductAsync(new() { Product = changed, UpdateMask = new() { Paths = { $"values.{attribute}" } } });
        }
        catch (Grpc.Core.RpcException e) when (e.StatusCode == Grpc.Core.StatusCode.FailedPrecondition)
        {
            // A variant whose price its model gives.
        }
    }

    private static Value Text(string locale, string text) => new() { Locale = locale, Text = text };
}
