using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Schema;
using Pim.Storage.Sqlite;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

public sealed class SqliteCatalogTests : StoreContract
{
    private new SqliteStores Stores => (SqliteStores)base.Stores;

    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());

    [Fact]
    public async Task Everything_is_there_after_it_is_opened_again()
    {
        var schema = await PutSchemaAsync(Samples.WholeSchema());
        var random = new Random(5);
        var (first, second) = (Samples.RandomProduct(random, "A"), Samples.RandomProduct(random, "A"));
        var state = Samples.RandomState(random);
        await Products.CommitAsync(
            Commit(new ProductChange(null, first) { Claims = [Samples.Ean("1")] }) with { SchemaVersion = 1, Jobs = [new("x", new("shoes"))] }, default);
        await Products.CommitAsync(
            Commit(new ProductChange(first with { Revision = 2 }, second) { Claims = [Samples.Ean("1")], State = state }) with { SchemaVersion = 1 }, default);

        await Stores.ReopenAsync();

        Assert.Equal(schema.Nouns.ToHashSet(), (await Stores.Schema.ReadAsync(CatalogSchema.Empty, default)).Nouns.ToHashSet());
        Assert.Equal(second with { Revision = 3 }, await FindAsync("A"));
        Assert.Equal(state, (await Products.GetStatesAsync(["A"], default))["A"]);
        Assert.Equal([3, 2], (await Products.ListRevisionsAsync("A", long.MaxValue, 9, default)).Select(r => r.Revision));
        Assert.Equal("x", (await Stores.Jobs.NextAsync(JobKind.States, default))!.Cause);
        var outcome = await Products.CommitAsync(
            Commit(new ProductChange(null, Samples.Product("B")) { Claims = [Samples.Ean("1")] }) with { SchemaVersion = 1 }, default);
        Assert.Equal("A", Assert.Single(outcome.Conflicts).Holder);
        outcome = await Products.CommitAsync(Commit(new ProductChange(null, Samples.Product("B"))) with { SchemaVersion = 1 }, default);
        Assert.Equal(4, outcome.FirstRevision);
    }

    [Fact]
    public void A_folder_in_use_is_refused()
    {
        var error = Assert.Throws<PimException>(() => SqliteCatalog.Open(new() { Folder = Stores.Folder.Path }));

        Assert.Equal((ErrorKind.Unavailable, "STORE_IN_USE"), (error.Kind, error.Reason));
        Assert.Contains(Stores.Folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_is_made_when_it_does_not_exist()
    {
        var folder = Path.Combine(Stores.Folder.Path, "a", "b");

        await using var catalog = SqliteCatalog.Open(new() { Folder = folder });

        await catalog.CheckAsync(default);
        Assert.True(File.Exists(Path.Combine(folder, "catalog.db")));
    }

    [Fact]
    public void A_folder_that_cannot_be_used_says_why()
    {
        var error = Assert.Throws<PimException>(() => SqliteCatalog.Open(new() { Folder = Stores.Folder.CatalogFile }));

        Assert.Equal((ErrorKind.Unavailable, "STORE_UNAVAILABLE"), (error.Kind, error.Reason));
    }

    [Fact]
    public async Task A_file_of_a_later_version_is_left_alone()
    {
        await Stores.Catalog.DisposeAsync();
        using (var session = Session.OpenWriter(Stores.Folder.CatalogFile)) session.Execute("PRAGMA user_version = 999");

        var error = Assert.Throws<PimException>(() => SqliteCatalog.Open(new() { Folder = Stores.Folder.Path }));

        Assert.Equal((ErrorKind.FailedPrecondition, "STORE_TOO_NEW"), (error.Kind, error.Reason));
    }

    [Fact]
    public async Task A_file_that_is_no_catalogue_is_data_loss()
    {
        await Stores.Catalog.DisposeAsync();
        await File.WriteAllTextAsync(Stores.Folder.CatalogFile, new string('x', 100_000));

        var error = Assert.Throws<PimException>(() => SqliteCatalog.Open(new() { Folder = Stores.Folder.Path }));

        Assert.Equal(ErrorKind.DataLoss, error.Kind);
    }

    [Fact]
    public async Task A_document_that_cannot_be_read_is_data_loss()
    {
        await AddAllAsync(Samples.Product("A"), Samples.Product("B"));
        using (var session = Session.OpenWriter(Stores.Folder.CatalogFile))
            session.Execute("UPDATE product_documents SET doc = '{\"sku\":\"A\",\"values\":7}' WHERE product = 1");

        var error = await Assert.ThrowsAsync<PimException>(() => FindAsync("A"));

        Assert.Equal(ErrorKind.DataLoss, error.Kind);
        Assert.NotNull(await FindAsync("B"));
    }

    [Fact]
    public async Task A_full_disk_refuses_the_commit_that_does_not_fit_and_the_store_lives_on()
    {
        await Stores.ReopenAsync(maxFileBytes: 1_000_000);
        var small = Samples.Product("small");
        var large = Samples.Product(
            "large", Enumerable.Range(0, 40).Select(i => Samples.Value($"a{i}", new Domain.Values.TextValue(new string('x', 50_000)))).ToArray());

        var commits = Enumerable.Range(0, 20).Select(i => TryAddAsync(i == 10 ? large : small with { Sku = $"small{i}" })).ToList();
        var outcomes = await Task.WhenAll(commits);

        Assert.Equal(Enumerable.Range(0, 20).Select(i => i != 10), outcomes.Select(e => e is null));
        Assert.Equal((ErrorKind.ResourceExhausted, "STORE_FULL"), (outcomes[10]!.Kind, outcomes[10]!.Reason));
        Assert.Null(await FindAsync("large"));
        Assert.Equal(19, await Products.CountAsync(ProductQuery.All, default));
        Assert.Equal(20, (await AddAsync(small)).Revision);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        await Stores.Catalog.DisposeAsync();

        var write = await Assert.ThrowsAsync<PimException>(() => CommitAsync(new ProductChange(null, Samples.Product("A"))));
        var read = await Assert.ThrowsAsync<PimException>(() => FindAsync("A"));
        var health = await Assert.ThrowsAsync<PimException>(() => Stores.Health.CheckAsync(default));

        Assert.All([write, read, health], e => Assert.Equal((ErrorKind.Unavailable, "STORE_CLOSED"), (e.Kind, e.Reason)));
    }

    [Fact]
    public async Task Closing_sees_through_what_is_queued()
    {
        var commits = Enumerable.Range(0, 40).Select(i => CommitAsync(new ProductChange(null, Samples.Product($"P{i}")))).ToList();

        await Stores.ReopenAsync();

        Assert.All(await Task.WhenAll(commits), o => Assert.True(o.Committed));
        Assert.Equal(40, await Products.CountAsync(ProductQuery.All, default));
        Assert.False(File.Exists(Stores.Folder.CatalogFile + "-wal") && new FileInfo(Stores.Folder.CatalogFile + "-wal").Length > 0);
    }

    [Fact]
    public async Task The_history_holds_what_was_and_not_what_is()
    {
        var product = await AddAsync(Samples.Product("A"));
        Assert.Equal(0, CountHistory());

        product = await UpdateAsync(product, product with { Enabled = false });
        Assert.Equal(1, CountHistory());

        await DeleteAsync(product);
        Assert.Equal(3, CountHistory());

        long? CountHistory()
        {
            using var session = Session.OpenReader(Stores.Folder.CatalogFile);
            return session.Use("SELECT count(*) FROM product_history").ReadNumber();
        }
    }

    [Fact]
    public async Task A_person_can_read_the_documents()
    {
        await AddAsync(Samples.Product("Größe 42", Samples.Value("name", new Domain.Values.TextValue("Schöner \"Schuh\" 👟"), "", "de-DE"),
            Samples.Value("weight", new Domain.Values.MeasurementValue(1.50m, "kg"))));

        using var session = Session.OpenReader(Stores.Folder.CatalogFile);
        using var row = session.Use("SELECT d.doc, typeof(d.doc) FROM products p JOIN product_documents d ON d.product = p.id WHERE p.sku = 'Größe 42'");
        Assert.True(row.Step());
        Assert.Equal("text", row.Text(1));
        Assert.Equal("""{"sku":"Größe 42","values":{"name":[{"locale":"de-DE","text":"Schöner \"Schuh\" 👟"}],"weight":[{"measurement":{"amount":1.50,"unit":"kg"}}]}}""",
            System.Text.RegularExpressions.Regex.Unescape(row.Text(0).Replace("\\\"", "\\\\\"", StringComparison.Ordinal)));
    }

    private async Task<PimException?> TryAddAsync(Domain.Products.Product product)
    {
        try
        {
            await AddAsync(product);
            return null;
        }
        catch (PimException e)
        {
            return e;
        }
    }
}
