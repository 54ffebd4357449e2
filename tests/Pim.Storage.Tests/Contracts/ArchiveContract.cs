using Pim.Application.Archive;
using Pim.Application.Jobs;
using Pim.Application.Products;
using Pim.Application.Schema;
using Pim.Domain;

namespace Pim.Storage.Tests.Contracts;

public abstract class ArchiveContract : CopyContract
{
    [EngineFact]
    public async Task Nothing_differs_after_a_copy()
    {
        await CopyAsync();

        await using var source = await From.OpenAsync(CatalogUse.Serve);
        await using var copy = await To.OpenAsync(CatalogUse.Serve);
        Assert.Equal(await SampleCatalog.DescribeAsync(source), await SampleCatalog.DescribeAsync(copy));
    }

    [EngineFact]
    public async Task Writing_goes_on_behind_a_copy_as_it_would_have_in_the_source()
    {
        await CopyAsync();

        await using var source = await From.OpenAsync(CatalogUse.Serve);
        await using var copy = await To.OpenAsync(CatalogUse.Serve);
        Assert.Equal(await SampleCatalog.WriteMoreAsync(source), await SampleCatalog.WriteMoreAsync(copy));
        Assert.Equal(await SampleCatalog.DescribeAsync(source), await SampleCatalog.DescribeAsync(copy));
    }

    [EngineFact]
    public async Task A_copy_tells_counts_and_hashes_and_a_copy_of_it_tells_the_same()
    {
        var reports = await CopyAsync();

        await using var second = NewPlace();
        Assert.Equal(reports, await CopyAsync(To, second));
        Assert.Equal(
            ["schema", "products", "history", "publications", "changes", "mentions", "stale", "schedules", "reviews", "assets", "jobs", "receipts",
                "files", "events"],
            reports.Select(r => r.Section));
        Assert.All(reports, report => Assert.True(report.Count > 0));
        Assert.Equal(reports.Count, reports.Select(r => r.Hash).Distinct().Count());
    }

    [EngineFact]
    public async Task A_copy_tells_how_far_it_is()
    {
        var progress = new Progress();

        var reports = await CopyAsync(From, To, archive => archive, progress);

        Assert.Equal(CopyStep.Finishing, progress.Told[^1].Step);
        foreach (var (section, count, _) in reports)
        {
            foreach (var step in new[] { CopyStep.Copying, CopyStep.Verifying })
            {
                var told = progress.Told.Where(p => p.Section == section && p.Step == step).ToList();
                Assert.Equal([0, .. told.Select(p => p.Done).Skip(1).Order().Distinct()], told.Select(p => p.Done));
                Assert.Equal(count, told[^1].Done);
                Assert.All(told, p => Assert.Equal(count, p.Total));
            }
        }
    }

    [EngineFact]
    public async Task Sections_are_read_in_the_order_of_their_keys_from_any_key_on()
    {
        await using var stores = await From.OpenAsync(CatalogUse.CopyFrom);
        var all = await stores.Archive.Products.ReadAsync("", 1_000, default);
        var expected = (await stores.Products.ListAsync(ProductQuery.All, "", 1_000, default)).Select(p => p.Sku).ToList();

        Assert.Equal(expected, all.Select(p => p.Product.Sku));
        for (var i = 0; i < expected.Count; i++)
            Assert.Equal(expected.Skip(i + 1).Take(2), (await stores.Archive.Products.ReadAsync(expected[i], 2, default)).Select(p => p.Product.Sku));
        var revisions = await stores.Archive.History.ReadAsync("", 1_000, default);
        Assert.Equal(revisions.Select(r => r.Revision).Distinct().Count(), revisions.Count);
        Assert.Equal(revisions.Skip(3), await stores.Archive.History.ReadAsync($"{revisions[2].Revision}/{revisions[2].Sku}", 1_000, default));
    }

    [EngineFact]
    public async Task What_is_kept_of_channels_is_read_in_the_order_of_its_keys_from_any_key_on()
    {
        await using var stores = await From.OpenAsync(CatalogUse.CopyFrom);

        await ReadsOnAsync(stores.Archive.Publications, p => $"{p.Channel}/{p.Sku}");
        await ReadsOnAsync(stores.Archive.Changes, c => $"{c.Change.Sequence}");
        await ReadsOnAsync(stores.Archive.Mentions, m => $"{m.Channel}/{m.Sku}");
        await ReadsOnAsync(stores.Archive.Stale, s => $"{s.Channel}/{s.Sku}");
        await ReadsOnAsync(stores.Archive.Schedules, s => $"{s.Channel}/{s.Sku}");
        await ReadsOnAsync(stores.Archive.Reviews, r => r.Sku);
        await ReadsOnAsync(stores.Archive.Assets, a => a.Key);
        var publications = await stores.Archive.Publications.ReadAsync("", 100, default);
        Assert.Equal(["web", "web", "web", "web", "web-b2b"], publications.Select(p => p.Channel));
    }

    [EngineFact]
    public async Task Who_follows_the_changes_goes_on_behind_a_copy()
    {
        await CopyAsync();

        await using var source = await From.OpenAsync(CatalogUse.Serve);
        await using var copy = await To.OpenAsync(CatalogUse.Serve);
        Assert.Equal(await source.Contents.ReadCatalogIdAsync(default), await copy.Contents.ReadCatalogIdAsync(default));
        var head = await source.Contents.ReadHeadAsync(default);
        await SampleCatalog.WriteMoreAsync(copy);
        var changes = await copy.Contents.ReadKeysAsync(head, 100, default);
        Assert.Equal(4, changes.Count);
        Assert.True(await copy.Contents.ReadForgottenAsync("web", default) > 0);
    }

    [EngineFact]
    public async Task An_empty_catalogue_can_be_copied()
    {
        await using var empty = NewPlace();
        await (await empty.OpenAsync(CatalogUse.Serve)).DisposeAsync();

        var reports = await CopyAsync(empty, To);

        Assert.All(reports, report => Assert.Equal(0, report.Count));
        await using var copy = await To.OpenAsync(CatalogUse.Serve);
        Assert.Equal(1, (await copy.Schema.CommitAsync(new SchemaCommit { SchemaVersion = 0, Time = Samples.Time }, default)).FirstRevision);
    }

    [EngineFact]
    public async Task A_catalogue_that_was_opened_and_never_written_to_can_take_a_copy()
    {
        await (await To.OpenAsync(CatalogUse.Serve)).DisposeAsync();

        Assert.NotEmpty(await CopyAsync());
    }

    [EngineFact]
    public async Task A_catalogue_with_content_is_not_overwritten()
    {
        await using (var stores = await To.OpenAsync(CatalogUse.Serve))
            await stores.Products.CommitAsync(
                new ProductCommit { SchemaVersion = 0, Changes = [], Jobs = [new("x", JobScope.All)], Actor = "", Time = Samples.Time }, default);

        var error = await Assert.ThrowsAsync<PimException>(CopyAsync);

        Assert.Equal((ErrorKind.FailedPrecondition, "TARGET_NOT_EMPTY"), (error.Kind, error.Reason));
        await using var copy = await To.OpenAsync(CatalogUse.Serve);
        Assert.Equal("x", Assert.Single(await copy.Jobs.ListAsync(long.MaxValue, 10, default)).Cause);
    }

    [EngineFact]
    public async Task A_finished_copy_is_found_to_be_whole_when_it_is_run_again()
    {
        var reports = await CopyAsync();

        Assert.Equal(reports, await CopyAsync());
    }

    [EngineFact]
    public async Task A_finished_copy_that_went_its_own_way_is_not_overwritten()
    {
        await CopyAsync();
        await using (var copy = await To.OpenAsync(CatalogUse.Serve))
        {
            var job = (await copy.Jobs.NextAsync(JobKind.States, default))!;
            await copy.Jobs.SaveAsync(job with { State = JobState.Done }, default);
        }

        Assert.Equal("TARGET_NOT_EMPTY", (await Assert.ThrowsAsync<PimException>(CopyAsync)).Reason);
    }

    [EngineFact]
    public async Task There_must_be_a_catalogue_to_copy()
    {
        await using var nowhere = NewPlace();

        await RefusesAsync(nowhere, CatalogUse.CopyFrom, ErrorKind.NotFound, "NO_CATALOG");
    }

    private static async Task ReadsOnAsync<T>(IArchiveSection<T> section, Func<T, string> keyOf)
    {
        var all = (await section.ReadAsync("", 100, default)).Select(keyOf).ToList();
        Assert.Equal(await section.CountAsync(default), all.Count);
        for (var i = 0; i < all.Count; i++)
        {
            var next = (await section.ReadAsync(all[i], 2, default)).Select(keyOf).ToList();
            Assert.Equal(all.Skip(i + 1).Take(next.Count), next);
            Assert.Equal(i == all.Count - 1, next.Count == 0);
        }
    }

    private sealed class Progress : IProgress<CopyProgress>
    {
        public List<CopyProgress> Told { get; } = [];

        public void Report(CopyProgress value) => Told.Add(value);
    }
}
