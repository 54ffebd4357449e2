using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Publications;
using Pim.Application.Schema;
using Pim.Domain.Channels;
using Pim.Storage.Sqlite;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

/// <summary>What channels have and see, as it stands in the file.</summary>
public sealed class SqliteChannelTests : ChannelContract
{
    private static readonly string[] ChannelTables = ["publications", "schedules", "reviews", "changes", "contents", "mentions", "stale"];

    private new SqliteStores Stores => (SqliteStores)base.Stores;

    protected override Task<IStores> OpenAsync() => Task.FromResult<IStores>(SqliteStores.Open());

    [Fact]
    public async Task Everything_is_there_after_it_is_opened_again()
    {
        var product = await AddAsync(Samples.Product("A"));
        var first = await PublishAsync(product);
        await CommitAsync(Web with { AlsoStale = ["A"], Contents = [Change("B")], Time = Samples.Time.AddDays(-1) });
        await Contents.ForgetWithdrawalsAsync(Samples.Time, default);
        var (id, stale) = (await Contents.ReadCatalogIdAsync(default), await Contents.ReadStaleAsync(10, default));

        await Stores.ReopenAsync();

        Assert.Equal([PublicationOf(product)], await Publications.GetAsync("web", ["A"], default));
        Assert.Equal([$"A@{first} de-DE=A {product.Revision}"], await FeedAsync(ReadWeb(locales: "de-DE")));
        Assert.Equal((id, first + 1, first + 1), (await Contents.ReadCatalogIdAsync(default), await Contents.ReadForgottenAsync("web", default), await Contents.ReadHeadAsync(default)));
        Assert.Equal(stale, await Contents.ReadStaleAsync(10, default));
    }

    [Fact]
    public async Task A_file_from_before_channels_had_publications_goes_on()
    {
        using var folder = new TemporaryFolder();
        using (var session = Session.OpenWriter(folder.CatalogFile))
        {
            using var script = new StreamReader(typeof(SqliteCatalog).Assembly.GetManifestResourceStream("0001_catalog.sql")!);
            session.Execute(await script.ReadToEndAsync());
            session.Execute("""
                PRAGMA user_version = 1; UPDATE catalog SET revision = 7;
                INSERT INTO jobs VALUES (3, 'families/shoes', 'shoes', '', 2, 'A', 9, 4, 1, '', 0, 0)
                """);
        }
        Guid id;
        await using (var catalog = SqliteCatalog.Open(new() { Folder = folder.Path }))
        {
            id = await catalog.Contents.ReadCatalogIdAsync(default);
            Assert.Equal((3, new JobScope("shoes")), await catalog.Jobs.NextAsync(JobKind.States, default) is { } job ? (job.Id, job.Scope) : default);
            Assert.Equal(8, (await catalog.Publications.CommitAsync(Web with { Contents = [Change("A", "en=1")] }, default)).FirstRevision);
        }

        await using var again = SqliteCatalog.Open(new() { Folder = folder.Path });
        Assert.NotEqual(Guid.Empty, id);
        Assert.Equal(id, await again.Contents.ReadCatalogIdAsync(default));
    }

    [Fact]
    public async Task Nothing_is_left_of_deleted_products_but_withdrawals_and_nothing_of_these_when_forgotten()
    {
        var products = await AddAllAsync(Samples.Model("M"), Samples.Product("V") with { Parent = "M" }, Samples.Product("B"));
        await FillAsync("web", products);
        await FillAsync("app", products);
        Assert.All(ChannelTables, table => Assert.True(Count(table) > 0, table));

        await CommitAsync(products.Select(p => new ProductChange(p, null)).ToList());
        Assert.All(ChannelTables, table => Assert.Equal(table == "changes" ? 6 : 0, Count(table)));

        while (await Contents.ForgetWithdrawalsAsync(DateTimeOffset.MaxValue, default))
        {
        }
        Assert.All(ChannelTables, table => Assert.Equal(0, Count(table)));
    }

    [Fact]
    public async Task Nothing_is_left_of_a_deleted_channel_but_what_it_saw_and_nothing_of_this_when_withdrawn()
    {
        var products = await AddAllAsync(Samples.Model("M"), Samples.Product("V") with { Parent = "M" }, Samples.Product("B"));
        await FillAsync("web", products);
        var schema = await PutSchemaAsync(new Channel { Code = "web", CategoryTree = "root" });

        await Stores.Schema.CommitAsync(new SchemaCommit { SchemaVersion = schema.Version, Deletes = [schema.Channels["web"]], Time = Samples.Time }, default);
        string[] kept = ["changes", "contents", "reviews"];
        Assert.All(ChannelTables, table => Assert.Equal(kept.Contains(table) ? 3 : 0, Count(table)));

        await CommitAsync(Web with { SchemaVersion = schema.Version + 1, Contents = [.. products.Select(p => Change(p.Sku))] });
        Assert.Equal((3, 0), (Count("changes"), Count("contents")));
    }

    [Fact]
    public async Task Of_a_product_changed_over_and_over_one_change_is_kept()
    {
        for (var i = 0; i < 20; i++) await CommitAsync(Web with { Contents = [i % 4 == 3 ? Change("A") : Change("A", "de=1", "en=1")], Mentions = [new("A", [$"B{i}", "C"])] });
        await CommitAsync(Web with { Contents = [Change("A", "en=1")] });

        Assert.Equal((1, 1, 2), (Count("changes"), Count("contents"), Count("mentions")));
    }

    private async Task FillAsync(string channel, IReadOnlyList<Domain.Products.Product> products)
    {
        await PublishAsync(channel, products);
        await CommitAsync(Web with { Channel = channel, Mentions = [.. products.Select(p => new ContentMentions(p.Sku, [.. products.Select(o => o.Sku)]))] });
        await PublishAsync(channel, products[2]);
        await CommitAsync(Web with { Channel = channel, AlsoStale = ["B"], Mentions = [new("B", ["M"])] });
        foreach (var product in products)
        {
            await Publications.SaveScheduleAsync(new(product.Sku, channel, null, Samples.Time, ""), default);
            await Publications.SaveReviewAsync(new(product.Sku, product.Revision, true, "", Samples.Time, ""), default);
        }
    }

    private long Count(string table)
    {
        using var session = Session.OpenReader(Stores.Folder.CatalogFile);
        return session.Use($"SELECT count(*) FROM {table}").ReadNumber()!.Value;
    }
}
