using Grpc.Core;
using Pim.Application.Jobs;
using V1 = Pim.V1;

namespace PimService.Tests.Jobs;

public sealed class JobServiceTests(CatalogFixture fixture) : IClassFixture<CatalogFixture>
{
    private readonly V1.JobService.JobServiceClient _jobs = new(fixture.Channel);

    [Fact]
    public async Task Change_of_a_family_sets_off_a_job_that_is_told_and_found()
    {
        await fixture.CreateAsync(fixture.Lamp());
        var families = new V1.FamilyService.FamilyServiceClient(fixture.Channel);
        await families.UpdateFamilyAsync(new()
        {
            Family = new V1.Family { Code = "lamps", Requirements = { ["print"] = new V1.AttributeRequirements { Attributes = { "gtin" } } } },
            UpdateMask = new() { Paths = { "requirements.print" } },
        });
        var job = (await _jobs.ListJobsAsync(new())).Jobs.First(j => j.Cause == "families/lamps");
        Assert.Matches("^jobs/[0-9]+$", job.Name);
        Assert.True(job.CreateTime.Seconds > 0 && job.UpdateTime.Seconds > 0);
        var found = await _jobs.GetJobAsync(new() { Name = job.Name });
        Assert.Equal((job.Name, job.Cause), (found.Name, found.Cause));
        Assert.NotEqual(V1.Job.Types.State.Unspecified, found.State);
    }

    [Fact]
    public async Task Jobs_are_listed_newest_first_in_pages()
    {
        var groups = new V1.AttributeService.AttributeServiceClient(fixture.Channel);
        var families = new V1.FamilyService.FamilyServiceClient(fixture.Channel);
        for (var i = 0; i < 3; i++)
        {
            var code = fixture.Fresh("f");
            await families.CreateFamilyAsync(new() { Family = new V1.Family { Code = code, Attributes = { "name" } } });
            await families.UpdateFamilyAsync(new() { Family = new V1.Family { Code = code }, UpdateMask = new() { Paths = { "attributes" } } });
        }
        var all = (await _jobs.ListJobsAsync(new())).Jobs.Select(j => j.Name).ToList();
        var first = await _jobs.ListJobsAsync(new() { PageSize = 1 });
        var second = await _jobs.ListJobsAsync(new() { PageSize = 1, PageToken = first.NextPageToken });
        Assert.Equal(all.Take(2), [first.Jobs.Single().Name, second.Jobs.Single().Name]);
        Assert.Equal(all.OrderByDescending(n => long.Parse(n["jobs/".Length..], null)), all);
    }

    [Fact]
    public async Task Job_that_does_not_exist_is_not_found_and_other_names_are_refused()
    {
        Assert.Equal(StatusCode.NotFound, (await Refusal.OfAsync(_jobs.GetJobAsync(new() { Name = "jobs/999999" }))).Code);
        Assert.Equal(["name"], (await Refusal.OfAsync(_jobs.GetJobAsync(new() { Name = "jobs/first" }))).Fields);
        Assert.Equal(["page_token"], (await Refusal.OfAsync(_jobs.ListJobsAsync(new() { PageToken = "x" }))).Fields);
    }
}
