using Pim.Client.Calls;
using Pim.V1;

namespace Pim.Client;

/// <summary>The listings of the service as streams. The filter of a request is kept; its page size and token are set here.</summary>
public static class Listings
{
    /// <summary>Products and models by SKU.</summary>
    public static IAsyncEnumerable<Product> ListAllAsync(
        this ProductService.ProductServiceClient client, ListProductsRequest request, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListProductsAsync(new(request) { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.Products, page => page.NextPageToken, cancellationToken);

    /// <summary>What a channel and a locale see, by SKU.</summary>
    public static IAsyncEnumerable<Content> ListAllAsync(
        this ContentService.ContentServiceClient client, ListContentRequest request, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListContentAsync(new(request) { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.Contents, page => page.NextPageToken, cancellationToken);

    /// <summary>All that is found, in the order asked for.</summary>
    public static IAsyncEnumerable<Content> SearchAllAsync(
        this ContentService.ContentServiceClient client, SearchContentRequest request, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.SearchContentAsync(new(request) { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.Contents, page => page.NextPageToken, cancellationToken);

    /// <summary>Attributes by code.</summary>
    public static IAsyncEnumerable<V1.Attribute> ListAllAsync(this AttributeService.AttributeServiceClient client, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListAttributesAsync(new() { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.Attributes, page => page.NextPageToken, cancellationToken);

    /// <summary>Attribute groups by code.</summary>
    public static IAsyncEnumerable<AttributeGroup> ListAllGroupsAsync(
        this AttributeService.AttributeServiceClient client, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListAttributeGroupsAsync(new() { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.AttributeGroups, page => page.NextPageToken, cancellationToken);

    /// <summary>Families by code.</summary>
    public static IAsyncEnumerable<Family> ListAllAsync(this FamilyService.FamilyServiceClient client, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListFamiliesAsync(new() { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.Families, page => page.NextPageToken, cancellationToken);

    /// <summary>Family variants by code.</summary>
    public static IAsyncEnumerable<FamilyVariant> ListAllVariantsAsync(this FamilyService.FamilyServiceClient client, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListFamilyVariantsAsync(new() { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.FamilyVariants, page => page.NextPageToken, cancellationToken);

    /// <summary>Categories by code.</summary>
    public static IAsyncEnumerable<Category> ListAllAsync(this CategoryService.CategoryServiceClient client, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListCategoriesAsync(new() { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.Categories, page => page.NextPageToken, cancellationToken);

    /// <summary>Channels by code.</summary>
    public static IAsyncEnumerable<Channel> ListAllAsync(this ChannelService.ChannelServiceClient client, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListChannelsAsync(new() { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.Channels, page => page.NextPageToken, cancellationToken);

    /// <summary>Association types by code.</summary>
    public static IAsyncEnumerable<AssociationType> ListAllAsync(
        this AssociationTypeService.AssociationTypeServiceClient client, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListAssociationTypesAsync(new() { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.AssociationTypes, page => page.NextPageToken, cancellationToken);

    /// <summary>Segments of customers by code.</summary>
    public static IAsyncEnumerable<Segment> ListAllAsync(this SegmentService.SegmentServiceClient client, CancellationToken cancellationToken) =>
        Pager.ItemsAsync(
            async (token, stop) => await client.ListSegmentsAsync(new() { PageSize = Pager.MaxPageSize, PageToken = token }, cancellationToken: stop),
            page => page.Segments, page => page.NextPageToken, cancellationToken);
}
