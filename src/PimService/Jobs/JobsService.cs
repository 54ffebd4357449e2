using System.Globalization;
using Grpc.Core;
using Pim.Application.Jobs;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Jobs;

/// <summary>Tells over gRPC how far background work is.</summary>
internal sealed class JobsService(JobQueue jobs) : V1.JobService.JobServiceBase
{
    /// <inheritdoc/>
    public override async Task<V1.Job> GetJob(V1.GetJobRequest request, ServerCallContext context) =>
        JobWriter.Resource(await jobs.GetAsync(ResourceNames.Job(request.Name), context.CancellationToken));

    /// <inheritdoc/>
    public override async Task<V1.ListJobsResponse> ListJobs(V1.ListJobsRequest request, ServerCallContext context)
    {
        var page = await jobs.ListAsync(request.PageSize, request.PageToken, context.CancellationToken);
        var response = new V1.ListJobsResponse();
        response.NextPageToken =
            AnswerSize.FillPage(response.Jobs, page, JobWriter.Resource, JobQueue.Listing, j => j.Id.ToString(CultureInfo.InvariantCulture));
        return response;
    }
}
