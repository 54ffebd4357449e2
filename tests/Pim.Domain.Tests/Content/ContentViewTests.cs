using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Content;
using Pim.Domain.Families;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;
using static Pim.Domain.Tests.Sample;

namespace Pim.Domain.Tests.Content;

public sealed class ContentViewTests
{
    private static readonly LocalizedText InTwoLanguages = LocalizedText.Of([new("de", "Deutsch"), new("fr", "Français")]);

    /// <summary>Two trees, of which the channel "web" shows "master"; a family "f" of one attribute of each kind, varying by colour, then size.</summary>
    private static readonly CatalogSchema Catalogue = SchemaOf(
        Master, Web, ChannelOf("print", "de-DE"),
        new Category { Code = "shoes", Parent = "master", Labels = InTwoLanguages },
        new Category { Code = "running", Parent = "shoes" },
        new Category { Code = "trail", Parent = "running" },
        new Category { Code = "internal" },
        new Category { Code = "review", Parent = "internal" },
        new AssociationType { Code = "upsell", Labels = InTwoLanguages },
        new AssociationType { Code = "accessory" },
        new AttributeGroup { Code = "first", Position = 1, Labels = InTwoLanguages },
        new AttributeGroup { Code = "second", Position = 2 },
        AttributeOf("sku", AttributeType.Identifier) with { Group = "first", Position = 1 },
        AttributeOf("name") with { Localizable = true, Group = "first", Position = 2, Labels = InTwoLanguages },
        AttributeOf("text", AttributeType.RichText) with { Localizable = true, Scopable = true, Group = "second" },
        AttributeOf("teaser") with { Scopable = true, Group = "second" },
        AttributeOf("image", AttributeType.Asset), AttributeOf("manual", AttributeType.Asset),
        AttributeOf("price", AttributeType.PriceCollection),
        AttributeOf("spare", AttributeType.ProductReference),
        SelectOf("color", "red", "blue") with
        {
            Options = [new("red", LabelOf("de", "rot"), 1), new("blue", LocalizedText.Empty, 2), new("green", LabelOf("fr-CH", "vert"), 3)],
        },
        SelectOf("tags", "b", "a", "c") with { Type = AttributeType.MultiSelect },
        MeasurementOf("weight", "KG", "G") with { Units = [new("KG", "kg", LabelOf("de", "Kilogramm")), new("G", "g", LocalizedText.Empty)] },
        AttributeOf("sizes", AttributeType.Table) with
        {
            Columns = [new("eu", TableColumnType.Number, LabelOf("de", "EU-Größe")), new("uk", TableColumnType.Number, LocalizedText.Empty)],
        },
        AttributeOf("size", AttributeType.Number), AttributeOf("stray"),
        new Family
        {
            Code = "f",
            Labels = InTwoLanguages,
            LabelAttribute = "name",
            ImageAttribute = "image",
            Attributes = ["color", "image", "manual", "name", "price", "size", "sizes", "sku", "spare", "tags", "teaser", "text", "weight"],
        },
        new FamilyVariant { Code = "v", Family = "f", Levels = [VariantLevel.Of(["color"], []), VariantLevel.Of(["size"], [])] });

    private static readonly ContentView German = ViewOf(Catalogue, "de-DE");
    private static readonly ContentView Swiss = ViewOf(Catalogue, "fr-CH");

    [Fact]
    public void The_locale_asked_for_comes_before_its_fallbacks_even_where_it_is_inherited()
    {
        var product = ProductOf((Key("name", "", "fr-FR"), new TextValue("own, France")));
        var model = ProductOf((Key("name", "", "fr-CH"), new TextValue("model, Switzerland"))) with { Sku = "model" };
        Assert.Equal(
            new ResolvedValue(new TextValue("model, Switzerland"), "fr-CH", false, "model"),
                Swiss.Resolve(new Lineage(product, [model]), Catalogue.Attributes["name"]));
        Assert.Equal(new ResolvedValue(new TextValue("own, France"), "fr-FR", true, ""), Swiss.Resolve(new Lineage(product, []), Catalogue.Attributes["name"]));
        Assert.Null(German.Resolve(new Lineage(product, [model]), Catalogue.Attributes["name"]));
    }

    [Fact]
    public void Fallbacks_are_tried_in_their_order()
    {
        var channel = Web with { Locales = [new ChannelLocale("fr-CH", ["de-DE", "fr-FR"])] };
        var view = new ContentView(Catalogue.With(channel, 2), channel, channel.Locales[0]);
        var product = ProductOf((Key("name", "", "de-DE"), new TextValue("Schuh")), (Key("name", "", "fr-FR"), new TextValue("Chaussure")));
        Assert.Equal("de-DE", view.Resolve(Alone(product), Catalogue.Attributes["name"])?.Locale);
    }

    [Fact]
    public void Values_of_the_channel_are_seen_and_no_others()
    {
        var product = ProductOf(
            (Key("teaser", "print"), new TextValue("printed")), (Key("text", "web", "de-DE"), new TextValue("<p>Netz</p>")),
            (Key("text", "print", "de-DE"), new TextValue("<p>Druck</p>")));
        Assert.Equal(["sku", "text"], CodesOf(German, product));
        Assert.Equal(new TextValue("<p>Netz</p>"), AttributeIn(German, product, "text").Value);
    }

    [Fact]
    public void The_identifier_is_the_sku() => Assert.Equal(new TextValue("p"), AttributeIn(German, ProductOf(), "sku").Value);

    [Fact]
    public void Attributes_come_by_group_then_position_then_code_and_those_without_group_last()
    {
        var product = ProductOf(
            (Key("weight"), new MeasurementValue(1, "")), (Key("color"), new OptionValue("red")), (Key("teaser", "web"), new TextValue("x")),
            (Key("name", "", "de-DE"), new TextValue("Schuh")));
        Assert.Equal(["sku", "name", "teaser", "color", "weight"], CodesOf(German, product));
        Assert.Equal(new Label("first", "Deutsch"), AttributeIn(German, product, "name").Group);
        Assert.Equal(new Label("second", "[second]"), AttributeIn(German, product, "teaser").Group);
        Assert.Null(AttributeIn(German, product, "color").Group);
    }

    [Fact]
    public void Values_that_left_the_family_are_not_served()
    {
        Assert.Equal(["sku"], CodesOf(German, ProductOf((Key("stray"), new TextValue("x")), (Key("unknown"), new TextValue("x")))));
        Assert.Equal(["stray"], CodesOf(German, ProductOf((Key("stray"), new TextValue("x")), (Key("unknown"), new TextValue("x"))) with { Family = "" }));
    }

    [Fact]
    public void Prices_are_those_of_the_channels_currencies()
    {
        var product = ProductOf((Key("price"), PricesValue.Of([new("USD", 3), new("EUR", 1), new("CHF", 2)])));
        Assert.Equal(PricesValue.Of([new("CHF", 2), new("EUR", 1)]), AttributeIn(German, product, "price").Value);
        Assert.Equal(["sku"], CodesOf(German, ProductOf((Key("price"), PricesValue.Of([new("USD", 3)])))));
    }

    [Fact]
    public void References_to_products_that_are_not_seen_are_left_out()
    {
        var product = ProductOf((Key("spare"), new ProductsValue(["c", "hidden", "a"])));
        Assert.Equal(new ProductsValue(["c", "a"]), AttributeIn(German, product, "spare", "a", "c").Value);
        Assert.Equal(["sku"], CodesOf(German, product));
    }

    [Fact]
    public void Options_are_named_in_their_order_by_text_or_by_code_in_brackets()
    {
        var product = ProductOf((Key("color"), new OptionValue("red")), (Key("tags"), new OptionsValue(["a", "b", "lost"])));
        Assert.Equal([new Label("red", "rot")], AttributeIn(German, product, "color").ValueLabels);
        Assert.Equal([new Label("red", "[red]")], AttributeIn(Swiss, product, "color").ValueLabels);
        Assert.Equal([new Label("b", "[b]"), new Label("a", "[a]"), new Label("lost", "[lost]")], AttributeIn(German, product, "tags").ValueLabels);
        Assert.Equal([new Label("lost", "[lost]")], AttributeIn(German, ProductOf((Key("color"), new OptionValue("lost"))), "color").ValueLabels);
    }

    [Fact]
    public void A_unit_is_named_with_its_symbol_and_left_open_is_the_default()
    {
        var left = AttributeIn(German, ProductOf((Key("weight"), new MeasurementValue(1.5m, ""))), "weight");
        Assert.Equal(("kg", new Label("KG", "Kilogramm")), (left.UnitSymbol, Assert.Single(left.ValueLabels)));
        var named = AttributeIn(German, ProductOf((Key("weight"), new MeasurementValue(1.5m, "G"))), "weight");
        Assert.Equal(("g", new Label("G", "[G]")), (named.UnitSymbol, Assert.Single(named.ValueLabels)));
        var lost = AttributeIn(German, ProductOf((Key("weight"), new MeasurementValue(1.5m, "LB"))), "weight");
        Assert.Equal(("", new Label("LB", "[LB]")), (lost.UnitSymbol, Assert.Single(lost.ValueLabels)));
    }

    [Fact]
    public void The_columns_of_a_table_are_named()
    {
        var product = ProductOf((Key("sizes"), new TableValue([new TableRow([new("eu", "42")])])));
        Assert.Equal([new Label("eu", "EU-Größe"), new Label("uk", "[uk]")], AttributeIn(German, product, "sizes").ValueLabels);
    }

    [Fact]
    public void A_product_is_called_by_its_label_attribute_or_its_sku()
    {
        var product = ProductOf((Key("name", "", "fr-FR"), new TextValue("Chaussure")));
        Assert.Equal("Chaussure", Swiss.Title(Alone(product)));
        Assert.Equal("p", German.Title(Alone(product)));
        Assert.Equal("p", Swiss.Title(Alone(product with { Family = "" })));
    }

    [Fact]
    public void A_product_is_shown_by_the_first_asset_of_its_image_attribute()
    {
        Assert.Equal("b.jpg", German.Image(Alone(ProductOf((Key("image"), new AssetsValue(["b.jpg", "a.jpg"]))))));
        Assert.Equal("", German.Image(Alone(ProductOf((Key("manual"), new AssetsValue(["a.pdf"]))))));
    }

    [Fact]
    public void Categories_of_the_channels_tree_come_with_the_way_to_them()
    {
        var product = ProductOf() with { Categories = ["master", "review", "shoes"] };
        var model = ProductOf() with { Categories = ["gone", "trail"] };
        var content = German.Project(new Lineage(product, [model]), NoOthers, []);
        Assert.Equal(["shoes", "trail"], content.Categories.Select(c => c.Category.Code));
        Assert.Empty(content.Categories[0].Path);
        Assert.Equal([new Label("shoes", "Deutsch"), new Label("running", "[running]")], content.Categories[1].Path);
    }

    [Fact]
    public void Associations_are_its_own_or_those_of_the_nearest_model_by_type()
    {
        var product = ProductOf() with { Associations = [new("upsell", ["b", "hidden", "a"])] };
        var model = ProductOf() with { Associations = [new("accessory", ["c"]), new("upsell", ["c"])] };
        var root = ProductOf() with { Associations = [new("accessory", ["a"]), new("gone", ["a"])] };
        var content = German.Project(new Lineage(product, [model, root]), Others("a", "b", "c"), []);
        Assert.Equal([new Label("accessory", "[accessory]"), new Label("upsell", "Deutsch")], content.Associations.Select(a => a.Type));
        Assert.Equal(["c"], content.Associations[0].Products.Select(p => p.Sku));
        Assert.Equal(["b", "a"], content.Associations[1].Products.Select(p => p.Sku));
        Assert.Empty(German.Project(Alone(product), Others("z"), []).Associations);
    }

    [Fact]
    public void Assets_come_once_in_the_order_of_the_attributes()
    {
        var product = ProductOf((Key("image"), new AssetsValue(["b.jpg", "a.jpg"])), (Key("manual"), new AssetsValue(["m.pdf", "a.jpg"])));
        Assert.Equal(
            [new MediaLink("b.jpg", "image"), new MediaLink("a.jpg", "image"), new MediaLink("m.pdf", "manual")],
            German.Project(Alone(product), NoOthers, []).Media);
    }

    [Fact]
    public void Models_and_variants_say_how_they_vary()
    {
        var root = ProductOf() with { Sku = "root", Type = ProductType.Model, FamilyVariant = "v" };
        var red = root with { Sku = "red", Parent = "root" };
        var red42 = ProductOf() with { Sku = "red-42", FamilyVariant = "v", Parent = "red" };
        var content = German.Project(new Lineage(red42, [red, root]), NoOthers, []);
        Assert.Equal(("root", "red"), (content.Variation!.Model, content.Variation.Parent));
        Assert.Equal(["color", "size"], content.Variation.Axes.Select(a => a.Code));
        var above = German.Project(new Lineage(root, []), NoOthers, [new Lineage(red, [root])]);
        Assert.Equal(("root", ""), (above.Variation!.Model, above.Variation.Parent));
        Assert.Equal([new ContentLink("red", "red", "")], above.Variation.Variants);
        Assert.Null(German.Project(Alone(ProductOf()), NoOthers, []).Variation);
    }

    [Fact]
    public void Content_names_the_product_and_where_it_is_seen()
    {
        var content = German.Project(Alone(ProductOf()), NoOthers, []);
        Assert.Equal(("web", "de-DE", "p", ProductType.Product), (content.Channel, content.Locale, content.Sku, content.Type));
        Assert.Equal(new Label("f", "Deutsch"), content.Family);
        Assert.Null(German.Project(Alone(ProductOf() with { Family = "" }), NoOthers, []).Family);
    }

    [Fact]
    public void All_products_that_content_may_name_are_mentioned_once()
    {
        var product = ProductOf((Key("spare"), new ProductsValue(["a", "b"])));
        product = product with { Associations = [new("upsell", ["b", "c"])] };
        var model = ProductOf((Key("spare"), new ProductsValue(["d"]))) with { Associations = [new("upsell", ["a", "e"])] };
        Assert.Equal(["a", "b", "c", "d", "e"], ContentView.Mentions(new Lineage(product, [model])).Order());
    }

    private static readonly Dictionary<string, Lineage> NoOthers = [];

    private static Dictionary<string, Lineage> Others(params string[] skus) => skus.ToDictionary(sku => sku, sku => Alone(new Product { Sku = sku }));

    private static Lineage Alone(Product product) => new(product, []);

    private static Product ProductOf(params (ValueKey, Value)[] values) => new()
    {
        Sku = "p",
        Family = "f",
        Values = ProductValues.Of(values.Select(v => new ScopedValue(v.Item1, v.Item2)).ToList()),
    };

    private static ContentView ViewOf(CatalogSchema schema, string locale) => new(schema, schema.Channels["web"], schema.Channels["web"].FindLocale(locale)!);

    private static IEnumerable<string> CodesOf(ContentView view, Product product) =>
        view.Project(Alone(product), NoOthers, []).Attributes.Select(a => a.Definition.Code);

    private static ContentAttribute AttributeIn(ContentView view, Product product, string code, params string[] others) =>
        Assert.Single(view.Project(Alone(product), Others(others), []).Attributes, a => a.Definition.Code == code);
}
