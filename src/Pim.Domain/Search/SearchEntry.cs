using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pim.Domain.Attributes;
using Pim.Domain.Content;
using Pim.Domain.Products;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Domain.Search;

/// <summary>All by which a product is found in one channel and locale. Follows from its content alone.</summary>
public sealed record SearchEntry
{
    /// <summary>Most words of an entry; what a long text has beyond them is not found.</summary>
    public const int MaxWords = 2_000;

    /// <summary>Most UTF-16 units of a code; a longer one cannot be asked for as a whole.</summary>
    public const int MaxCodeLength = 255;

    // To be raised when engines keep entries in another way, so that they are written anew when their content is remade.
    private const byte Layout = 1;

    private const int MaxTitleLength = 64;

    /// <summary>BCP 47 locale.</summary>
    public required string Locale { get; init; }

    /// <summary>Product or model.</summary>
    public required ProductType Type { get; init; }

    /// <summary>What it is sorted by: the beginning of the title, folded.</summary>
    public required string Title { get; init; }

    /// <summary>Words of the title, each once.</summary>
    public IReadOnlyCollection<string> TitleWords { get; init; } = [];

    /// <summary>All its words, each once: of the title, of the codes, and of the attributes that are searchable.</summary>
    public IReadOnlyCollection<string> Words { get; init; } = [];

    /// <summary>What it is found by as a whole, folded: the SKU and the values of unique attributes.</summary>
    public IReadOnlyCollection<string> Codes { get; init; } = [];

    /// <summary>What it is counted by.</summary>
    public IReadOnlyCollection<FacetValue> Facets { get; init; } = [];

    /// <summary>The entry of a content.</summary>
    public static SearchEntry Of(ProductContent content)
    {
        var codes = CodesOf(content).Where(c => c.Length > 0).ToList();
        var title = Limited(SearchText.Words(content.Title));
        return new SearchEntry
        {
            Locale = content.Locale,
            Type = content.Type,
            Title = SearchText.Beginning(SearchText.Fold(content.Title).Trim(), MaxTitleLength),
            TitleWords = title,
            Words = Limited(codes.SelectMany(CodeWords).Concat(title)
                .Concat(content.Attributes.Where(a => a.Definition.Searchable).SelectMany(TextsOf).SelectMany(SearchText.Words))),
            Codes = codes.Select(SearchText.Fold).Where(c => c.Length <= MaxCodeLength).ToHashSet(StringComparer.Ordinal),
            Facets = FacetsOf(content).ToHashSet(),
        };
    }

    /// <summary>Equal for entries that say the same, on every machine; of others the chance to be equal is nil.</summary>
    public long Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([Layout, (byte)Type]);
        Add([Title]);
        Add(TitleWords);
        Add(Words);
        Add(Codes);
        Add(Facets.SelectMany(f => new[] { f.Facet, f.Value }));
        return BinaryPrimitives.ReadInt64LittleEndian(hash.GetHashAndReset());

        void Add(IEnumerable<string> texts) => hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\0', texts) + "\0\0"));
    }

    private static IEnumerable<string> CodesOf(ProductContent content) =>
        content.Attributes.Where(a => a.Definition.Unique).Select(a => a.Value switch
        {
            TextValue text => text.Text,
            NumberValue number => Decimals.Format(number.Number),
            DateValue date => date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => "",
        }).Prepend(content.Sku);

    // Whoever types a code leaves out its hyphens, or stops at one.
    private static IEnumerable<string> CodeWords(string code)
    {
        var words = SearchText.Words(code).ToList();
        return words.Count < 2 ? words : words.Append(SearchText.Beginning(string.Concat(words), SearchText.MaxWordLength));
    }

    private static IEnumerable<string> TextsOf(ContentAttribute attribute) => attribute.Value switch
    {
        TextValue text => [attribute.Definition.Type == AttributeType.RichText ? Markup.TextOf(text.Text) : text.Text],
        NumberValue number => [Decimals.Format(number.Number)],
        MeasurementValue { Amount: var amount } =>
            [$"{Decimals.Format(amount)} {attribute.ValueLabels[0].Text}", $"{Decimals.Format(amount)}{attribute.UnitSymbol}", attribute.UnitSymbol],
        OptionValue or OptionsValue => attribute.ValueLabels.Select(l => l.Text),
        _ => [],
    };

    private static IEnumerable<FacetValue> FacetsOf(ProductContent content)
    {
        if (content.Family is { } family) yield return new(Search.Facets.Family, family.Code);
        foreach (var category in content.Categories)
        {
            yield return new(Search.Facets.Categories, category.Category.Code);
            foreach (var above in category.Path) yield return new(Search.Facets.Categories, above.Code);
        }
        foreach (var attribute in content.Attributes.Where(a => a.Definition.Facet))
        {
            foreach (var value in ChosenIn(attribute.Value)) yield return new(Search.Facets.OfAttribute(attribute.Definition.Code), value);
        }
    }

    private static ValueList<string> ChosenIn(Value value) => value switch
    {
        OptionValue option => [option.Option],
        OptionsValue options => options.Options,
        BooleanValue boolean => [boolean.Boolean ? "true" : "false"],
        _ => [],
    };

    private static HashSet<string> Limited(IEnumerable<string> words)
    {
        var distinct = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (distinct.Count == MaxWords) break;
            distinct.Add(word);
        }
        return distinct;
    }
}
