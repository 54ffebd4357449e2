using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Comparing;

/// <summary>A part of all content: what a channel and a locale see of products, or of models.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Locale">A locale that it serves.</param>
/// <param name="OfModels">Models, or products.</param>
internal sealed record ContentPart(string Channel, string Locale, bool OfModels);

/// <summary>Reads content: the one place that knows by which calls.</summary>
internal sealed class ContentSource(ServerConnection connection, CommonOptions common)
{
    private readonly ContentService.ContentServiceClient _client = new(connection.Invoker);

    /// <summary>All content of a part, by SKU.</summary>
    public IAsyncEnumerable<Item> ReadAsync(ContentPart part, CancellationToken cancellationToken) => Paging.ItemsAsync(connection.Address, async token =>
    {
        var request = new ListContentRequest { Channel = part.Channel, Locale = part.Locale, PageSize = Paging.PageSize, PageToken = token };
        if (part.OfModels) request.Filter = "type = \"model\"";
        var page = await _client.ListContentAsync(request, common.QuickCall(cancellationToken));
        return (page.Contents.Select(c => new Item(c.Sku, c)), page.NextPageToken);
    });
}
