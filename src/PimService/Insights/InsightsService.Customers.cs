using Grpc.Core;
using Pim.Domain.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Insights;

/// <summary>What storefronts ask.</summary>
internal sealed partial class InsightsService
{
    private const int UsualProducts = 10;
    private const int MaxProducts = 100;

    /// <inheritdoc/>
    public override async Task<V1.CustomerInsight> GetCustomerInsight(V1.GetCustomerInsightRequest request, ServerCallContext context)
    {
        var horizon = InsightReader.Length(request.Horizon, UsualHorizonDays);
        var waiting = await folding.RefreshAsync(context.CancellationToken);
        var message = InsightWriter.Write(await customers.GetAsync(request.CustomerId, horizon, context.CancellationToken), request.CustomerId);
        message.EventsWaiting = waiting;
        return message;
    }

    /// <inheritdoc/>
    public override async Task<V1.SuggestProductsResponse> SuggestProducts(V1.SuggestProductsRequest request, ServerCallContext context)
    {
        var limit = InsightReader.Limit(request.Limit, UsualProducts, MaxProducts);
        var found = await suggestions.SuggestAsync(
            ResourceNames.Sku(request.Product, "product"), request.Channel, request.CustomerId, request.AssociationType, limit, context.CancellationToken);
        var response = new V1.SuggestProductsResponse();
        response.Products.Add(found.Select(f => new V1.SuggestedProduct
        {
            Product = Product.NameOf(f.Sku),
            Score = f.Suggestion.Score,
            Curated = f.Suggestion.IsCurated,
            BoughtTogether = f.Suggestion.Together,
        }));
        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.ListBuyAgainResponse> ListBuyAgain(V1.ListBuyAgainRequest request, ServerCallContext context)
    {
        var limit = InsightReader.Limit(request.Limit, UsualProducts, MaxProducts);
        var found = await customers.BuyAgainAsync(request.CustomerId, request.Channel, limit, context.CancellationToken);
        return new V1.ListBuyAgainResponse { Products = { found.Select(f => InsightWriter.Write(f.Sku, f.Bought)) } };
    }

    /// <inheritdoc/>
    public override async Task<V1.ListSupportMaterialResponse> ListSupportMaterial(V1.ListSupportMaterialRequest request, ServerCallContext context)
    {
        var skus = request.Products.Select(name => ResourceNames.Sku(name, "products")).Distinct(StringComparer.Ordinal).ToList();
        var found = await materials.ReadAsync(skus, request.Channel, request.Locale, context.CancellationToken);
        var response = new V1.ListSupportMaterialResponse();
        AnswerSize.Fill(response.Materials, found, static material => material, AnswerSize.MaxBatch);
        return response;
    }
}
