using Grpc.Core;
using Pim.Application.Events;
using Pim.Application.Insights;
using Pim.Domain.Insights;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>Answers how loyal customers are over gRPC.</summary>
internal sealed partial class InsightsService(
    EventFolding folding, LoyaltyReports loyalty, ImpactReports impacts, GapReports gaps,
    CustomerInsights customers, ProductSuggestions suggestions, SupportMaterials materials, TimeProvider time)
    : V1.InsightService.InsightServiceBase
{
    private const int UsualEntries = 50;
    private const int MaxEntries = 1_000;
    private const int UsualHorizonDays = 90;
    private const int UsualOutlookDays = 365;

    /// <inheritdoc/>
    public override async Task<V1.RetentionReport> GetRetention(V1.GetRetentionRequest request, ServerCallContext context)
    {
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var report = await loyalty.RetentionAsync(ScopeOf(request.Scope), InsightReader.Length(request.Horizon), context.CancellationToken);
        var message = InsightWriter.Write(report);
        message.EventsWaiting = waiting;
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.CohortReport> GetCohorts(V1.GetCohortsRequest request, ServerCallContext context)
    {
        var step = request.Step == V1.CohortStep.Unspecified ? V1.CohortStep.CohortMonth : request.Step;
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var cohorts = await loyalty.CohortsAsync(ScopeOf(request.Scope), InsightReader.Step(step), context.CancellationToken);
        var message = InsightWriter.Write(cohorts, step);
        message.EventsWaiting = waiting;
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.SegmentationReport> GetSegmentation(V1.GetSegmentationRequest request, ServerCallContext context)
    {
        var horizon = InsightReader.Length(request.Horizon, UsualHorizonDays);
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var report = await loyalty.SegmentationAsync(ScopeOf(request.Scope), horizon, request.CurrencyCode, context.CancellationToken);
        var message = InsightWriter.Write(report, request.CurrencyCode);
        message.EventsWaiting = waiting;
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.LifetimeReport> GetLifetimeValue(V1.GetLifetimeValueRequest request, ServerCallContext context)
    {
        var weeks = InsightReader.Length(request.Horizon, UsualOutlookDays) / (7.0 * Period.Day);
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var report = await loyalty.LifetimeAsync(ScopeOf(request.Scope), request.CurrencyCode, weeks, context.CancellationToken);
        var message = InsightWriter.Write(report, request.CurrencyCode);
        message.EventsWaiting = waiting;
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.ImpactReport> GetContentImpact(V1.GetContentImpactRequest request, ServerCallContext context)
    {
        var (content, windows) = (InsightReader.Content(request.Content), InsightReader.Windows(request.Windows));
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var impact = await impacts.OfContentAsync(ScopeOf(request.Scope), content, windows, context.CancellationToken);
        var message = ImpactWriter.Write(impact, isRandomised: false);
        message.EventsWaiting = waiting;
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.RankProductsResponse> RankProducts(V1.RankProductsRequest request, ServerCallContext context)
    {
        var (content, windows) = (InsightReader.Content(request.Content), InsightReader.Windows(request.Windows));
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var ranking = await impacts.OfProductsAsync(ScopeOf(request.Scope), content, windows, context.CancellationToken);
        var message = ImpactWriter.Write(ranking, InsightReader.Limit(request.Limit, UsualEntries, MaxEntries));
        message.EventsWaiting = waiting;
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.RankWritingResponse> RankWriting(V1.RankWritingRequest request, ServerCallContext context)
    {
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var found = await impacts.WritingAsync(ScopeOf(request.Scope), InsightReader.Windows(request.Windows), context.CancellationToken);
        var response = new V1.RankWritingResponse { EventsWaiting = waiting };
        response.Suggestions.Add(found.Take(InsightReader.Limit(request.Limit, UsualEntries, MaxEntries)).Select(ImpactWriter.Write));
        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.ImpactReport> GetExperimentEffect(V1.GetExperimentEffectRequest request, ServerCallContext context)
    {
        var outcome = InsightReader.Length(request.Outcome, UsualHorizonDays);
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var (impact, contaminated) = await impacts.OfExperimentAsync(
            ScopeOf(request.Scope), request.Experiment, request.Treatment, request.Control, outcome, context.CancellationToken);
        var message = ImpactWriter.Write(impact, isRandomised: true);
        (message.Contaminated, message.EventsWaiting) = (contaminated, waiting);
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.ListContentGapsResponse> ListContentGaps(V1.ListContentGapsRequest request, ServerCallContext context)
    {
        var limit = InsightReader.Limit(request.Limit, UsualEntries, MaxEntries);
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var (searches, contents) = await gaps.ReadAsync(ScopeOf(request.Scope), limit, context.CancellationToken);
        var response = new V1.ListContentGapsResponse { EventsWaiting = waiting };
        response.EmptySearches.Add(searches.Select(s => new V1.EmptySearch { Query = s.Query, Searches = s.Searches, Searchers = s.Searchers }));
        response.EmptyContents.Add(contents.Select(InsightWriter.Write));
        return response;
    }

    private InsightScope ScopeOf(V1.InsightScope scope) => InsightReader.Scope(scope, time.GetUtcNow());
}
