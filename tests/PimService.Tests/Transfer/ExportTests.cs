using Google.Protobuf;
using Grpc.Core;
using Pim.V1;
using Kind = Pim.V1.ExportCatalogRequest.Types.Kind;
using Outcome = Pim.V1.ImportResult.Types.Outcome;
using Resource = Pim.V1.CatalogRow.ResourceOneofCase;

namespace PimService.Tests.Transfer;

public sealed class ExportTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    [Fact]
    public async Task Exported_catalogue_imports_back_unchanged_here_and_as_it_is_elsewhere()
    {
        await FillAsync();
        var rows = await RowsAsync(new ExportCatalogRequest());
        Assert.All(await fixture.ImportAsync(new ImportOptions { Mode = ImportOptions.Types.Mode.Replace }, [.. rows]), r =>
            Assert.Equal(Outcome.Unchanged, r.Outcome));

        var other = new ServiceFixture();
        await other.InitializeAsync();
        try
        {
            using var call = new TransferService.TransferServiceClient(other.Channel).ImportCatalog();
            await call.RequestStream.WriteAsync(new ImportCatalogRequest { Rows = { rows } });
            await call.RequestStream.CompleteAsync();
            while (await call.ResponseStream.MoveNext(default)) Assert.All(call.ResponseStream.Current.Results, r => Assert.Equal(Outcome.Created, r.Outcome));
            Assert.Equal(rows, await RowsAsync(new ExportCatalogRequest(), other));
        }
        finally
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task Kinds_and_filter_choose_what_is_exported()
    {
        var lamp = await FillAsync();
        var schema = await RowsAsync(new ExportCatalogRequest { Kinds = { Kind.Schema } });
        Assert.DoesNotContain(schema, r => r.ResourceCase == Resource.Product);
        Assert.Contains(schema, r => r.ResourceCase == Resource.FamilyVariant);
        var products = await RowsAsync(new ExportCatalogRequest { Kinds = { Kind.Products } });
        Assert.All(products, r => Assert.Equal(Resource.Product, r.ResourceCase));
        var one = await RowsAsync(new ExportCatalogRequest { Kinds = { Kind.Products }, ProductFilter = $"sku = \"{lamp.Sku}\"" });
        Assert.Equal(lamp.Sku, Assert.Single(one).Product.Sku);
    }

    [Fact]
    public async Task Rows_carry_no_output_only_fields()
    {
        await FillAsync();
        var rows = await RowsAsync(new ExportCatalogRequest());
        foreach (var row in rows)
        {
            var field = CatalogRow.Descriptor.FindFieldByNumber((int)row.ResourceCase);
            var resource = (IMessage)field.Accessor.GetValue(row);
            foreach (var name in new[] { "name", "etag", "create_time", "update_time" })
                Assert.True(resource.Descriptor.FindFieldByName(name).Accessor.GetValue(resource) is null or "", $"{field.Name}.{name}");
        }
    }

    [Fact]
    public async Task Large_rows_come_in_messages_of_bearable_size()
    {
        for (var i = 0; i < 8; i++) await fixture.CreateAsync(fixture.Lamp(("description", CatalogFixture.Text(new string('x', 60_000), "de-DE", "web"))));
        using var call = fixture.Transfers.ExportCatalog(new ExportCatalogRequest { Kinds = { Kind.Products } });
        var messages = 0;
        for (; await call.ResponseStream.MoveNext(default); messages++) Assert.InRange(call.ResponseStream.Current.CalculateSize(), 1, 400_000);
        Assert.True(messages > 1);
    }

    [Theory]
    [InlineData("colour = 1", Kind.Products, "product_filter")]
    [InlineData("", Kind.Unspecified, "kinds[0]")]
    public async Task Request_that_cannot_be_read_is_refused(string filter, Kind kind, string field)
    {
        var refusal = await Refusal.OfAsync(() => RowsAsync(new ExportCatalogRequest { ProductFilter = filter, Kinds = { kind } }));
        Assert.Equal((StatusCode.InvalidArgument, field), (refusal.Code, refusal.Fields.Single()));
    }

    private async Task<Product> FillAsync()
    {
        var model = await fixture.CreateAsync(
            new Product { Sku = fixture.Fresh("zmodel"), Type = Product.Types.Type.Model, Family = "shoes", FamilyVariant = "shoes_size" });
        await fixture.CreateAsync(
            new Product { Sku = fixture.Fresh("a"), Parent = model.Sku, Values = { ["size"] = new ValueSet { Values = { new Value { Number = "42.50" } } } } });
        var prices = new PriceCollection
        {
            Prices = { new Money { CurrencyCode = "USD", AmountMicros = 1 }, new Money { CurrencyCode = "EUR", AmountMicros = 12_990_000 } },
        };
        var lamp = fixture.Lamp(
            ("name", CatalogFixture.Text("Größe 👟", "de-DE")),
            ("price", new Value { Prices = prices }),
            ("style", new Value { Options = new CodeList { Codes = { "modern", "art_deco" } } }));
        lamp.Enabled = false;
        lamp.Categories.Add("lighting");
        lamp.Associations.Add("upsell", new CodeList { Codes = { "z", "a" } });
        return await fixture.CreateAsync(lamp);
    }

    private Task<List<CatalogRow>> RowsAsync(ExportCatalogRequest request) => RowsAsync(request, fixture);

    private static async Task<List<CatalogRow>> RowsAsync(ExportCatalogRequest request, ServiceFixture service)
    {
        using var call = new TransferService.TransferServiceClient(service.Channel).ExportCatalog(request);
        var rows = new List<CatalogRow>();
        while (await call.ResponseStream.MoveNext(default)) rows.AddRange(call.ResponseStream.Current.Rows);
        return rows;
    }
}
