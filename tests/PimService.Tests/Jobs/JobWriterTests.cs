using Pim.Application.Jobs;
using PimService.Jobs;
using V1 = Pim.V1;

namespace PimService.Tests.Jobs;

public sealed class JobWriterTests
{
    [Fact]
    public void What_a_job_found_is_told_by_what_it_computes()
    {
        var job = new Job { Id = 7, Cause = "families/shoes", Scope = JobScope.All, IssueCount = 3, CreateTime = DateTimeOffset.UnixEpoch };
        var states = JobWriter.Resource(job);
        Assert.Equal((V1.Job.Types.Kind.States, "", 3, 0), (states.Kind, states.Channel, states.IssueCount, states.ChangedCount));
        var contents = JobWriter.Resource(job with { Scope = JobScope.ContentsOf("web") });
        Assert.Equal((V1.Job.Types.Kind.Contents, "web", 0, 3), (contents.Kind, contents.Channel, contents.IssueCount, contents.ChangedCount));
    }
}
