using Grpc.Core;
using Pim.V1;
using Outcome = Pim.V1.ImportResult.Types.Outcome;

namespace PimService.Tests.Transfer;

public sealed class ImportTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private static readonly ImportOptions Replace = new() { Mode = ImportOptions.Types.Mode.Replace };

    [Fact]
    public async Task Rows_are_created_then_unchanged_then_updated()
    {
        var lamp = fixture.Lamp(("name", CatalogFixture.Text("Eins", "de_DE")));
        Assert.Equal([(0, $"products/{lamp.Sku}", Outcome.Created)], Told(await fixture.ImportAsync(null, Row(lamp))));
        Assert.Equal([(0, $"products/{lamp.Sku}", Outcome.Unchanged)], Told(await fixture.ImportAsync(null, Row(lamp))));
        lamp.Enabled = false;
        Assert.Equal([(0, $"products/{lamp.Sku}", Outcome.Updated)], Told(await fixture.ImportAsync(null, Row(lamp))));
        Assert.False((await GetAsync(lamp.Sku)).Enabled);
    }

    [Fact]
    public async Task Merge_keeps_what_a_row_does_not_carry_and_clears_values_without_data()
    {
        var lamp = fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE")), ("name", CatalogFixture.Text("One", "en-US")));
        lamp.Categories.Add("lighting");
        await fixture.CreateAsync(lamp);
        await fixture.ImportAsync(
            null, Row(new Product { Sku = lamp.Sku, Values = { ["name"] = new ValueSet { Values = { new Value { Locale = "de-DE" } } } } }));
        var merged = await GetAsync(lamp.Sku);
        Assert.Equal(("lamps", "lighting", "One"), (merged.Family, merged.Categories.Single(), merged.Values["name"].Values.Single().Text));
    }

    [Fact]
    public async Task Replace_makes_the_product_what_its_row_is()
    {
        var lamp = fixture.Lamp(("name", CatalogFixture.Text("Eins", "de-DE")));
        lamp.Categories.Add("lighting");
        await fixture.CreateAsync(lamp);
        await fixture.ImportAsync(Replace, Row(new Product { Sku = lamp.Sku, Family = "lamps" }));
        var replaced = await GetAsync(lamp.Sku);
        Assert.Equal((0, 0), (replaced.Categories.Count, replaced.Values.Count));
    }

    [Fact]
    public async Task Bad_rows_say_why_and_spoil_no_neighbours()
    {
        var (before, bad, after) = (fixture.Lamp(), fixture.Lamp(), fixture.Lamp());
        bad.Values.Add("name", new ValueSet { Values = { CatalogFixture.Text("ok", "de-DE"), CatalogFixture.Text(new string('x', 51), "en_US") } });
        bad.Values.Add("style", new ValueSet { Values = { new Value { Options = new CodeList { Codes = { "modern", "baroque" } } } } });
        var unreadable = fixture.Lamp(("weight", new Value { Measurement = new Measurement { Amount = "heavy" } }));
        var attribute = new Pim.V1.Attribute { Code = fixture.Fresh(), Type = AttributeType.Text, Rules = new AttributeRules { MaxItems = 3 } };
        var results = await fixture.ImportAsync(
            null, Row(before), Row(bad), Row(unreadable), new CatalogRow { Attribute = attribute }, new CatalogRow(), Row(after));

        Assert.Equal([Outcome.Created, Outcome.Rejected, Outcome.Rejected, Outcome.Rejected, Outcome.Rejected, Outcome.Created],
            results.Select(r => r.Outcome));
        Assert.Equal([0, 1, 2, 3, 4, 5], results.Select(r => (int)r.Index));
        Assert.Equal(
            [$"products/{before.Sku}", $"products/{bad.Sku}", $"products/{unreadable.Sku}", $"attributes/{attribute.Code}", "", $"products/{after.Sku}"],
                results.Select(r => r.Name));
        Assert.Equal(
            ["product.values.name.values[1].text", "product.values.style.values[0].options.codes[1]"],
                Refusal.Of(results[1].Error).Fields.Order(StringComparer.Ordinal));
        Assert.Equal((StatusCode.InvalidArgument, "product.values.weight.values[0].measurement.amount"), CodeAndField(results[2]));
        Assert.Equal((StatusCode.InvalidArgument, "attribute.rules.max_items"), CodeAndField(results[3]));
        Assert.Equal((StatusCode.InvalidArgument, "resource"), CodeAndField(results[4]));
        Assert.Null(results[0].Error);
    }

    [Fact]
    public async Task Rows_may_refer_to_rows_before_them()
    {
        var (attribute, family, model) = (fixture.Fresh("size"), fixture.Fresh("family"), fixture.Fresh("model"));
        var variant = new Product
        {
            Sku = fixture.Fresh(), Parent = model, Values = { [attribute] = new ValueSet { Values = { new Value { Number = "42" } } } },
        };
        var results = await fixture.ImportAsync(
            null,
            new CatalogRow { Attribute = new Pim.V1.Attribute { Code = attribute, Type = AttributeType.Number } },
            new CatalogRow { Family = new Family { Code = family, Attributes = { attribute } } },
            new CatalogRow { FamilyVariant = new FamilyVariant { Code = family, Family = family, Levels = { new VariantLevel { Axes = { attribute } } } } },
            Row(new Product { Sku = model, Type = Product.Types.Type.Model, Family = family, FamilyVariant = family }),
            Row(variant));
        Assert.All(results, r => Assert.Equal(Outcome.Created, r.Outcome));
        Assert.Equal(family, (await GetAsync(variant.Sku)).Family);
    }

    [Fact]
    public async Task Inherited_values_are_dropped_with_a_notice_when_asked_for_and_refused_otherwise()
    {
        var model = new Product { Sku = fixture.Fresh("model"), Type = Product.Types.Type.Model, Family = "shoes", FamilyVariant = "shoes_size" };
        model.Values.Add("name", new ValueSet { Values = { CatalogFixture.Text("Schuh", "de-DE") } });
        var variant = new Product
        {
            Sku = fixture.Fresh(), Parent = model.Sku, Values = { ["size"] = new ValueSet { Values = { new Value { Number = "42" } } } },
        };
        variant.Values.Add("name", new ValueSet { Values = { CatalogFixture.Text("Anders", "de-DE") } });
        var refused = await fixture.ImportAsync(null, Row(model), Row(variant));
        Assert.Equal((StatusCode.FailedPrecondition, "product.values.name.values[0]"), CodeAndField(refused[1]));
        var dropped = await fixture.ImportAsync(new ImportOptions { DropInheritedValues = true }, Row(variant));
        Assert.Equal(Outcome.Created, dropped[0].Outcome);
        Assert.Equal(("product.values.name", "INHERITED_VALUE"), (dropped[0].Notices[0].Field, dropped[0].Notices[0].Reason));
        Assert.Equal(["size"], (await GetAsync(variant.Sku)).Values.Keys);
    }

    [Fact]
    public async Task Validate_only_answers_as_if_it_were_done_and_changes_nothing()
    {
        var category = fixture.Fresh();
        var lamp = fixture.Lamp();
        lamp.Categories.Add(category);
        var results = await fixture.ImportAsync(
            new ImportOptions { ValidateOnly = true }, new CatalogRow { Category = new Category { Code = category } }, Row(lamp));
        Assert.All(results, r => Assert.Equal(Outcome.Created, r.Outcome));
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(() => GetAsync(lamp.Sku))).Code);
    }

    [Fact]
    public async Task Result_of_a_row_comes_before_the_next_row_is_sent()
    {
        using var call = fixture.Transfers.ImportCatalog();
        for (var i = 0; i < 3; i++)
        {
            await call.RequestStream.WriteAsync(new ImportCatalogRequest { Rows = { Row(fixture.Lamp()) } });
            Assert.True(await call.ResponseStream.MoveNext(default));
            Assert.Equal(i, call.ResponseStream.Current.Results.Single().Index);
        }
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(default));
    }

    [Fact]
    public async Task Many_rows_in_many_messages_come_back_in_order()
    {
        var prefix = fixture.Fresh("many");
        using var call = fixture.Transfers.ImportCatalog(new Metadata { { "pim-actor", "sync" } });
        var sending = Task.Run(async () =>
        {
            for (var message = 0; message < 20; message++)
            {
                var request = new ImportCatalogRequest();
                for (var i = 0; i < 100; i++)
                {
                    var name = new ValueSet { Values = { CatalogFixture.Text(i % 10 == 9 ? "" : "x", "de-DE") } };
                    var product = new Product { Sku = $"{prefix}-{message}-{i}", Family = "lamps", Values = { ["name"] = name } };
                    request.Rows.Add(Row(product));
                }
                await call.RequestStream.WriteAsync(request);
            }
            await call.RequestStream.CompleteAsync();
        });
        var results = new List<ImportResult>();
        while (await call.ResponseStream.MoveNext(default)) results.AddRange(call.ResponseStream.Current.Results);
        await sending;
        Assert.Equal(Enumerable.Range(0, 2_000), results.Select(r => (int)r.Index));
        Assert.All(results, r => Assert.Equal(r.Index % 10 == 9 ? Outcome.Rejected : Outcome.Created, r.Outcome));
        Assert.All(results.Where(r => r.Outcome == Outcome.Rejected), r => Assert.Equal("product.values.name.values[0].text", CodeAndField(r).Field));
        var revisions = await fixture.Products.ListProductRevisionsAsync(new() { Name = $"products/{prefix}-19-0" });
        Assert.Equal("sync", revisions.Revisions.Single().Actor);
    }

    [Fact]
    public async Task Options_after_the_first_message_are_refused()
    {
        using var call = fixture.Transfers.ImportCatalog();
        await call.RequestStream.WriteAsync(new ImportCatalogRequest { Options = Replace });
        await call.RequestStream.WriteAsync(new ImportCatalogRequest { Options = Replace });
        await call.RequestStream.CompleteAsync();
        var refusal = await Refusal.OfAsync(() => call.ResponseStream.MoveNext(default));
        Assert.Equal((StatusCode.InvalidArgument, "options"), (refusal.Code, refusal.Fields.Single()));
    }

    [Fact]
    public async Task Unknown_mode_and_too_many_rows_are_refused()
    {
        var mode = await Refusal.OfAsync(() => fixture.ImportAsync(new ImportOptions { Mode = (ImportOptions.Types.Mode)9 }));
        Assert.Equal((StatusCode.InvalidArgument, "options.mode"), (mode.Code, mode.Fields.Single()));
        var rows = await Refusal.OfAsync(() => fixture.ImportAsync(null, [.. Enumerable.Repeat(new CatalogRow(), 1_001)]));
        Assert.Equal((StatusCode.InvalidArgument, "rows"), (rows.Code, rows.Fields.Single()));
    }

    [Fact]
    public async Task Import_that_its_caller_leaves_keeps_what_it_answered_and_ends_without_an_error_in_the_log()
    {
        using var caller = new CancellationTokenSource();
        var lamp = fixture.Lamp();
        using (var call = fixture.Transfers.ImportCatalog(cancellationToken: caller.Token))
        {
            await call.RequestStream.WriteAsync(new ImportCatalogRequest { Rows = { Row(lamp) } });
            Assert.True(await call.ResponseStream.MoveNext(default));
            await caller.CancelAsync();
            await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
        }
        Assert.Equal(lamp.Sku, (await GetAsync(lamp.Sku)).Sku);
        await fixture.Logs.WaitForAsync(
            e => e.Message.Contains("ImportCatalog", StringComparison.Ordinal) && e.Message.Contains("CANCELLED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Import_of_nothing_answers_nothing()
    {
        using var call = fixture.Transfers.ImportCatalog();
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(default));
        Assert.Empty(await fixture.ImportAsync(null));
    }

    private static CatalogRow Row(Product product) => new() { Product = product };

    private async Task<Product> GetAsync(string sku) => await fixture.Products.GetProductAsync(new() { Name = $"products/{sku}" });

    private static IEnumerable<(int, string, Outcome)> Told(IEnumerable<ImportResult> results) => results.Select(r => ((int)r.Index, r.Name, r.Outcome));

    private static (StatusCode Code, string Field) CodeAndField(ImportResult result)
    {
        var refusal = Refusal.Of(result.Error);
        return (refusal.Code, Assert.Single(refusal.Fields));
    }
}
