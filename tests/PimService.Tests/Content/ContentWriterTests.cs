using Pim.Application.Media;
using Pim.Domain.Attributes;
using Pim.Domain.Channels;
using Pim.Domain.Content;
using Pim.Domain.Media;
using Pim.Domain.Products;
using Pim.Domain.Values;
using PimService.Content;
using V1 = Pim.V1;
using Kind = Pim.V1.ContentAttribute.Types.AttributeKind;

namespace PimService.Tests.Content;

public sealed class ContentWriterTests
{
    private static readonly ContentWriter Writer =
        new(new MediaUrls(new MediaUrlOptions("https://media.test", "", TimeSpan.FromHours(1)), TimeProvider.System));

    [Fact]
    public void Every_kind_of_value_is_written()
    {
        var content = Content(
            Attribute(AttributeType.Identifier, new TextValue("x")),
            Attribute(AttributeType.RichText, new TextValue("<b>x</b>")),
            Attribute(AttributeType.Number, new NumberValue(1.50m)),
            Attribute(AttributeType.Measurement, new MeasurementValue(0.5m, "")) with { ValueLabels = [new Label("KILOGRAM", "Kilogramm")], UnitSymbol = "kg" },
            Attribute(AttributeType.PriceCollection, new PricesValue([new Money("EUR", 12_990_000)])),
            Attribute(AttributeType.Boolean, new BooleanValue(false)),
            Attribute(AttributeType.Date, new DateValue(new DateOnly(2026, 2, 3))),
            Attribute(AttributeType.SingleSelect, new OptionValue("red")) with { ValueLabels = [new Label("red", "Rot")] },
            Attribute(AttributeType.MultiSelect, new OptionsValue(["a", "b"])) with { ValueLabels = [new Label("b", "B"), new Label("a", "[a]")] },
            Attribute(AttributeType.Asset, new AssetsValue(["i.jpg"])),
            Attribute(AttributeType.ProductReference, new ProductsValue(["y"])),
            Attribute(AttributeType.Table,
                new TableValue([new TableRow([new TableCell("eu", "42"), new TableCell("us", "9")]), new TableRow([new TableCell("us", "10")])]))
                with { ValueLabels = [new Label("us", "US"), new Label("eu", "EU")] });

        var written = Writer.Write(content).Attributes;
        Assert.Equal(
            [Kind.Text, Kind.RichText, Kind.Number, Kind.Measurement, Kind.Prices, Kind.Boolean, Kind.Date, Kind.Options, Kind.Options, Kind.Assets,
                Kind.Products, Kind.Table],
            written.Select(a => a.Kind));
        Assert.Equal(("x", "<b>x</b>", "1.50"), (written[0].Text, written[1].Text, written[2].Number));
        Assert.Equal(new V1.ContentMeasurement { Amount = "0.5", Unit = new V1.Label { Code = "KILOGRAM", Label_ = "Kilogramm" }, Symbol = "kg" },
            written[3].Measurement);
        Assert.Equal(12_990_000, written[4].Prices.Prices[0].AmountMicros);
        Assert.Equal(V1.ContentAttribute.DataOneofCase.Boolean, written[5].DataCase);
        Assert.Equal("2026-02-03", written[6].Date);
        Assert.Equal("Rot", written[7].Options.Labels[0].Label_);
        Assert.Equal(["b", "a"], written[8].Options.Labels.Select(l => l.Code));
        Assert.Equal(("i.jpg", "y"), (written[9].Assets.Codes[0], written[10].Products.Codes[0]));
        Assert.Equal(["US", "EU"], written[11].Table.Columns.Select(c => c.Label_));
        Assert.Equal(["9 42", "10 "], written[11].Table.Rows.Select(r => string.Join(' ', r.Cells)));
    }

    [Fact]
    public void All_around_the_values_is_written()
    {
        var content = Content(Attribute(AttributeType.Text, new TextValue("x")) with
        {
            Label = "Name", Group = new Label("basics", "Basics"), Locale = "en-US", IsFallback = true, InheritedFrom = "model",
        }) with
        {
            Type = ProductType.Model,
            Image = "i.jpg",
            Family = new Label("shoes", "Schuhe"),
            Categories = [new ContentCategory(new Label("boots", "Stiefel"), [new Label("all", "Alle")])],
            Associations = [new ContentAssociation(new Label("upsell", "Besser"), [new ContentLink("y", "Y", "y.jpg")])],
            Media = [new MediaLink("i.jpg", "image")],
            Variation = new Variation("root", "parent", [new Label("size", "Größe")], [new ContentLink("v", "V", "")]),
        };
        Assert.Equal(
            new V1.Content
            {
                Name = "channels/web/locales/de-DE/products/a%2Fb", Product = "products/a%2Fb", Sku = "a/b", Type = V1.Product.Types.Type.Model,
                    Title = "Titel", Image = "i.jpg",
                Family = Label("shoes", "Schuhe"),
                Attributes =
                {
                    new V1.ContentAttribute
                    {
                        Code = "code", Label = "Name", Group = Label("basics", "Basics"), Kind = Kind.Text, Locale = "en-US", Fallback = true,
                            InheritedFrom = "model", Text = "x",
                    },
                },
                Categories = { new V1.ContentCategory { Code = "boots", Label = "Stiefel", Path = { Label("all", "Alle") } } },
                Associations = { new V1.ContentAssociation { Type = Label("upsell", "Besser"), Products = { new V1.ContentLink { Sku = "y", Title = "Y", Image = "y.jpg" } } } },
                Media = { new V1.MediaLink { Key = "i.jpg", Attribute = "image" } },
                Variation = new V1.Variation
                {
                    Model = "root", Parent = "parent", Axes = { Label("size", "Größe") }, Variants = { new V1.ContentLink { Sku = "v", Title = "V" } },
                },
            },
            Writer.Write(content));
    }

    [Fact]
    public void An_asset_is_written_with_where_to_fetch_it()
    {
        var asset = new Asset
        {
            Key = "i.jpg",
            FileName = "größe 1.jpg",
            File = new AssetFile(new string('a', 64), 5_000_000_000, "image/jpeg",
                new AssetFacts { Width = 4_000, Height = 3_000, Duration = TimeSpan.FromSeconds(1.5), Pages = 2 }),
            Role = AssetRole.MainImage,
        };
        var small = new Rendition("small", 400, 400, RenditionFit.Inside, RenditionFormat.WebP, 80);
        var content = Content() with
        {
            Media = [new MediaLink("i.jpg", "image") { Asset = asset, AlternativeText = "Ein Zelt", Caption = "Neu", Renditions = [small] }],
            Associations = [new ContentAssociation(new Label("upsell", "Besser"), [new ContentLink("y", "Y", "i.jpg") { ImageAsset = asset }])],
        };

        var written = Writer.Write(content);

        var url = $"https://media.test/media/{new string('a', 64)}/gr%C3%B6%C3%9Fe%201.jpg";
        Assert.Equal(
            new V1.MediaLink
            {
                Key = "i.jpg", Attribute = "image", Url = url, MediaType = "image/jpeg", Width = 4_000, Height = 3_000, Role = V1.Asset.Types.Role.MainImage,
                AlternativeText = "Ein Zelt", Caption = "Neu", Size = 5_000_000_000, Sha256 = new string('a', 64), FileName = "größe 1.jpg",
                Duration = new Google.Protobuf.WellKnownTypes.Duration { Seconds = 1, Nanos = 500_000_000 }, Pages = 2,
                Renditions =
                {
                    new V1.MediaRendition
                    {
                        Name = "small", Url = $"https://media.test/media/{new string('a', 64)}/{small.Recipe}/gr%C3%B6%C3%9Fe%201.jpg.webp", Width = 400,
                            Height = 300, MediaType = "image/webp",
                    },
                },
            },
            Assert.Single(written.Media));
        Assert.Equal(url, written.Associations[0].Products[0].ImageUrl);
    }

    private static V1.Label Label(string code, string label) => new() { Code = code, Label_ = label };

    private static ContentAttribute Attribute(AttributeType type, Value value) =>
        new(new AttributeDefinition { Code = "code", Type = type }, "", null, "", false, "", value);

    private static ProductContent Content(params ContentAttribute[] attributes) => new()
    {
        Channel = "web", Locale = "de-DE", Sku = "a/b", Type = ProductType.Product, Title = "Titel",
        Attributes = attributes,
    };
}
