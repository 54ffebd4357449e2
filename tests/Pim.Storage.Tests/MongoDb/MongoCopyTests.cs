using Pim.Application.Archive;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Schema;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>Copies into a database that others have open too.</summary>
[MongoServer]
public sealed class MongoCopyTests : CopyContract
{
    protected override IPlace NewPlace() => new MongoPlace();

    [EngineFact]
    public async Task A_service_that_has_the_database_open_neither_reads_nor_writes_until_the_copy_is_whole()
    {
        await using var served = await To.OpenAsync(CatalogUse.Serve);
        await Assert.ThrowsAsync<StoppingArchive.StoppedException>(() => CopyAsync(From, To, new StoppingArchive { StopAfter = 8 }.Around));

        await RefusesAsync(() => served.Health.CheckAsync(default));
        await RefusesAsync(() => served.Schema.ReadAsync(CatalogSchema.Empty, default));
        await RefusesAsync(() => served.Products.CommitAsync(new ProductCommit { SchemaVersion = 0, Changes = [], Actor = "", Time = Samples.Time }, default));

        await CopyAsync();
        await using var source = await From.OpenAsync(CatalogUse.Serve);
        Assert.Equal(await SampleCatalog.DescribeAsync(source), await SampleCatalog.DescribeAsync(served));
    }

    [EngineFact]
    public async Task Of_two_copies_into_one_database_one_ends_and_the_other_gives_way()
    {
        var overtaken = new StoppingArchive { AfterFirstWrite = CopyAsync };

        var error = await Assert.ThrowsAsync<PimException>(() => CopyAsync(From, To, overtaken.Around));

        Assert.Equal((ErrorKind.Aborted, "COPY_MOVED"), (error.Kind, error.Reason));
        await using var source = await From.OpenAsync(CatalogUse.Serve);
        await using var copy = await To.OpenAsync(CatalogUse.Serve);
        Assert.Equal(await SampleCatalog.DescribeAsync(source), await SampleCatalog.DescribeAsync(copy));
    }

    private static async Task RefusesAsync(Func<Task> use)
    {
        var error = await Assert.ThrowsAsync<PimException>(use);
        Assert.Equal((ErrorKind.FailedPrecondition, "COPY_UNFINISHED"), (error.Kind, error.Reason));
    }
}
