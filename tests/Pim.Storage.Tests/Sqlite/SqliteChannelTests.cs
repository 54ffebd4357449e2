using Pim.Application.Jobs;
using Pim.Storage.Sqlite;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

/// <summary>What channels have and see, as it stands in the file.</summary>
public sealed class SqliteChannelTests : ChannelContract
{
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
        Assert.Equal((id, first + 1, first + 1),
            (await Contents.ReadCatalogIdAsync(default), await Contents.ReadForgottenAsync("web", default), await Contents.ReadHeadAsync(default)));
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
}
