using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Insights;
using Pim.Domain.Products;

namespace Pim.Application.Insights;

/// <summary>What reports on content need to know of products, by the numbers of their names: main category and completeness, as they are now.</summary>
internal sealed class ProductFacts
{
    /// <summary>Most products that are looked up.</summary>
    public const int MaxProducts = 200_000;

    private const int AtOnce = 500;

    private readonly Dictionary<int, int> _categories = [];
    private readonly Dictionary<int, ValueList<Completeness>> _completeness = [];

    /// <summary>Reads what is known of these products.</summary>
    public static async Task<ProductFacts> ReadAsync(
        IProductStore store, HistoryNames names, IReadOnlyCollection<int> products, CancellationToken cancellationToken)
    {
        var facts = new ProductFacts();
        foreach (var some in products.Take(MaxProducts).Chunk(AtOnce))
        {
            var numbers = some.ToDictionary(number => names[number], StringComparer.Ordinal);
            var found = await store.GetAsync(numbers.Keys, cancellationToken);
            var states = await store.GetStatesAsync(numbers.Keys, cancellationToken);
            foreach (var product in found)
            {
                var state = states.GetValueOrDefault(product.Sku) ?? ProductState.None;
                var category = product.Categories.Count > 0 ? product.Categories[0] : state.InheritedCategories.Count > 0 ? state.InheritedCategories[0] : "";
                facts._categories[numbers[product.Sku]] = names.NumberOf(category);
                facts._completeness[numbers[product.Sku]] = state.Completeness;
            }
        }
        return facts;
    }

    /// <summary>Number of the main category: the first of its codes in ordinal order; 0 for none.</summary>
    public int CategoryOf(int product) => _categories.GetValueOrDefault(product);

    /// <summary>How complete it is, for each channel and locale that is asked about; nothing where it does not exist.</summary>
    public IEnumerable<Completeness> CompletenessOf(int product, string channel, string locale) =>
        _completeness.GetValueOrDefault(product).Where(c => (channel.Length == 0 || c.Channel == channel) && (locale.Length == 0 || c.Locale == locale));
}
