using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Pim.Client;
using Pim.V1;

namespace Pim.Cli.Comparing;

/// <summary>Reads all that a service answers to clients. The schema fits into memory; products and content are listed page by page.</summary>
internal sealed class ServiceReader(PimConnection connection)
{
    /// <summary>The parts of the schema by name.</summary>
    public async Task<IReadOnlyList<Item>> SchemaAsync(CancellationToken cancellationToken)
    {
        var attributes = new AttributeService.AttributeServiceClient(connection.Invoker);
        var families = new FamilyService.FamilyServiceClient(connection.Invoker);
        IAsyncEnumerable<IMessage>[] listings =
        [
            attributes.ListAllAsync(cancellationToken),
            attributes.ListAllGroupsAsync(cancellationToken),
            families.ListAllAsync(cancellationToken),
            families.ListAllVariantsAsync(cancellationToken),
            new CategoryService.CategoryServiceClient(connection.Invoker).ListAllAsync(cancellationToken),
            new ChannelService.ChannelServiceClient(connection.Invoker).ListAllAsync(cancellationToken),
            new AssociationTypeService.AssociationTypeServiceClient(connection.Invoker).ListAllAsync(cancellationToken),
            new SegmentService.SegmentServiceClient(connection.Invoker).ListAllAsync(cancellationToken),
        ];
        var schema = new List<Item>();
        foreach (var listing in listings)
        {
            await foreach (var item in ItemsAsync(listing, NameOf, cancellationToken)) schema.Add(item);
        }
        return [.. schema.OrderBy(item => item.Key, Utf8Order.Instance)];
    }

    /// <summary>Products and models by SKU, with what they hold themselves and what is computed about them.</summary>
    public IAsyncEnumerable<Item> ProductsAsync(CancellationToken cancellationToken) =>
        ItemsAsync(new ProductService.ProductServiceClient(connection.Invoker)
            .ListAllAsync(new ListProductsRequest(), cancellationToken), p => p.Sku, cancellationToken);

    /// <summary>What a channel and a locale see, by SKU.</summary>
    public IAsyncEnumerable<Item> ContentsAsync(ContentPart part, CancellationToken cancellationToken)
    {
        var request = new ListContentRequest { Channel = part.Channel, Locale = part.Locale, Filter = part.OfModels ? "type = \"model\"" : "" };
        return ItemsAsync(new ContentService.ContentServiceClient(connection.Invoker).ListAllAsync(request, cancellationToken), c => c.Sku, cancellationToken);
    }

    private static string NameOf(IMessage message) => (string)message.Descriptor.FindFieldByName("name").Accessor.GetValue(message);

    private async IAsyncEnumerable<Item> ItemsAsync<T>(
        IAsyncEnumerable<T> listing, Func<T, string> key, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : IMessage
    {
        await using var messages = listing.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(messages)) yield return new Item(key(messages.Current), messages.Current);
    }

    /// <summary>With several services asked at once, an error has to say whose it is.</summary>
    private async Task<bool> NextAsync<T>(IAsyncEnumerator<T> messages)
    {
        try
        {
            return await messages.MoveNextAsync();
        }
        catch (RpcException e)
        {
            throw new ServiceException(connection.Address, e);
        }
    }
}
