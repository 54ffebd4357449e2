using Pim.Domain.Attributes;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Products.Shoes;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Products;

public sealed class CompletenessTests
{
    private static readonly Channel Print = ChannelOf("print", "de-DE");

    [Fact]
    public void Each_channel_and_locale_has_its_figures()
    {
        var schema = WithRequired(("web", ["brand", "name"]), ("print", ["name"]));
        var product = new Product { Sku = "a", Family = "f", Values = ProductValues.Of([new(Key("name", "", "de-DE"), new TextValue("Schuh"))]) };
        Assert.Equal(
        [
            new("print", "de-DE", 1, []),
            new("web", "de-DE", 2, ["brand"]),
            new("web", "fr-CH", 2, ["brand", "name"]),
        ], Completeness.Of(Alone(product), schema));
    }

    [Theory]
    [InlineData(0, 0, 100)]
    [InlineData(3, 0, 100)]
    [InlineData(3, 1, 66)]
    [InlineData(3, 2, 33)]
    [InlineData(3, 3, 0)]
    [InlineData(200, 1, 99)]
    [InlineData(1_000, 1, 99)]
    public void The_share_is_rounded_down_so_that_100_means_all(int required, int missing, int percent) =>
        Assert.Equal(percent, new Completeness("web", "de-DE", required, Enumerable.Range(0, missing).Select(i => $"a{i}").ToValueList()).Percent);

    [Fact]
    public void Fallback_locales_do_not_count()
    {
        var product = new Product { Sku = "a", Family = "f", Values = ProductValues.Of([new(Key("name", "", "fr-FR"), new TextValue("Chaussure"))]) };
        Assert.Equal(["name"], Of(product, WithRequired(("web", ["name"])), "web", "fr-CH").Missing);
    }

    [Fact]
    public void Values_of_another_channel_do_not_count()
    {
        var product = new Product
        {
            Sku = "a",
            Family = "f",
            Values = ProductValues.Of([new(Key("teaser", "print"), new TextValue("x")), new(Key("text", "web", "fr-CH"), new TextValue("x"))]),
        };
        var schema = WithRequired(("web", ["teaser", "text"]), ("print", ["teaser", "text"]));
        Assert.Equal(
        [
            new("print", "de-DE", 2, ["text"]),
            new("web", "de-DE", 2, ["teaser", "text"]),
            new("web", "fr-CH", 2, ["teaser"]),
        ], Completeness.Of(Alone(product), schema));
    }

    [Fact]
    public void Prices_count_when_each_currency_of_the_channel_has_one()
    {
        var schema = WithRequired(("web", ["price"]), ("print", ["price"]));
        Assert.Equal((0, 100), Shares("EUR"));
        Assert.Equal((100, 100), Shares("EUR", "CHF"));
        Assert.Equal((100, 100), Shares("EUR", "USD", "CHF"));

        (int Web, int Print) Shares(params string[] currencies)
        {
            var product = new Product { Sku = "a", Family = "f", Values = ValuesOf(("price", PricesValue.Of(currencies.Select(c => new Money(c, 1))))) };
            return (Of(product, schema, "web", "de-DE").Percent, Of(product, schema, "print", "de-DE").Percent);
        }
    }

    [Fact]
    public void The_identifier_is_always_there() =>
        Assert.Equal(new("web", "de-DE", 1, []), Of(new Product { Sku = "a", Family = "f" }, WithRequired(("web", ["sku"])), "web", "de-DE"));

    [Fact]
    public void An_attribute_is_not_required_where_it_can_have_no_value()
    {
        var schema = WithRequired(("web", ["german_only", "name"]));
        var product = new Product { Sku = "a", Family = "f" };
        Assert.Equal(new("web", "de-DE", 2, ["german_only", "name"]), Of(product, schema, "web", "de-DE"));
        Assert.Equal(new("web", "fr-CH", 1, ["name"]), Of(product, schema, "web", "fr-CH"));
    }

    [Fact]
    public void Inherited_values_count()
    {
        var schema = Catalogue.With(
            Catalogue.Families["shoes"] with { Requirements = [new ChannelRequirements("web", ["color", "ean", "image", "name", "size"])] }, 2);
        Assert.Equal(
            [new("web", "de-DE", 5, ["image"]), new("web", "fr-CH", 5, ["image", "name"])], Completeness.Of(BelowRed(Red42), schema));
    }

    [Fact]
    public void Models_and_products_without_family_have_no_completeness()
    {
        Assert.Empty(Completeness.Of(Alone(Root), Catalogue));
        Assert.Empty(Completeness.Of(BelowRoot(Red), Catalogue));
        Assert.Empty(Completeness.Of(Alone(new Product { Sku = "a" }), Catalogue));
        Assert.Empty(Completeness.Of(Alone(new Product { Sku = "a", Family = "unknown" }), Catalogue));
    }

    [Fact]
    public void A_channel_that_requires_nothing_is_complete() =>
        Assert.Equal([new("web", "de-DE", 0, []), new("web", "fr-CH", 0, [])], Completeness.Of(Alone(Clog), Catalogue));

    [Fact]
    public void Any_product_has_the_figures_of_a_count_by_hand()
    {
        string[] required = ["brand", "german_only", "name", "price", "sku", "teaser", "text"];
        var random = new Random(4);
        for (var round = 0; round < 200; round++)
        {
            var wanted = required.Where(_ => random.Next(2) == 0).ToArray();
            var schema = WithRequired(("print", wanted), ("web", wanted));
            var product = new Product { Sku = "a", Family = "f", Values = ProductValues.Of([.. AllPlaces(schema).Where(_ => random.Next(3) == 0)]) };
            foreach (var (channel, locale, count, missing) in Completeness.Of(Alone(product), schema))
            {
                var applicable = wanted.Where(code => code != "german_only" || locale == "de-DE").ToArray();
                var absent = applicable.Where(code => code != "sku" && product.Values.Find(
                    code, schema.Attributes[code].Scopable ? channel : "", schema.Attributes[code].Localizable ? locale : "") is null);
                Assert.Equal(applicable.Length, count);
                Assert.Equal(absent, missing);
            }
        }
    }

    [Fact]
    public void The_state_of_a_product_holds_its_completeness_and_its_issues()
    {
        var product = Clog with { Values = ProductValues.Of(
            [new(Key("name", "", "de-DE"), new TextValue("x")), new(Key("name", "", "xx"), new TextValue("y"))]) };
        var state = ProductState.Of(Alone(product), Catalogue, mayHaveIssues: true);
        Assert.Equal(Completeness.Of(Alone(product), Catalogue), state.Completeness);
        var issue = Assert.Single(state.Issues);
        Assert.Equal(("values.name.values[1].locale", "UNKNOWN_LOCALE"), (issue.Field, issue.Reason));
        Assert.Empty(ProductState.Of(Alone(product), Catalogue, mayHaveIssues: false).Issues);
        Assert.Equal("family", Assert.Single(ProductState.Of(Alone(new Product { Sku = "a", Family = "boats" }), Catalogue, mayHaveIssues: true).Issues).Field);
    }

    [Fact]
    public void No_more_than_a_hundred_issues_are_kept()
    {
        var values = Enumerable.Range(0, 500).Select(i => new ScopedValue(Key("name", "", $"l{i}"), new TextValue("x"))).ToList();
        Assert.Equal(100, ProductState.Of(Alone(Clog with { Values = ProductValues.Of(values) }), Catalogue, mayHaveIssues: true).Issues.Count);
    }

    private static Completeness Of(Product product, CatalogSchema schema, string channel, string locale) =>
        Assert.Single(Completeness.Of(Alone(product), schema), c => c.Channel == channel && c.Locale == locale);

    /// <summary>A family "f" of which the channels "web" (German, Swiss French) and "print" (German, no currency) require these attributes.</summary>
    private static CatalogSchema WithRequired(params (string Channel, string[] Attributes)[] requirements) => SchemaOf(
        Master, Web, Print,
        AttributeOf("sku", AttributeType.Identifier),
        AttributeOf("brand"),
        AttributeOf("german_only") with { Localizable = true, Rules = new AttributeRules { AllowedLocales = ["de-DE"] } },
        AttributeOf("name") with { Localizable = true },
        AttributeOf("price", AttributeType.PriceCollection),
        AttributeOf("teaser") with { Scopable = true },
        AttributeOf("text") with { Scopable = true, Localizable = true },
        new Family
        {
            Code = "f",
            Attributes = ["brand", "german_only", "name", "price", "sku", "teaser", "text"],
            Requirements = requirements.Select(r => new ChannelRequirements(r.Channel, r.Attributes.ToCodeSet())).ToValueList(),
        });

    /// <summary>A value at every place of every attribute.</summary>
    private static IEnumerable<ScopedValue> AllPlaces(CatalogSchema schema) =>
        from attribute in schema.Attributes.Values
        where attribute.Type != AttributeType.Identifier
        from channel in attribute.Scopable ? new[] { "print", "web" } : [""]
        from locale in attribute.Localizable ? new[] { "de-DE", "fr-CH", "fr-FR" } : [""]
        select new ScopedValue(Key(attribute.Code, channel, locale),
            attribute.Type == AttributeType.PriceCollection ? PricesValue.Of([new("EUR", 1), new("CHF", 1)]) : new TextValue("x"));
}
