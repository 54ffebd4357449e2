using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application;
using Pim.Application.Media;
using Pim.Application.Media.Renditions;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Assets;

/// <summary>Keeps files over gRPC.</summary>
internal sealed partial class AssetsService(
    MediaLibrary library, MediaUploads uploads, IBlobStore blobs, RenditionQueue ahead, MediaUrls urls, RequestShapes shapes) : V1.AssetService.AssetServiceBase
{
    private readonly AssetMapping _mapping = new(urls);

    /// <inheritdoc/>
    public override async Task<V1.Asset> GetAsset(V1.GetAssetRequest request, ServerCallContext context) =>
        _mapping.Resource(await library.GetAsync(ResourceNames.Asset(request.Name), context.CancellationToken));

    /// <inheritdoc/>
    public override async Task<V1.ListAssetsResponse> ListAssets(V1.ListAssetsRequest request, ServerCallContext context)
    {
        var listing = new AssetListing(request.Filter, request.Query, request.PageSize, request.PageToken);
        var page = await library.ListAsync(listing, context.CancellationToken);
        var response = new V1.ListAssetsResponse();
        response.NextPageToken = AnswerSize.FillPage(response.Assets, page, _mapping.Resource, listing.Key, asset => asset.Key);
        return response;
    }

    /// <inheritdoc/>
    public override async Task<V1.Asset> UpdateAsset(V1.UpdateAssetRequest request, ServerCallContext context)
    {
        var edit = AssetMapping.Edit(request.Asset, request.UpdateMask, "asset");
        var options = Writes.By(context, request.ValidateOnly);
        return _mapping.Resource(
            await library.UpdateAsync(AssetMapping.KeyOf(request.Asset), edit, Etag.Parse(request.Asset.Etag), options, context.CancellationToken));
    }

    /// <inheritdoc/>
    public override async Task<Empty> DeleteAsset(V1.DeleteAssetRequest request, ServerCallContext context)
    {
        var options = Writes.By(context, request.ValidateOnly);
        await library.DeleteAsync(ResourceNames.Asset(request.Name), Etag.Parse(request.Etag), request.Force, options, context.CancellationToken);
        return new Empty();
    }

    /// <inheritdoc/>
    public override async Task<V1.ListAssetUsesResponse> ListAssetUses(V1.ListAssetUsesRequest request, ServerCallContext context)
    {
        var page = await library.ListUsesAsync(ResourceNames.Asset(request.Parent, "parent"), request.PageSize, request.PageToken, context.CancellationToken);
        return new V1.ListAssetUsesResponse { Uses = { page.Items.Select(AssetMapping.Use) }, NextPageToken = page.NextPageToken };
    }
}
