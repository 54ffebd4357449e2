using Pim.Application.Archive;
using Pim.Application.Content;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Insights;
using Pim.Domain.Media;
using Pim.Domain.Products;
using Pim.Domain.Publications;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Archive;

public sealed class CanonicalFormTests
{
    private static readonly DateTimeOffset Time = new(2026, 3, 14, 15, 9, 26, TimeSpan.Zero);
    private static readonly LocalizedText Labels = LocalizedText.Of([new("de-DE", "Schuh"), new("en", "shoe")]);

    [Fact]
    public void Every_field_of_a_product_counts() => EveryFieldCounts(ArchiveSections.ProductFormat, Entry());

    [Fact]
    public void Every_field_of_a_revision_counts() => EveryFieldCounts(ArchiveSections.HistoryFormat,
        new ProductRevision("A", 7, Time, "editor", Deleted: false, ["enabled"]) { Product = Entry().Product });

    [Fact]
    public void Every_field_of_a_publication_counts() => EveryFieldCounts(ArchiveSections.PublicationFormat, new Publication("A", "web", 7, Time, "editor"));

    [Fact]
    public void Every_field_of_a_change_counts() => EveryFieldCounts(ArchiveSections.ChangeFormat, new ArchivedChange("web",
        new StoredChange("A", 7, Time, Withdrawn: false, [new ContentDocument("de-DE", new byte[] { 1, 2 }), new ContentDocument("en", new byte[] { 3 })])));

    [Fact]
    public void Every_field_of_mentions_counts_but_their_order()
    {
        EveryFieldCounts(ArchiveSections.MentionFormat, new ArchivedMentions("web", "A", ["B", "C"]));
        Assert.Equal(Hash(ArchiveSections.MentionFormat, new("web", "A", ["B", "C"])), Hash(ArchiveSections.MentionFormat, new("web", "A", ["C", "B"])));
    }

    [Fact]
    public void Every_field_of_a_stale_content_counts() => EveryFieldCounts(ArchiveSections.StaleFormat, new ArchivedStale("web", "A", 3, 7));

    [Fact]
    public void Every_field_of_a_schedule_counts() =>
        EveryFieldCounts(ArchiveSections.ScheduleFormat, new PublicationSchedule("A", "web", Time, Time.AddDays(1), "editor", "No."));

    [Fact]
    public void Every_field_of_a_review_counts() => EveryFieldCounts(ArchiveSections.ReviewFormat, new Review("A", 7, Ready: true, "editor", Time, "Well."));

    [Fact]
    public void Every_field_of_the_counters_counts() =>
        EveryFieldCounts(new SectionFormat<CatalogHead>("head", _ => "", CanonicalRecords.Write),
            new CatalogHead(Guid.NewGuid(), 9, 7, 3, 4, [new("app", 0), new("web", 5)]));

    [Fact]
    public void Every_field_of_an_asset_counts() => EveryFieldCounts(ArchiveSections.AssetFormat, new Asset
    {
        Key = "a", FileName = "b",
            File = new AssetFile("c", 4, "image/png", new AssetFacts { Width = 1, Height = 2, Duration = TimeSpan.FromSeconds(3), Pages = 4, Orientation = 5 }),
        AlternativeTexts = Labels, Captions = Labels, Tags = ["x", "y"], ValidUntil = Time, CreateTime = Time, UpdateTime = Time,
    });

    [Fact]
    public void Every_field_of_a_job_counts() =>
        EveryFieldCounts(ArchiveSections.JobFormat, new Job { Id = 3, Cause = "c", Scope = new("f", "M"), CreateTime = Time });

    [Fact]
    public void Every_field_of_a_receipt_counts() => EveryFieldCounts(ArchiveSections.ReceiptFormat, new RequestReceipt(Guid.NewGuid(), "ab", Time));

    [Fact]
    public void Every_field_of_the_schema_counts()
    {
        SchemaNoun[] nouns =
        [
            Attribute(),
            new AttributeGroup { Code = "g", Labels = Labels },
            new Family { Code = "f", Labels = Labels, Attributes = ["a"], Requirements = [new("web", ["a"])] },
            new FamilyVariant { Code = "v", Labels = Labels, Family = "f", Levels = [new(["a"], ["b"])] },
            new Category { Code = "c", Labels = Labels },
            new Channel { Code = "web", Labels = Labels, CategoryTree = "c", Currencies = ["EUR"], Locales = [new("de-DE", ["en"])],
                Renditions = [new("small", 1, 2, RenditionFit.Inside, RenditionFormat.Jpeg, 3)] },
            new AssociationType { Code = "t", Labels = Labels },
            new Segment
            {
                Code = "s", Labels = Labels, Stages = [LifecycleStage.Repeat], HorizonDays = 1, MinOrders = 2, MaxOrders = 3, MinDaysSinceOrder = 4,
                    MaxDaysSinceOrder = 5,
                MinRevenueMicros = 6, Currency = "EUR", Channel = "web", Category = "c",
            },
        ];
        foreach (var noun in nouns) EveryFieldCounts(ArchiveSections.SchemaFormat, noun);
        Assert.Equal(nouns.Length, nouns.Select(noun => Hash(ArchiveSections.SchemaFormat, noun)).Distinct().Count());
    }

    [Fact]
    public void Where_one_text_ends_and_the_next_begins_counts()
    {
        var product = Entry();
        Assert.NotEqual(
            Hash(ArchiveSections.ProductFormat, product with { ChangedFields = ["ab", "c"] }),
            Hash(ArchiveSections.ProductFormat, product with { ChangedFields = ["a", "bc"] }));
    }

    [Fact]
    public void The_order_of_claims_does_not_count()
    {
        var entry = Entry();
        Assert.Equal(Hash(ArchiveSections.ProductFormat, entry), Hash(ArchiveSections.ProductFormat, entry with { Claims = entry.Claims.Reverse().ToList() }));
    }

    [Fact]
    public void A_zero_has_no_sign()
    {
        Assert.Equal(HashOfNumber(0.0m), HashOfNumber(decimal.Negate(0.0m)));
        Assert.NotEqual(HashOfNumber(0.0m), HashOfNumber(0m));
    }

    [Fact]
    public void The_order_of_entries_counts_and_hashing_can_be_taken_up_again()
    {
        var (one, two) = (Entry(), Entry() with { ChangedFields = [] });
        var hash = new EntryHash(EntryHash.None);
        hash.Add(one, CanonicalProduct.Write);
        var goneOn = new EntryHash(hash.ToString());
        hash.Add(two, CanonicalProduct.Write);
        goneOn.Add(two, CanonicalProduct.Write);
        var swapped = new EntryHash(EntryHash.None);
        swapped.Add(two, CanonicalProduct.Write);
        swapped.Add(one, CanonicalProduct.Write);

        Assert.Equal(hash.ToString(), goneOn.ToString());
        Assert.NotEqual(hash.ToString(), swapped.ToString());
    }

    private static void EveryFieldCounts<T>(SectionFormat<T> format, T sample)
        where T : notnull
    {
        var hash = Hash(format, sample);
        Assert.Equal(hash, Hash(format, sample));
        Assert.All(Variations.Of(sample), variation => Assert.NotEqual(hash, Hash(format, (T)variation.Varied)));
    }

    private static string HashOfNumber(decimal number) =>
        Hash(ArchiveSections.ProductFormat,
            Entry() with { Product = new Product { Sku = "A", Values = ProductValues.Of([Value("n", new NumberValue(number))]) } });

    private static string Hash<T>(SectionFormat<T> format, T entry)
    {
        var hash = new EntryHash(EntryHash.None);
        hash.Add(entry, format.Write);
        return hash.ToString();
    }

    private static ScopedValue Value(string attribute, Value value) => new(new ValueKey(attribute, "web", "de-DE"), value);

    private static ArchivedProduct Entry() => new(
        new Product
        {
            Sku = "A", Categories = ["c"], Associations = [new("cross_sell", ["B"])], CreateTime = Time, UpdateTime = Time,
            Values = ProductValues.Of(
            [
                Value("a", new TextValue("t")), Value("b", new NumberValue(1.50m)), Value("c", new MeasurementValue(2m, "kg")),
                Value("d", new PricesValue([new("EUR", 1), new("USD", 2)])), Value("e", new BooleanValue(true)), Value("f", new DateValue(new(2026, 1, 2))),
                Value("g", new OptionValue("red")), Value("h", new OptionsValue(["x", "y"])), Value("i", new AssetsValue(["x", "y"])),
                Value("j", new ProductsValue(["x", "y"])), Value("k", new TableValue([new([new("eu", "42")])])),
            ]),
        },
        ["values.a", "enabled"],
        new ProductState([new("web", "de-DE", 3, ["a"])], [new("values.a", "Is too long.", "TEXT_TOO_LONG")]) { InheritedCategories = ["d"] },
        [new UniqueClaim(new ValueKey("ean", "", ""), "1"), new UniqueClaim(new ValueKey("", "M", ""), "red")]);

    private static AttributeDefinition Attribute() => new()
    {
        Code = "a", Labels = Labels, Type = AttributeType.Text,
        Rules = new AttributeRules
        {
            MinLength = 1, MaxLength = 2, MinNumber = 1.5m, MaxNumber = 2.5m, MaxDecimals = 3, MinDate = new(2026, 1, 1), MaxDate = new(2026, 1, 2),
                MaxItems = 4,
            AllowedExtensions = ["jpg"], AllowedLocales = ["de"],
        },
        Options = [new("red", Labels)], Units = [new("kg", "kg", Labels)], Columns = [new("eu", TableColumnType.Text, Labels)],
    };
}
