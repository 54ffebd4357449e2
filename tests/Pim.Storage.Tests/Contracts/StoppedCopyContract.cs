using Pim.Application.Archive;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Domain;

namespace Pim.Storage.Tests.Contracts;

/// <summary>Copies that are stopped, or go wrong.</summary>
public abstract class StoppedCopyContract : CopyContract
{
    [EngineFact]
    public async Task A_copy_stopped_between_any_two_writes_goes_on_and_ends_the_same()
    {
        var whole = await CopyAsync();
        var counting = new StoppingArchive();
        await using (var target = NewPlace()) await CopyAsync(From, target, counting.Around);
        Assert.True(counting.Writes > 10);

        await StopAndGoOnAsync(new StoppingArchive { StopBefore = 1 }, counting.Writes, whole);
        for (var write = 1; write <= counting.Writes; write++) await StopAndGoOnAsync(new StoppingArchive { StopAfter = write }, counting.Writes, whole);
    }

    [EngineFact]
    public async Task A_copy_can_be_stopped_again_and_again()
    {
        var stops = 0;
        for (var isDone = false; !isDone; stops++)
        {
            try
            {
                await CopyAsync(From, To, new StoppingArchive { StopAfter = 1 }.Around);
                isDone = true;
            }
            catch (StoppingArchive.StoppedException)
            {
                // Once more.
            }
        }

        Assert.True(stops > 10);
        await using var source = await From.OpenAsync(CatalogUse.Serve);
        await using var copy = await To.OpenAsync(CatalogUse.Serve);
        Assert.Equal(await SampleCatalog.DescribeAsync(source), await SampleCatalog.DescribeAsync(copy));
    }

    [EngineFact]
    public async Task A_copy_does_not_go_on_when_the_source_was_written_to()
    {
        await StopAsync(To, new StoppingArchive { StopAfter = 3 });
        await using (var stores = await From.OpenAsync(CatalogUse.Serve)) await SampleCatalog.WriteMoreAsync(stores);

        Assert.Equal((ErrorKind.FailedPrecondition, "SOURCE_CHANGED"), await FailAsync());
        await RefusesAsync(To, CatalogUse.Serve, ErrorKind.FailedPrecondition, "COPY_UNFINISHED");
    }

    [EngineFact]
    public async Task A_copy_does_not_go_on_when_a_job_of_the_source_moved()
    {
        await StopAsync(To, new StoppingArchive { StopAfter = 3 });
        await using (var stores = await From.OpenAsync(CatalogUse.Serve))
        {
            var job = (await stores.Jobs.NextAsync(JobKind.States, default))!;
            await stores.Jobs.SaveAsync(job with { State = JobState.Done }, default);
        }

        Assert.Equal((ErrorKind.FailedPrecondition, "SOURCE_CHANGED"), await FailAsync());
    }

    [EngineFact]
    public async Task A_copy_does_not_go_on_when_what_takes_no_number_changed_in_the_source()
    {
        Func<IStores, Task>[] changes =
        [
            stores => stores.Publications.SaveScheduleAsync(new("A", "web", Samples.Time, null, ""), default),
            stores => stores.Publications.SaveReviewAsync(new("A", 1, Ready: true, "", Samples.Time, ""), default),
            async stores => await stores.Publications.CommitAsync(
                new() { Channel = "web", SchemaVersion = 2, Time = Samples.Time, Refreshed = await stores.Contents.ReadStaleAsync(1, default) }, default),
        ];
        foreach (var change in changes)
        {
            await using var target = NewPlace();
            await StopAsync(target, new StoppingArchive { StopAfter = 1 });
            await using (var stores = await From.OpenAsync(CatalogUse.Serve)) await change(stores);

            Assert.Equal("SOURCE_CHANGED", (await Assert.ThrowsAsync<PimException>(() => CopyAsync(From, target))).Reason);
        }
    }

    [EngineFact]
    public async Task A_copy_fails_when_the_source_is_written_to_meanwhile()
    {
        await using var source = await From.OpenAsync(CatalogUse.CopyFrom);
        await using var target = await To.OpenAsync(CatalogUse.CopyTo);
        var writing = new StoppingArchive { AfterFirstWrite = () => SampleCatalog.WriteMoreAsync(source) };

        var error = await Assert.ThrowsAsync<PimException>(() => new CatalogCopy(source.Archive, writing.Around(target.Archive), writing).RunAsync(default));

        Assert.Equal("SOURCE_CHANGED", error.Reason);
    }

    [EngineFact]
    public async Task A_copy_that_holds_something_else_is_found_out_and_not_served()
    {
        var falsifying = new StoppingArchive { Falsify = product => product with { Product = product.Product with { Actor = "somebody else" } } };

        Assert.Equal((ErrorKind.DataLoss, "COPY_DIFFERS"), await FailAsync(falsifying.Around));
        await RefusesAsync(To, CatalogUse.Serve, ErrorKind.FailedPrecondition, "COPY_UNFINISHED");
    }

    private async Task StopAndGoOnAsync(StoppingArchive stopping, int writes, IReadOnlyList<SectionReport> whole)
    {
        await using var target = NewPlace();
        await StopAsync(target, stopping);
        var isBegun = stopping.StopBefore != 1;
        var isEnded = stopping.StopAfter == writes;
        if (isBegun && !isEnded) await RefusesAsync(target, CatalogUse.Serve, ErrorKind.FailedPrecondition, "COPY_UNFINISHED");
        var rest = new StoppingArchive();
        Assert.Equal(whole, await CopyAsync(From, target, rest.Around));
        // It goes on where it was: nothing is written twice.
        Assert.Equal(writes, stopping.Writes + rest.Writes);
        await (await target.OpenAsync(CatalogUse.Serve)).DisposeAsync();
    }

    private async Task StopAsync(IPlace target, StoppingArchive stopping) =>
        await Assert.ThrowsAsync<StoppingArchive.StoppedException>(() => CopyAsync(From, target, stopping.Around));

    private async Task<(ErrorKind, string)> FailAsync(Func<ICatalogArchive, ICatalogArchive>? around = null)
    {
        var error = await Assert.ThrowsAsync<PimException>(() => CopyAsync(From, To, around ?? (archive => archive)));
        return (error.Kind, error.Reason);
    }
}
