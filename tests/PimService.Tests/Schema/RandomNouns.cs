using Pim.Domain;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Text;

namespace PimService.Tests.Schema;

/// <summary>Schema nouns of every shape, the same for the same seed.</summary>
internal sealed class RandomNouns(int seed)
{
    private static readonly string[] Locales = ["de-DE", "en-US", "zh-Hant-TW", "fr"];

    private readonly Random _random = new(seed);

    public AssociationType AssociationType() => new() { Code = "upsell", Labels = Labels() };

    public AttributeGroup AttributeGroup() => new() { Code = "basics", Labels = Labels(), Position = Number() };

    public Category Category() => new() { Code = "shoes", Labels = Labels(), Parent = Text(), Position = Number() };

    public Channel Channel() => new()
    {
        Code = "web",
        Labels = Labels(),
        CategoryTree = Text(),
        Currencies = Some("EUR", "USD", "CHF").ToValueList(),
        MinCompleteness = _random.Next(3) * 50,
        ReviewRequired = Chance(),
        Locales = Some(Locales).Select(l => new ChannelLocale(l, Some(Locales).ToValueList())).ToValueList(),
    };

    public Family Family() => new()
    {
        Code = "shoes",
        Labels = Labels(),
        Attributes = Some("name", "size", "color", "Zeta").ToCodeSet(),
        LabelAttribute = Text(),
        ImageAttribute = Text(),
        Requirements = Some("web", "print", "app").Order(StringComparer.Ordinal)
            .Select(c => new ChannelRequirements(c, Some("size", "color").Append("name").ToCodeSet())).ToValueList(),
    };

    public FamilyVariant FamilyVariant() => new()
    {
        Code = "by_size",
        Labels = Labels(),
        Family = Text(),
        Levels = Enumerable.Range(0, _random.Next(3)).Select(_ => VariantLevel.Of([.. Some("size", "color")], Some("name", "weight"))).ToValueList(),
    };

    public AttributeDefinition Attribute() => new()
    {
        Code = "color",
        Type = (AttributeType)_random.Next(1, 14),
        Labels = Labels(),
        Group = Text(),
        Localizable = Chance(),
        Scopable = Chance(),
        Unique = Chance(),
        Searchable = Chance(),
        Facet = Chance(),
        Rules = Chance() ? AttributeRules.None : Rules(),
        Options = AttributeDefinition.Ordered(Some("red", "blue", "a b", "ü").Select(c => new AttributeOption(c, Labels(), _random.Next(3)))),
        Units = Some("GRAM", "KILOGRAM").Select(c => new MeasurementUnit(c, Text(), Labels())).ToValueList(),
        DefaultUnit = Text(),
        Columns = Some("eu", "us").Select(c => new TableColumn(c, (TableColumnType)_random.Next(1, 4), Labels())).ToValueList(),
        Position = Number(),
    };

    private AttributeRules Rules() => new()
    {
        MinLength = Maybe(),
        MaxLength = Maybe(),
        Pattern = Text(),
        MinNumber = Chance() ? null : -12.50m,
        MaxNumber = Chance() ? null : 99.9m,
        MaxDecimals = Maybe(),
        MinDate = Chance() ? null : new DateOnly(2026, 2, 3),
        MaxDate = Chance() ? null : new DateOnly(2027, 12, 31),
        MaxItems = Maybe(),
        AllowedExtensions = Some("jpg", "png").ToValueList(),
        AllowedLocales = Some(Locales).ToValueList(),
    };

    private LocalizedText Labels() => LocalizedText.Of(Some(Locales).Select(l => KeyValuePair.Create(l, "Größe 👟")));

    private List<string> Some(params string[] codes) => [.. codes.Where(_ => Chance()).OrderBy(_ => _random.Next())];

    private int? Maybe() => Chance() ? null : _random.Next(5);

    private int Number() => _random.Next(-3, 4);

    private string Text() => Chance() ? "" : "kg";

    private bool Chance() => _random.Next(2) == 0;
}
