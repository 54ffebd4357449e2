using Pim.Application;
using Pim.Application.Jobs;

namespace Pim.Storage.Tests.Contracts;

public abstract class JobStoreContract : StoreContract
{
    [EngineFact]
    public async Task A_commit_sets_off_a_job()
    {
        var id = await AddJobAsync("families/shoes", new("shoes"));

        var job = await Stores.Jobs.GetAsync(id, default);

        Assert.Equal(new Job { Id = id, Cause = "families/shoes", Scope = new("shoes"), CreateTime = Samples.Time, UpdateTime = Samples.Time }, job);
        Assert.Equal(job, await Stores.Jobs.NextAsync(JobKind.States, default));
        Assert.Null(await Stores.Jobs.GetAsync(id + 1, default));
    }

    [EngineFact]
    public async Task A_waiting_job_with_the_same_scope_stands_for_both()
    {
        await CommitJobsAsync(
            new("attributes/a", JobScope.All), new("attributes/b", JobScope.All), new("families/f", new("f")), new("products/M", new(Model: "M")));
        await CommitJobsAsync(new("attributes/c", JobScope.All), new("families/f", new("f")), new("products/N", new(Model: "N")), new("x", new("f", "M")));

        var jobs = await Stores.Jobs.ListAsync(long.MaxValue, 10, default);

        Assert.Equal(["x", "products/N", "products/M", "families/f", "attributes/a"], jobs.Select(j => j.Cause));
    }

    [EngineFact]
    public async Task A_job_that_has_begun_does_not_stand_for_a_later_one()
    {
        var running = await NextAfterAsync("attributes/a");
        await Stores.Jobs.SaveAsync(running with { State = JobState.Running }, default);
        await CommitJobsAsync(new JobRequest("attributes/b", JobScope.All));
        Assert.Equal(2, (await Stores.Jobs.ListAsync(long.MaxValue, 10, default)).Count);

        // Nor does one that was stopped half way and waits again: the products behind it would be left out.
        await Stores.Jobs.SaveAsync(running with { State = JobState.Failed, Cursor = "M" }, default);
        await Stores.Jobs.SaveAsync((await Stores.Jobs.NextAsync(JobKind.States, default))! with { State = JobState.Done }, default);
        await Stores.Jobs.RetryFailedAsync(default);
        await CommitJobsAsync(new JobRequest("attributes/c", JobScope.All));
        Assert.Equal(["attributes/c", "attributes/b", "attributes/a"], (await Stores.Jobs.ListAsync(long.MaxValue, 10, default)).Select(j => j.Cause));
    }

    [EngineFact]
    public async Task Progress_is_kept()
    {
        var job = await NextAfterAsync("attributes/a");
        var moved = job with
        {
            State = JobState.Running, Cursor = "Größe 42", TotalCount = 10_000_000_000, DoneCount = 7, IssueCount = 3, Error = "disk \"full\"",
                UpdateTime = Samples.Time.AddTicks(5),
        };

        await Stores.Jobs.SaveAsync(moved, default);

        Assert.Equal(moved, await Stores.Jobs.GetAsync(job.Id, default));
    }

    [EngineFact]
    public async Task The_oldest_job_that_is_neither_done_nor_failed_comes_next()
    {
        var (a, b, c) = (await AddJobAsync("a", new("a")), await AddJobAsync("b", new("b")), await AddJobAsync("c", new("c")));
        Assert.Equal(a, (await Stores.Jobs.NextAsync(JobKind.States, default))!.Id);

        await SaveAsync(a, JobState.Running);
        Assert.Equal(a, (await Stores.Jobs.NextAsync(JobKind.States, default))!.Id);
        await SaveAsync(a, JobState.Done);
        Assert.Equal(b, (await Stores.Jobs.NextAsync(JobKind.States, default))!.Id);
        await SaveAsync(b, JobState.Failed);
        Assert.Equal(c, (await Stores.Jobs.NextAsync(JobKind.States, default))!.Id);
        await SaveAsync(c, JobState.Done);
        Assert.Null(await Stores.Jobs.NextAsync(JobKind.States, default));

        await Stores.Jobs.RetryFailedAsync(default);
        Assert.Equal((b, JobState.Pending), await Stores.Jobs.NextAsync(JobKind.States, default) is { } next ? (next.Id, next.State) : default);
    }

    [EngineFact]
    public async Task A_job_is_left_to_its_owner_until_the_lease_lapses()
    {
        var job = await NextAfterAsync("attributes/a");

        Assert.Null(await Stores.Jobs.TakeAsync(JobKind.States, Other(29), default));
        Assert.Equal(job, await Stores.Jobs.NextAsync(JobKind.States, default));
        Assert.Equal(job, await Stores.Jobs.TakeAsync(JobKind.States, Other(30), default));
        Assert.Null(await Stores.Jobs.NextAsync(JobKind.States, default));
    }

    [EngineFact]
    public async Task Progress_renews_the_lease()
    {
        var job = await NextAfterAsync("attributes/a");

        Assert.True(await Stores.Jobs.SaveAsync(job with { State = JobState.Running },
            SampleLeases.Lease with { Now = Samples.Time.AddSeconds(20), Until = Samples.Time.AddSeconds(50) }, default));

        Assert.Null(await Stores.Jobs.TakeAsync(JobKind.States, Other(49), default));
        Assert.Equal(JobState.Running, (await Stores.Jobs.TakeAsync(JobKind.States, Other(50), default))!.State);
    }

    [EngineFact]
    public async Task Who_lost_a_job_does_not_save_it_and_learns_so()
    {
        var job = await NextAfterAsync("attributes/a");
        var taken = await Stores.Jobs.TakeAsync(JobKind.States, Other(30), default);
        var moved = taken! with { State = JobState.Running, Cursor = "M", UpdateTime = Samples.Time.AddSeconds(31) };
        Assert.True(await Stores.Jobs.SaveAsync(moved, Other(31), default));

        Assert.False(await Stores.Jobs.SaveAsync(job with { State = JobState.Done }, SampleLeases.Lease, default));

        Assert.Equal(moved, await Stores.Jobs.GetAsync(job.Id, default));
    }

    [EngineFact]
    public async Task A_job_that_is_over_is_nobodys()
    {
        var job = await NextAfterAsync("attributes/a");
        await Stores.Jobs.SaveAsync(job with { State = JobState.Failed, Error = "x" }, default);
        await Stores.Jobs.RetryFailedAsync(default);

        Assert.Equal(job.Id, (await Stores.Jobs.TakeAsync(JobKind.States, Other(1), default))!.Id);
    }

    [EngineFact]
    public async Task Of_many_who_ask_for_a_job_one_gets_it()
    {
        await AddJobAsync("attributes/a", JobScope.All);

        var taken = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(i => Stores.Jobs.TakeAsync(JobKind.States, SampleLeases.Lease with { Owner = $"{i}" }, default)));

        Assert.Single(taken, job => job is not null);
    }

    [EngineFact]
    public async Task Jobs_of_each_kind_come_in_a_row_of_their_own()
    {
        await CommitJobsAsync(
            new("a", JobScope.ContentsOf("web")), new("b", JobScope.All), new("c", JobScope.ContentsOf("app", "shoes")), new("d", new("shoes")));
        Assert.Equal(("b", JobScope.All), await NextAsync(JobKind.States));
        Assert.Equal(("a", JobScope.ContentsOf("web")), await NextAsync(JobKind.Contents));

        await Stores.Jobs.SaveAsync((await Stores.Jobs.NextAsync(JobKind.Contents, default))! with { State = JobState.Done }, default);

        Assert.Equal(("b", JobScope.All), await NextAsync(JobKind.States));
        Assert.Equal(("c", JobScope.ContentsOf("app", "shoes")), await NextAsync(JobKind.Contents));
        Assert.Equal(["d", "c", "b", "a"], (await Stores.Jobs.ListAsync(long.MaxValue, 10, default)).Select(j => j.Cause));
    }

    [EngineFact]
    public async Task Jobs_of_other_kinds_and_channels_do_not_stand_for_one_another()
    {
        JobScope[] scopes = [JobScope.All, JobScope.ContentsOf("web"), JobScope.ContentsOf("app"), JobScope.ContentsOf("web", "shoes"), new("shoes")];

        for (var i = 0; i < 2; i++) await CommitJobsAsync([.. scopes.Select(scope => new JobRequest("x", scope))]);

        Assert.Equal(scopes.ToHashSet(), (await Stores.Jobs.ListAsync(long.MaxValue, 20, default)).Select(j => j.Scope).ToHashSet());
        Assert.Equal(scopes.Length, (await Stores.Jobs.ListAsync(long.MaxValue, 20, default)).Count);
    }

    [EngineFact]
    public async Task Lists_go_from_the_newest_down()
    {
        for (var i = 0; i < 5; i++) await AddJobAsync($"{i}", new($"{i}"));

        var first = await Stores.Jobs.ListAsync(long.MaxValue, 3, default);
        var second = await Stores.Jobs.ListAsync(first[^1].Id, 3, default);

        Assert.Equal(["4", "3", "2"], first.Select(j => j.Cause));
        Assert.Equal(["1", "0"], second.Select(j => j.Cause));
    }

    [EngineFact]
    public async Task Jobs_done_long_ago_are_forgotten_when_another_is_saved_and_their_ids_are_not_used_again()
    {
        var (old, recent) = (await AddJobAsync("old", new("old")), await AddJobAsync("recent", new("recent")));
        await SaveAsync(recent, JobState.Done, Samples.Time.AddDays(2));
        await SaveAsync(old, JobState.Done, Samples.Time);
        var late = await AddJobAsync("late", new("late"));

        await SaveAsync(late, JobState.Running, Samples.Time + IJobStore.KeptFor + TimeSpan.FromDays(1));

        Assert.Equal(["late", "recent"], (await Stores.Jobs.ListAsync(long.MaxValue, 10, default)).Select(j => j.Cause));
        Assert.True(await AddJobAsync("next", new("next")) > late);
    }

    [EngineFact]
    public async Task Ids_of_forgotten_jobs_are_not_used_again()
    {
        var only = await AddJobAsync("only", new("only"));
        await SaveAsync(only, JobState.Done, Samples.Time);
        await Stores.Jobs.SaveAsync(new Job { Id = 0, Cause = "", Scope = JobScope.All, CreateTime = default, UpdateTime = Samples.Time.AddDays(31) }, default);
        Assert.Null(await Stores.Jobs.GetAsync(only, default));

        Assert.True(await AddJobAsync("next", new("next")) > only);
    }

    private static JobLease Other(int seconds) => new("other", Samples.Time.AddSeconds(seconds), Samples.Time.AddSeconds(seconds + 30));

    private Task<CommitOutcome> CommitJobsAsync(params IReadOnlyList<JobRequest> jobs) => Products.CommitAsync(Commit() with { Jobs = jobs }, default);

    private async Task<long> AddJobAsync(string cause, JobScope scope)
    {
        await CommitJobsAsync(new JobRequest(cause, scope));
        return (await Stores.Jobs.ListAsync(long.MaxValue, 1, default))[0].Id;
    }

    private async Task<Job> NextAfterAsync(string cause)
    {
        await CommitJobsAsync(new JobRequest(cause, JobScope.All));
        return (await Stores.Jobs.NextAsync(JobKind.States, default))!;
    }

    private async Task<(string Cause, JobScope Scope)> NextAsync(JobKind kind) =>
        await Stores.Jobs.NextAsync(kind, default) is { } job ? (job.Cause, job.Scope) : default;

    private async Task SaveAsync(long id, JobState state, DateTimeOffset? time = null) =>
        await Stores.Jobs.SaveAsync((await Stores.Jobs.GetAsync(id, default))! with { State = state, UpdateTime = time ?? Samples.Time }, default);
}
