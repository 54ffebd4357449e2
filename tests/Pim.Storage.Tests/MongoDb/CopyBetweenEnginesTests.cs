using Pim.Application.Archive;
using Pim.Storage.Tests.Contracts;
using Pim.Storage.Tests.Sqlite;

namespace Pim.Storage.Tests.MongoDb;

[MongoServer]
public sealed class CopyBetweenEnginesTests : CopyContract
{
    protected override IPlace NewPlace() => new SqlitePlace();

    [EngineFact]
    public async Task A_catalogue_comes_back_from_the_other_engine_as_it_went()
    {
        await using var between = new MongoPlace();

        var there = await CopyAsync(From, between);
        var back = await CopyAsync(between, To);

        Assert.Equal(there, back);
        await using var source = await From.OpenAsync(CatalogUse.Serve);
        await using var middle = await between.OpenAsync(CatalogUse.Serve);
        await using var target = await To.OpenAsync(CatalogUse.Serve);
        var expected = await SampleCatalog.DescribeAsync(source);
        Assert.Equal(expected, await SampleCatalog.DescribeAsync(middle));
        Assert.Equal(expected, await SampleCatalog.DescribeAsync(target));
        Assert.Equal(await SampleCatalog.WriteMoreAsync(source), await SampleCatalog.WriteMoreAsync(middle));
    }
}
