using Google.Protobuf;
using Grpc.Core;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

/// <summary>Keeps what it is asked, and answers what a test says.</summary>
internal sealed class TestInsights : InsightService.InsightServiceBase
{
    public IMessage? Asked { get; private set; }

    public RetentionReport Retention { get; set; } = new() { Gaps = new() };

    public ImpactReport Impact { get; set; } = new() { Exposed = new(), Unexposed = new() };

    public override Task<RetentionReport> GetRetention(GetRetentionRequest request, ServerCallContext context) => AnswerAsync(request, Retention);

    public override Task<CohortReport> GetCohorts(GetCohortsRequest request, ServerCallContext context) => AnswerAsync(request, new CohortReport());

    public override Task<ImpactReport> GetContentImpact(GetContentImpactRequest request, ServerCallContext context) => AnswerAsync(request, Impact);

    public override Task<RankProductsResponse> RankProducts(RankProductsRequest request, ServerCallContext context) =>
        AnswerAsync(request, new RankProductsResponse());

    private Task<T> AnswerAsync<T>(IMessage request, T answer)
    {
        Asked = request;
        return Task.FromResult(answer);
    }
}
