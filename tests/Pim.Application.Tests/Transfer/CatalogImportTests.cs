using Pim.Application.Transfer;
using Pim.Domain;
using Pim.Domain.Categories;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Tests.Transfer;

public sealed class CatalogImportTests
{
    private static readonly ImportOptions Options = new("importer", false, false);

    [Fact]
    public async Task Each_row_gets_its_result_in_order_and_a_bad_row_spoils_none()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1"));
        await shop.CreateAsync(Shop.Lamp("L2"));

        var results = await ImportAsync(shop, Options,
            Shop.Lamp("L0"), Shop.Lamp("L1", ("dimmable", new BooleanValue(true))), Shop.Lamp("bad", ("nonsense", new TextValue("x"))), Shop.Lamp("L2"),
                Shop.Lamp("L0"));

        Assert.Equal([0, 1, 2, 3, 4], results.Select(r => r.Index));
        Assert.Equal([ImportOutcome.Created, ImportOutcome.Updated, ImportOutcome.Rejected, ImportOutcome.Unchanged, ImportOutcome.Unchanged],
            results.Select(r => r.Outcome));
        Assert.Equal("UNKNOWN_ATTRIBUTE", results[2].Error!.Reason);
        await shop.GetAsync("bad").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task Rows_may_build_on_rows_before_them()
    {
        await using var shop = await Shop.OpenAsync();

        var results = await ImportAsync(shop, Options,
            new ProductEdit { Sku = "M", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_size" },
            new ProductEdit { Sku = "M-40", Parent = "M", Values = Shop.Set(("size", new NumberValue(40))) },
            new ProductEdit { Sku = "M-40b", Parent = "M", Values = Shop.Set(("size", new NumberValue(40))) },
            new ProductEdit { Sku = "orphan", Parent = "nobody", Values = Shop.Set(("size", new NumberValue(40))) });

        Assert.Equal([ImportOutcome.Created, ImportOutcome.Created, ImportOutcome.Rejected, ImportOutcome.Rejected], results.Select(r => r.Outcome));
        Assert.Equal(["VARIANT_EXISTS", "UNKNOWN_PARENT"], results.Skip(2).Select(r => r.Error!.Reason));
    }

    [Fact]
    public async Task A_unique_value_taken_in_the_store_rejects_its_row_only()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(Shop.Lamp("L1", ("gtin", new TextValue("1"))));

        var results = await ImportAsync(shop, Options, Shop.Lamp("L2", ("gtin", new TextValue("1"))), Shop.Lamp("L3", ("gtin", new TextValue("3"))),
            Shop.Lamp("L4", ("gtin", new TextValue("3"))));

        Assert.Equal([ImportOutcome.Rejected, ImportOutcome.Created, ImportOutcome.Rejected], results.Select(r => r.Outcome));
        Assert.Contains("products/L1", results[0].Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_rows_with_sending_again_end_in_the_same_catalogue()
    {
        await using var shop = await Shop.OpenAsync();
        var edits = Enumerable.Range(0, 1_700).Select(n => Shop.Lamp($"L{n:0000}", ("weight", new MeasurementValue(n, "GRAM")))).ToArray();

        var first = await ImportAsync(shop, Options, edits);
        var again = await ImportAsync(shop, Options, edits);

        Assert.All(first, r => Assert.Equal(ImportOutcome.Created, r.Outcome));
        Assert.All(again, r => Assert.Equal(ImportOutcome.Unchanged, r.Outcome));
        Assert.Equal(Enumerable.Range(0, 1_700).Select(n => (long)n), first.Select(r => r.Index));
    }

    [Fact]
    public async Task A_lone_row_is_answered_while_the_stream_stays_open()
    {
        await using var shop = await Shop.OpenAsync();
        var rows = System.Threading.Channels.Channel.CreateUnbounded<IReadOnlyList<ImportRow>>();
        await using var results = shop.Import.RunAsync(rows.Reader.ReadAllAsync(Shop.Token), Options, Shop.Token).GetAsyncEnumerator();

        await rows.Writer.WriteAsync([new ProductRow(0, "products/L1", Shop.Lamp("L1"))]);
        Assert.True(await results.MoveNextAsync());
        Assert.Equal(ImportOutcome.Created, Assert.Single(results.Current).Outcome);
        rows.Writer.Complete();
        Assert.False(await results.MoveNextAsync());
    }

    [Fact]
    public async Task Values_that_a_model_keeps_are_dropped_on_request_and_told_when_they_differ()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.CreateAsync(new ProductEdit
        {
            Sku = "M", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_size", Values = Shop.Set(("color", new OptionValue("blue"))),
        });
        var same = new ProductEdit { Sku = "a", Parent = "M", Values = Shop.Set(("size", new NumberValue(40)), ("color", new OptionValue("blue"))) };
        var other = new ProductEdit { Sku = "b", Parent = "M", Values = Shop.Set(("size", new NumberValue(41)), ("color", new OptionValue("red"))) };

        var refused = await ImportAsync(shop, Options, same);
        var taken = await ImportAsync(shop, Options with { DropInheritedValues = true }, same, other);

        Assert.Equal("WRONG_LEVEL", refused[0].Error!.Reason);
        Assert.Empty(taken[0].Notices);
        Assert.Equal("values.color", Assert.Single(taken[1].Notices).Field);
        Assert.Single((await shop.GetAsync("b")).Product.Values);
    }

    [Fact]
    public async Task A_dry_run_judges_rows_by_the_rows_before_them_and_changes_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var rows = new ImportRow[]
        {
            new SchemaRow(0, "categories/new", "categories", "new", _ => new Category { Code = "new", Parent = "shop" }),
            new ProductRow(
                1, "products/M", new ProductEdit { Sku = "M", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_size", Categories = ["new"] }),
            new SchemaRow(2, "categories/bad", "categories", "bad", _ => new Category { Code = "bad", Parent = "nowhere" }),
            new ProductRow(3, "products/M-40", new ProductEdit { Sku = "M-40", Parent = "M", Values = Shop.Set(("size", new NumberValue(40))) }),
            new UnreadableRow(4, "", [new Violation("product.sku", "Must be given.", "REQUIRED")]),
        };

        var results = await CollectAsync(shop, Options with { ValidateOnly = true }, rows);

        Assert.Equal([ImportOutcome.Created, ImportOutcome.Created, ImportOutcome.Rejected, ImportOutcome.Created, ImportOutcome.Rejected],
            results.Select(r => r.Outcome));
        await shop.GetAsync("M").RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
        await shop.Schemas.GetAsync<Category>("categories", "new", Shop.Token).RefusedAsync(ErrorKind.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task An_export_imports_back_to_the_same_catalogue()
    {
        await using var shop = await Shop.OpenAsync();
        await ImportAsync(shop, Options,
            new ProductEdit { Sku = "z-root", Type = ProductType.Model, Family = "shoes", FamilyVariant = "shoes_color_size" },
            new ProductEdit { Sku = "a-sub", Type = ProductType.Model, Parent = "z-root", Values = Shop.Set(("color", new OptionValue("red"))) },
            new ProductEdit { Sku = "0-variant", Parent = "a-sub", Values = Shop.Set(("size", new NumberValue(40.50m))) },
            Shop.Lamp("L1", ("gtin", new TextValue("1"))));
        await using var other = Shop.OpenEmpty();

        var exported = await ExportAsync(shop);
        var results = await CollectAsync(other, Options, exported.Select((item, i) => item switch
        {
            Product product => new ProductRow(i, "", ProductEdit.Replacing(product)),
            Domain.Schema.SchemaNoun noun => (ImportRow)new SchemaRow(i, noun.Name, noun.Collection, noun.Code, _ => noun),
            _ => throw new InvalidOperationException(),
        }).ToArray());

        Assert.All(results, r => Assert.Equal((ImportOutcome.Created, null), (r.Outcome, r.Error?.Message)));
        Assert.Equal(["z-root", "a-sub", "0-variant", "L1"], exported.OfType<Product>().Select(p => p.Sku));
        Assert.Equal(exported.Select(Bare), (await ExportAsync(other)).Select(Bare));

        static object Bare(object item) => item is Product product
            ? product with { Revision = 0, CreateTime = default, UpdateTime = default, Actor = "" }
            : (Domain.Schema.SchemaNoun)item with { Revision = 0, CreateTime = default, UpdateTime = default };
    }

    private static async Task<List<object>> ExportAsync(Shop shop)
    {
        var items = new List<object>();
        await foreach (var some in shop.Export.RunAsync(true, true, "", Shop.Token)) items.AddRange(some);
        return items;
    }

    private static Task<List<ImportResult>> ImportAsync(Shop shop, ImportOptions options, params ProductEdit[] edits) =>
        CollectAsync(shop, options, edits.Select((e, i) => (ImportRow)new ProductRow(i, Product.NameOf(e.Sku), e)).ToArray());

    private static async Task<List<ImportResult>> CollectAsync(Shop shop, ImportOptions options, ImportRow[] rows)
    {
        var results = new List<ImportResult>();
        await foreach (var some in shop.Import.RunAsync(rows.Chunk(100).ToAsyncEnumerable<IReadOnlyList<ImportRow>>(), options, Shop.Token))
            results.AddRange(some);
        return results;
    }
}
