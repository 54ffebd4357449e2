using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace PimService.Tests.Products;

/// <summary>Products of every shape, the same for the same seed.</summary>
internal sealed class RandomProducts(int seed)
{
    private static readonly string[] Texts = ["", "x", "Größe 42", "<p>fett</p>", "日本語", "👟\n\t", "a,b;c", " "];
    private static readonly string[] Locales = ["", "de-DE", "en-US", "zh-Hant-TW", "es-419"];

    private readonly Random _random = new(seed);

    public Product Next() => new()
    {
        Sku = $"sku/{_random.Next()}%",
        Type = Chance() ? ProductType.Product : ProductType.Model,
        Family = Chance() ? "shoes" : "",
        FamilyVariant = Chance() ? "by_size" : "",
        Parent = Chance() ? "parent/1" : "",
        Enabled = Chance(),
        Categories = Codes().ToCodeSet(),
        Values = Values(),
        Associations = Codes().Order(StringComparer.Ordinal).Select(c => new Association(c, ["b", .. Codes()])).ToValueList(),
    };

    private ProductValues Values()
    {
        var values = new List<ScopedValue>();
        foreach (var attribute in Codes())
        {
            foreach (var locale in Locales.Where(_ => Chance()))
            {
                foreach (var channel in new[] { "", "web" }.Where(_ => Chance()))
                    values.Add(new ScopedValue(new ValueKey(attribute, channel, locale), Value()));
            }
        }
        return ProductValues.Of(values);
    }

    private Value Value() => _random.Next(11) switch
    {
        0 => new TextValue(Text()),
        1 => new NumberValue(Number()),
        2 => new MeasurementValue(Number(), Chance() ? "GRAM" : ""),
        3 => PricesValue.Of(new[] { "EUR", "USD", "CHF" }.Where(_ => Chance()).Select(c => new Money(c, _random.NextInt64(-1, 1L << 50)))),
        4 => new BooleanValue(Chance()),
        5 => new DateValue(new DateOnly(1, 1, 1).AddDays(_random.Next(3_000_000))),
        6 => new OptionValue(Text()),
        7 => new OptionsValue(Codes().ToCodeSet()),
        8 => new AssetsValue(Codes().ToValueList()),
        9 => new ProductsValue(Codes().ToValueList()),
        _ => new TableValue(Enumerable.Range(0, _random.Next(4)).Select(_ => new TableRow(
            Codes().Order(StringComparer.Ordinal).Select(c => new TableCell(c, Text())).ToValueList())).ToValueList()),
    };

    private List<string> Codes() => [.. new[] { "zeta", "name", "alpha", "Name", "a-b", "weight" }.Where(_ => Chance()).OrderBy(_ => _random.Next())];

    private string Text() => Texts[_random.Next(Texts.Length)];

    private decimal Number() => new(_random.Next(), _random.Next(), 0, Chance(), (byte)_random.Next(10));

    private bool Chance() => _random.Next(2) == 0;
}
