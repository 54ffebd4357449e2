using Google.Protobuf;
using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Comparing;

/// <summary>Reads all that a service answers to clients. The schema fits into memory; products and content are listed page by page.</summary>
/// <param name="connection">The service.</param>
/// <param name="common">Gives calls their deadline.</param>
internal sealed class ServiceReader(ServerConnection connection, CommonOptions common)
{
    private readonly ContentSource _contents = new(connection, common);

    /// <summary>The parts of the schema by name.</summary>
    public async Task<IReadOnlyList<Item>> SchemaAsync(CancellationToken cancellationToken)
    {
        var attributes = new AttributeService.AttributeServiceClient(connection.Invoker);
        var families = new FamilyService.FamilyServiceClient(connection.Invoker);
        var categories = new CategoryService.CategoryServiceClient(connection.Invoker);
        var channels = new ChannelService.ChannelServiceClient(connection.Invoker);
        var types = new AssociationTypeService.AssociationTypeServiceClient(connection.Invoker);
        var segments = new SegmentService.SegmentServiceClient(connection.Invoker);
        IAsyncEnumerable<Item>[] listings =
        [
            List(async t => await attributes.ListAttributesAsync(new() { PageSize = Paging.PageSize, PageToken = t }, Call()), p => p.Attributes, p => p.NextPageToken),
            List(async t => await attributes.ListAttributeGroupsAsync(new() { PageSize = Paging.PageSize, PageToken = t }, Call()), p => p.AttributeGroups, p => p.NextPageToken),
            List(async t => await families.ListFamiliesAsync(new() { PageSize = Paging.PageSize, PageToken = t }, Call()), p => p.Families, p => p.NextPageToken),
            List(async t => await families.ListFamilyVariantsAsync(new() { PageSize = Paging.PageSize, PageToken = t }, Call()), p => p.FamilyVariants, p => p.NextPageToken),
            List(async t => await categories.ListCategoriesAsync(new() { PageSize = Paging.PageSize, PageToken = t }, Call()), p => p.Categories, p => p.NextPageToken),
            List(async t => await channels.ListChannelsAsync(new() { PageSize = Paging.PageSize, PageToken = t }, Call()), p => p.Channels, p => p.NextPageToken),
            List(async t => await types.ListAssociationTypesAsync(new() { PageSize = Paging.PageSize, PageToken = t }, Call()), p => p.AssociationTypes, p => p.NextPageToken),
            List(async t => await segments.ListSegmentsAsync(new() { PageSize = Paging.PageSize, PageToken = t }, Call()), p => p.Segments, p => p.NextPageToken),
        ];
        var schema = new List<Item>();
        foreach (var listing in listings)
        {
            await foreach (var item in listing) schema.Add(item);
        }
        return [.. schema.OrderBy(item => item.Key, Utf8Order.Instance)];

        CallOptions Call() => common.QuickCall(cancellationToken);
    }

    /// <summary>Products and models by SKU, with what they hold themselves and what is computed about them.</summary>
    public IAsyncEnumerable<Item> ProductsAsync(CancellationToken cancellationToken)
    {
        var client = new ProductService.ProductServiceClient(connection.Invoker);
        return Paging.ItemsAsync(connection.Address, async token =>
        {
            var request = new ListProductsRequest { PageSize = Paging.PageSize, PageToken = token };
            var page = await client.ListProductsAsync(request, common.QuickCall(cancellationToken));
            return (page.Products.Select(p => new Item(p.Sku, p)), page.NextPageToken);
        });
    }

    /// <summary>What a channel and a locale see, by SKU.</summary>
    public IAsyncEnumerable<Item> ContentsAsync(ContentPart part, CancellationToken cancellationToken) => _contents.ReadAsync(part, cancellationToken);

    private IAsyncEnumerable<Item> List<TPage>(Func<string, Task<TPage>> ask, Func<TPage, IEnumerable<IMessage>> messages, Func<TPage, string> next) =>
        Paging.ItemsAsync(connection.Address, async token =>
        {
            var page = await ask(token);
            return (messages(page).Select(m => new Item((string)m.Descriptor.FindFieldByName("name").Accessor.GetValue(m), m)), next(page));
        });
}
