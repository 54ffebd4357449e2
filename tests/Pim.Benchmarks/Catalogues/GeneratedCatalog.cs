using System.Globalization;
using Pim.V1;
using AttributeType = Pim.V1.AttributeType;

namespace Pim.Benchmarks.Catalogues;

/// <summary>A catalogue of any size, the same at every run: one family, products of 25 values of all common types.</summary>
internal static class GeneratedCatalog
{
    /// <summary>Code of its channel.</summary>
    public const string Channel = "web";

    /// <summary>The locale that content is asked for in.</summary>
    public const string Locale = "de-DE";

    private static readonly string[] Words =
        "light sturdy woven brushed folding quiet modular compact weatherproof seamless insulated recycled polished adjustable stackable washable padded vented magnetic reversible".Split(' ');

    private static readonly string[] Colors = ["black", "white", "red", "green", "blue", "sand", "olive", "grey"];

    /// <summary>The rows of the schema, in an order that imports.</summary>
    public static IEnumerable<CatalogRow> Schema()
    {
        yield return new CatalogRow { Category = new Category { Code = "root" } };
        for (var i = 0; i < 20; i++) yield return new CatalogRow { Category = new Category { Code = $"c{i}", Parent = "root" } };
        foreach (var attribute in Attributes()) yield return new CatalogRow { Attribute = attribute };
        yield return new CatalogRow
        {
            Channel = new Channel
            {
                Code = Channel,
                CategoryTree = "root",
                Currencies = { "EUR", "USD" },
                Locales = { new ChannelLocale { Locale = "en-US" }, new ChannelLocale { Locale = Locale, Fallbacks = { "en-US" } } },
            },
        };
        yield return new CatalogRow
        {
            Family = new Family
            {
                Code = "generated",
                LabelAttribute = "name",
                Attributes = { Attributes().Select(a => a.Code) },
                Requirements = { [Channel] = new AttributeRequirements { Attributes = { "name", "description", "price", "weight", "color", "gtin" } } },
            },
        };
    }

    /// <summary>SKU of a product.</summary>
    public static string Sku(int number) => string.Create(CultureInfo.InvariantCulture, $"P{number:00000000}");

    /// <summary>Asks for the content of a product.</summary>
    public static GetContentRequest ContentRequest(int number) => new() { Product = $"products/{Sku(number)}", Channel = Channel, Locale = Locale };

    /// <summary>The row of a product with 25 values.</summary>
    public static CatalogRow Product(int number)
    {
        var product = new Product { Sku = Sku(number), Family = "generated", Categories = { $"c{number % 20}" } };
        Localized(product, "name", locale => $"{Text(number, 3)} {number} {locale}");
        Localized(product, "description", locale => $"<p>{Text(number, 40)}</p> {locale}");
        Localized(product, "meta_title", locale => $"{Text(number + 1, 5)} {locale}");
        for (var i = 0; i < 5; i++) Set(product, $"text{i}", new Value { Text = Text(number + i, 4) });
        for (var i = 0; i < 4; i++) Set(product, $"number{i}", new Value { Number = (number % 1000 * (i + 1) / 4m).ToString(CultureInfo.InvariantCulture) });
        for (var i = 0; i < 3; i++) Set(product, $"flag{i}", new Value { Boolean = (number + i) % 2 == 0 });
        Set(product, "weight",
            new Value { Measurement = new Measurement { Amount = (100 + number % 900).ToString(CultureInfo.InvariantCulture), Unit = "GRAM" } });
        Set(product, "price", new Value { Prices = new PriceCollection { Prices = { Price("EUR", number), Price("USD", number + 5) } } });
        Set(product, "color", new Value { Option = Colors[number % Colors.Length] });
        Set(product, "materials", new Value { Options = new CodeList { Codes = { $"m{number % 10}", $"m{10 + number % 10}" } } });
        Set(product, "released",
            new Value { Date = string.Create(CultureInfo.InvariantCulture, $"20{10 + number % 16}-{1 + number % 12:00}-{1 + number % 28:00}") });
        Set(product, "picture", new Value { Assets = new CodeList { Codes = { $"img/{number}.jpg" } } });
        Set(product, "gtin", new Value { Text = number.ToString("0000000000000", CultureInfo.InvariantCulture) });
        return new CatalogRow { Product = product };
    }

    private static IEnumerable<Pim.V1.Attribute> Attributes()
    {
        foreach (var code in new[] { "name", "meta_title" }) yield return new() { Code = code, Type = AttributeType.Text, Localizable = true };
        yield return new() { Code = "description", Type = AttributeType.RichText, Localizable = true };
        for (var i = 0; i < 5; i++) yield return new() { Code = $"text{i}", Type = AttributeType.Text, Rules = new AttributeRules { MaxLength = 200 } };
        for (var i = 0; i < 4; i++)
            yield return new() { Code = $"number{i}", Type = AttributeType.Number, Rules = new AttributeRules { MinNumber = "0", MaxDecimals = 2 } };
        for (var i = 0; i < 3; i++) yield return new() { Code = $"flag{i}", Type = AttributeType.Boolean };
        yield return new() { Code = "weight", Type = AttributeType.Measurement,
            Units = { new Unit { Code = "GRAM", Symbol = "g" }, new Unit { Code = "KILOGRAM", Symbol = "kg" } } };
        yield return new() { Code = "price", Type = AttributeType.PriceCollection };
        yield return new() { Code = "color", Type = AttributeType.SingleSelect, Options = { Colors.Select(c => new AttributeOption { Code = c }) } };
        yield return new()
        {
            Code = "materials", Type = AttributeType.MultiSelect, Options = { Enumerable.Range(0, 20).Select(i => new AttributeOption { Code = $"m{i}" }) },
        };
        yield return new() { Code = "released", Type = AttributeType.Date };
        yield return new() { Code = "picture", Type = AttributeType.Asset };
        yield return new() { Code = "gtin", Type = AttributeType.Text, Unique = true, Rules = new AttributeRules { Pattern = "[0-9]{13}" } };
    }

    private static void Localized(Product product, string attribute, Func<string, string> text)
    {
        var set = new ValueSet();
        foreach (var locale in new[] { "de-DE", "en-US" }) set.Values.Add(new Value { Locale = locale, Text = text(locale) });
        product.Values.Add(attribute, set);
    }

    private static void Set(Product product, string attribute, Value value) => product.Values.Add(attribute, new ValueSet { Values = { value } });

    private static Money Price(string currency, int number) => new() { CurrencyCode = currency, AmountMicros = 990_000L + number % 10_000 * 10_000L };

    private static string Text(int seed, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(i => Words[(seed * 31 + i * 7 & int.MaxValue) % Words.Length]));
}
