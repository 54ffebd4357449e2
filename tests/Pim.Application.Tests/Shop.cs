using Pim.Application.Changes;
using Pim.Application.Content;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Application.Search;
using Pim.Application.Transfer;
using Pim.Domain;
using Pim.Domain.Associations;
using Pim.Domain.Attributes;
using Pim.Domain.Categories;
using Pim.Domain.Channels;
using Pim.Domain.Families;
using Pim.Domain.Products;
using Pim.Domain.Schema;
using Pim.Domain.Text;
using Pim.Domain.Values;
using Pim.Storage.Sqlite;

namespace Pim.Application.Tests;

/// <summary>A small shop on a fresh store: use cases as the host puts them together, and a schema to use them on.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pim-application").FullName;
    private readonly SqliteCatalog _store;

    private Shop()
    {
        _store = SqliteCatalog.Open(new SqliteStoreOptions { Folder = _folder });
        Queue = new JobQueue(_store.Jobs, Clock);
        Cache = new ContentCache(1 << 20);
        Feed = new ChangeFeed(_store.Contents, Cache, Clock);
        Schemas = new SchemaCatalog(_store.Schema, _store.Products, _store.Receipts, Queue, Clock);
        Products = new ProductCatalog(_store.Products, Schemas, _store.Receipts, Queue, Feed, Clock);
        var maker = new ContentMaker(_store.Products, _store.Contents, _store.Assets, Format);
        var filters = new ContentFilter(_store.Publications, Schemas);
        Publisher = new Publisher(_store.Publications, _store.Products, Schemas, maker, Feed, Queue, Clock);
        Reviews = new Reviews(_store.Publications, _store.Products, Clock);
        Preview = new ContentPreview(_store.Products, _store.Assets, Schemas);
        Server = new ContentServer(_store.Contents, Schemas, Cache, Format);
        Listings = new ContentListings(_store.Publications, Schemas, filters, Server);
        Searches = new ContentSearches(_store.Search, Schemas, Server);
        Changes = new ChangeReader(_store.Contents, Schemas, Feed, filters, Clock);
        ContentWorker = new ContentWorker(_store.Publications, _store.Contents, Format, Queue, Schemas, maker, Feed, Clock);
        Import = new CatalogImport(_store.Products, Schemas, Queue, Clock);
        Export = new CatalogExport(_store.Products, Schemas);
        Worker = new RecomputeWorker(Queue, _store.Products, Schemas);
    }

    public static readonly WriteOptions As = new("editor");

    public static CancellationToken Token => CancellationToken.None;

    public SettableClock Clock { get; } = new();

    public JobQueue Queue { get; }

    public SchemaCatalog Schemas { get; }

    public ProductCatalog Products { get; }

    public ContentCache Cache { get; }

    public ChangeFeed Feed { get; }

    public Publisher Publisher { get; }

    public Reviews Reviews { get; }

    public ContentPreview Preview { get; }

    public ContentServer Server { get; }

    public ContentListings Listings { get; }

    public ContentSearches Searches { get; }

    public ChangeReader Changes { get; }

    public ContentWorker ContentWorker { get; }

    /// <summary>Writes content as lines of text, so that tests can read what was kept.</summary>
    public TextFormat Format { get; } = new();

    public CatalogImport Import { get; }

    public CatalogExport Export { get; }

    public RecomputeWorker Worker { get; }

    /// <summary>A store without anything.</summary>
    public static Shop OpenEmpty() => new();

    /// <summary>
    /// A shop that sells shoes (with variants by size, and by color and size) and lamps, in the channels web (en-US, de-DE with fallback
    /// to en-US; EUR) and print (de-DE; EUR and USD).
    /// </summary>
    public static async Task<Shop> OpenAsync()
    {
        var shop = new Shop();
        foreach (var noun in Nouns()) await shop.PutAsync(noun);
        await shop.WorkAsync();
        return shop;
    }

    public Task<SchemaNoun> PutAsync(SchemaNoun noun) => Schemas.UpdateAsync(noun.Collection, noun.Code, _ => noun, noun, null, As, Token);

    /// <summary>Works off all jobs.</summary>
    public async Task WorkAsync()
    {
        while (await Worker.StepAsync(Token) || await ContentWorker.StepAsync(Token))
        {
        }
    }

    /// <summary>Publishes products and works off what follows.</summary>
    public async Task PublishAsync(string channel, params string[] skus)
    {
        await Publisher.PublishAsync(channel, skus, As, Token);
        await WorkAsync();
    }

    /// <summary>What a channel is served of a product, as <see cref="Format"/> writes it.</summary>
    public async Task<string> ContentAsync(string sku, string channel = "web", string locale = "en-US") =>
        System.Text.Encoding.UTF8.GetString(await Server.GetAsync(sku, channel, locale, Token));

    /// <summary>Forgets by what a product is found in a channel, and leaves its content.</summary>
    public Task ForgetSearchAsync(string channel, string sku, long schemaVersion) => _store.Publications.CommitAsync(
        new PublicationCommit { Channel = channel, SchemaVersion = schemaVersion, Searched = [new SearchedContent(sku, [])], Time = Clock.Now }, Token);

    /// <summary>Forgets all withdrawals so far; true when there may be more.</summary>
    public Task<bool> ForgetWithdrawalsAsync() => _store.Contents.ForgetWithdrawalsAsync(Clock.Now.AddDays(1), Token);

    /// <summary>All changes of a channel from where a token leads, to the end.</summary>
    public async Task<(IReadOnlyList<StoredChange> Changes, string Token)> ChangesAsync(string channel, string token = "", string filter = "")
    {
        var (changes, last) = (new List<StoredChange>(), token);
        await foreach (var page in Changes.ExportAsync(new ChangeRequest(channel, [], token, filter), Token))
        {
            changes.AddRange(page.Changes);
            last = page.ResumeToken;
        }
        return (changes, last);
    }

    public Task<ProductView> CreateAsync(ProductEdit edit) => Products.CreateAsync(edit, As, Token);

    public async Task<ProductView> GetAsync(string sku) => (await Products.GetAsync([sku], Token))[0];

    public Task<ProductView> UpdateAsync(ProductEdit edit) => Products.UpdateAsync(new ProductUpdate(edit, null), As, Token);

    public static ProductEdit Lamp(string sku, params (string Attribute, Value Value)[] values) =>
        new() { Sku = sku, Family = "lamps", Values = Set(values) };

    public static ValuesEdit Set(params (string Attribute, Value Value)[] values) =>
        new() { Entries = values.Select(v => (new ValueKey(v.Attribute, "", ""), (Value?)v.Value)).ToList() };

    public static ValuesEdit Text(string attribute, string locale, string text, string channel = "") =>
        new() { Entries = [(new ValueKey(attribute, channel, locale), new TextValue(text))] };

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Publisher.Dispose();
        Feed.Dispose();
        Cache.Dispose();
        Queue.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static IEnumerable<SchemaNoun> Nouns()
    {
        yield return new AttributeGroup { Code = "basics", Labels = Labels("Basics", "Grundlagen"), Position = 1 };
        yield return new AttributeDefinition { Code = "sku", Type = AttributeType.Identifier, Group = "basics", Position = 0 };
        yield return new AttributeDefinition { Code = "name", Type = AttributeType.Text, Localizable = true, Group = "basics", Position = 1,
            Labels = Labels("Name", "Name"), Rules = new AttributeRules { MaxLength = 50 } };
        yield return new AttributeDefinition { Code = "description", Type = AttributeType.RichText, Localizable = true, Scopable = true, Position = 2,
            Labels = Labels("Description", "Beschreibung") };
        yield return new AttributeDefinition { Code = "gtin", Type = AttributeType.Text, Unique = true, Position = 3 };
        yield return new AttributeDefinition
        {
            Code = "weight", Type = AttributeType.Measurement, Position = 4, DefaultUnit = "GRAM",
            Units = [new MeasurementUnit("GRAM", "g", Labels("gram", "Gramm")), new MeasurementUnit("KILOGRAM", "kg", Labels("kilogram", "Kilogramm"))],
        };
        yield return new AttributeDefinition
        {
            Code = "color", Type = AttributeType.SingleSelect, Position = 5, Labels = Labels("Color", "Farbe"),
            Options = [new AttributeOption("blue", Labels("Blue", "Blau")), new AttributeOption("red", Labels("Red", "Rot"))],
        };
        yield return new AttributeDefinition { Code = "size", Type = AttributeType.Number, Position = 6, Labels = Labels("Size", "Größe") };
        yield return new AttributeDefinition { Code = "price", Type = AttributeType.PriceCollection, Position = 7 };
        yield return new AttributeDefinition { Code = "picture", Type = AttributeType.Asset, Position = 8 };
        yield return new AttributeDefinition { Code = "bulb", Type = AttributeType.ProductReference, Position = 9 };
        yield return new AttributeDefinition { Code = "dimmable", Type = AttributeType.Boolean, Position = 10 };
        yield return new Category { Code = "shop", Labels = Labels("Shop", "Laden") };
        yield return new Category { Code = "home", Parent = "shop", Labels = Labels("Home", "Zuhause") };
        yield return new Category { Code = "lighting", Parent = "home", Labels = Labels("Lighting", "Licht") };
        yield return new Category { Code = "internal" };
        yield return new Channel
        {
            Code = "web", CategoryTree = "shop", Currencies = ["EUR"],
            Locales = [new ChannelLocale("en-US", []), new ChannelLocale("de-DE", ["en-US"])],
        };
        yield return new Channel { Code = "print", CategoryTree = "shop", Currencies = ["EUR", "USD"], Locales = [new ChannelLocale("de-DE", [])] };
        yield return new Family
        {
            Code = "lamps", Labels = Labels("Lamps", "Lampen"), LabelAttribute = "name", ImageAttribute = "picture",
            Attributes = new[] { "sku", "name", "description", "gtin", "weight", "price", "picture", "bulb", "dimmable" }.ToCodeSet(),
            Requirements =
            [
                new ChannelRequirements("print", new[] { "name", "price" }.ToCodeSet()),
                new ChannelRequirements("web", new[] { "sku", "name", "description", "weight" }.ToCodeSet()),
            ],
        };
        yield return new Family
        {
            Code = "shoes", LabelAttribute = "name",
            Attributes = new[] { "sku", "name", "description", "gtin", "color", "size", "weight", "price" }.ToCodeSet(),
            Requirements = [new ChannelRequirements("web", new[] { "name", "color", "size" }.ToCodeSet())],
        };
        yield return new FamilyVariant { Code = "shoes_size", Family = "shoes", Levels = [VariantLevel.Of(["size"], ["gtin", "weight"])] };
        yield return new FamilyVariant
        {
            Code = "shoes_color_size", Family = "shoes", Levels = [VariantLevel.Of(["color"], []), VariantLevel.Of(["size"], ["gtin"])],
        };
        yield return new AssociationType { Code = "upsell", Labels = Labels("Better ones", "Bessere") };
    }

    private static LocalizedText Labels(string english, string german) =>
        LocalizedText.Of(new Dictionary<string, string> { ["en-US"] = english, ["de-DE"] = german });
}
