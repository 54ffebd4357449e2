using Grpc.Core;
using Pim.Application.Insights;
using Pim.Domain.Insights;
using Pim.Domain.Products;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>Answers how loyal customers are over gRPC.</summary>
internal sealed partial class InsightsService(
    LoyaltyReports loyalty, ImpactReports impacts, GapReports gaps, CustomerInsights customers, ProductSuggestions suggestions, SupportMaterials materials,
    TimeProvider time)
    : V1.InsightService.InsightServiceBase
{
    private const int UsualEntries = 50;
    private const int MaxEntries = 1_000;
    private const int UsualHorizonDays = 90;
    private const int UsualOutlookDays = 365;

    /// <inheritdoc/>
    public override async Task<V1.RetentionReport> GetRetention(V1.GetRetentionRequest request, ServerCallContext context) =>
        InsightWriter.Write(await loyalty.RetentionAsync(ScopeOf(request.Scope), InsightReader.Length(request.Horizon), context.CancellationToken));

    /// <inheritdoc/>
    public override async Task<V1.CohortReport> GetCohorts(V1.GetCohortsRequest request, ServerCallContext context)
    {
        var step = request.Step == V1.CohortStep.Unspecified ? V1.CohortStep.CohortMonth : request.Step;
        return InsightWriter.Write(await loyalty.CohortsAsync(ScopeOf(request.Scope), InsightReader.Step(step), context.CancellationToken), step);
    }

    /// <inheritdoc/>
    public override async Task<V1.SegmentationReport> GetSegmentation(V1.GetSegmentationRequest request, ServerCallContext context)
    {
        var horizon = InsightReader.Length(request.Horizon, UsualHorizonDays);
        return InsightWriter.Write(await loyalty.SegmentationAsync(ScopeOf(request.Scope), horizon, request.CurrencyCode, context.CancellationToken), request.CurrencyCode);
    }

    /// <inheritdoc/>
    public override async Task<V1.LifetimeReport> GetLifetimeValue(V1.GetLifetimeValueRequest request, ServerCallContext context)
    {
        var weeks = InsightReader.Length(request.Horizon, UsualOutlookDays) / (7.0 * Period.Day);
        return InsightWriter.Write(await loyalty.LifetimeAsync(ScopeOf(request.Scope), request.CurrencyCode, weeks, context.CancellationToken), request.CurrencyCode);
    }

    /// <inheritdoc/>
    public override async Task<V1.ImpactReport> GetContentImpact(V1.GetContentImpactRequest request, ServerCallContext context)
    {
        var (scope, content, windows) = (ScopeOf(request.Scope), InsightReader.Content(request.Content), InsightReader.Windows(request.Windows));
        return ImpactWriter.Write(await impacts.OfContentAsync(scope, content, windows, context.CancellationToken), isRandomised: false);
    }

    /// <inheritdoc/>
    public override async Task<V1.RankProductsResponse> RankProducts(V1.RankProductsRequest request, ServerCallContext context)
    {
        var (scope, content, windows) = (ScopeOf(request.Scope), InsightReader.Content(request.Content), InsightReader.Windows(request.Windows));
        return ImpactWriter.Write(await impacts.OfProductsAsync(scope, content, windows, context.CancellationToken), InsightReader.Limit(request.Limit, UsualEntries, MaxEntries));
    }

    /// <inheritdoc/>
    public override async Task<V1.RankWritingResponse> RankWriting(V1.RankWritingRequest request, ServerCallContext context)
    {
        var found = await impacts.WritingAsync(ScopeOf(request.Scope), InsightReader.Windows(request.Windows), context.CancellationToken);
        return new V1.RankWritingResponse { Suggestions = { found.Take(InsightReader.Limit(request.Limit, UsualEntries, MaxEntries)).Select(ImpactWriter.Write) } };
    }

    /// <inheritdoc/>
    public override async Task<V1.ImpactReport> GetExperimentEffect(V1.GetExperimentEffectRequest request, ServerCallContext context)
    {
        var outcome = InsightReader.Length(request.Outcome, UsualHorizonDays);
        var (impact, contaminated) = await impacts.OfExperimentAsync(
            ScopeOf(request.Scope), request.Experiment, request.Treatment, request.Control, outcome, context.CancellationToken);
        var message = ImpactWriter.Write(impact, isRandomised: true);
        message.Contaminated = contaminated;
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.ListContentGapsResponse> ListContentGaps(V1.ListContentGapsRequest request, ServerCallContext context)
    {
        var (searches, contents) = await gaps.ReadAsync(ScopeOf(request.Scope), InsightReader.Limit(request.Limit, UsualEntries, MaxEntries), context.CancellationToken);
        var response = new V1.ListContentGapsResponse();
        response.EmptySearches.Add(searches.Select(s => new V1.EmptySearch { Query = s.Query, Searches = s.Searches, Searchers = s.Searchers }));
        response.EmptyContents.Add(contents.Select(c => new V1.EmptyContent
        {
            Product = Product.NameOf(c.Sku),
            Views = c.Views,
            Viewers = c.Viewers,
            Channel = c.Completeness.Channel,
            Locale = c.Completeness.Locale,
            MissingAttributes = { c.Completeness.Missing },
        }));
        return response;
    }

    private InsightScope ScopeOf(V1.InsightScope scope) => InsightReader.Scope(scope, time.GetUtcNow());
}
