using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Google.Protobuf.Collections;
using Grpc.Core;
using Pim.Application;
using Pim.Application.Changes;
using Pim.Application.Content;
using Pim.Application.Search;
using Pim.Domain;
using Pim.Domain.Products;
using PimService.Hosting;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Content;

/// <summary>Serves finished content: bytes that were made when it was published go out as they are.</summary>
internal sealed class ReadyContentService(
    ContentServer server, ContentListings listings, ContentSearches searches, ChangeReader changes, IContentFormat format, LastingStreams streams)
{
    private static readonly TimeSpan DefaultHeartbeat = TimeSpan.FromSeconds(30);

    public Task<byte[]> GetContent(V1.GetContentRequest request, ServerCallContext context)
    {
        if (!IsWellFormed(request, out var sku)) throw Malformed(request);
        var content = server.GetAsync(sku, request.Channel, request.Locale, context.CancellationToken);
        return content.IsCompletedSuccessfully ? Task.FromResult(content.Result) : content.AsTask();
    }

    public async Task<Ready.BatchGetContentResponse> BatchGetContent(V1.BatchGetContentRequest request, ServerCallContext context)
    {
        var skus = new List<string>(request.Products.Count);
        for (var i = 0; i < request.Products.Count; i++) skus.Add(ResourceNames.Sku(request.Products[i], $"products[{i}]"));
        var batch = await server.BatchGetAsync(skus, request.Channel, request.Locale, context.CancellationToken);
        var response = new Ready.BatchGetContentResponse();
        var kept = Fill(response.Contents, batch.Contents, AnswerSize.MaxBatch);
        response.Missing.AddRange(batch.Missing.Select(Product.NameOf));
        response.Unread.AddRange(batch.Contents.Skip(kept).Select(c => Product.NameOf(c.Sku)));
        return response;
    }

    public async Task<Ready.ListContentResponse> ListContent(V1.ListContentRequest request, ServerCallContext context)
    {
        var listing = new ContentListing(request.Channel, request.Locale, request.Filter, request.PageSize, request.PageToken);
        var page = await listings.ListAsync(listing, context.CancellationToken);
        var response = new Ready.ListContentResponse();
        var kept = Fill(response.Contents, page.Items, AnswerSize.MaxPage);
        response.NextPageToken = kept == page.Items.Count ? page.NextPageToken : Paging.Token(listing.Key, page.Items[kept - 1].Sku);
        return response;
    }

    public async Task<Ready.SearchContentResponse> SearchContent(V1.SearchContentRequest request, ServerCallContext context)
    {
        var search = SearchMapping.Read(request);
        var found = await searches.SearchAsync(search, context.CancellationToken);
        var response = new Ready.SearchContentResponse { TotalCount = found.TotalCount, TotalIsLeast = found.IsTotalLeast };
        foreach (var facet in found.Facets) response.Facets.Add(SearchMapping.Write(facet).ToByteString());
        var kept = Fill(response.Contents, found.Contents, AnswerSize.MaxPage);
        response.NextPageToken = kept == found.Contents.Count ? found.NextPageToken : Paging.Token(search.Key, found.Keys[kept - 1]);
        return response;
    }

    public async Task WatchChanges(V1.WatchChangesRequest request, IServerStreamWriter<Ready.WatchChangesResponse> responses, ServerCallContext context)
    {
        var watch = new ChangeRequest(
            request.Channel, request.Locales, request.ResumeToken, request.Filter) { WithoutContent = request.WithoutContent, FromNow = request.FromNow };
        var heartbeat = request.HeartbeatInterval?.ToTimeSpan() ?? DefaultHeartbeat;
        await streams.RunAsync(context, async cancellationToken =>
        {
            await foreach (var page in changes.WatchAsync(watch, heartbeat, cancellationToken))
            {
                await responses.WriteAsync(
                    new Ready.WatchChangesResponse
                    {
                        Changes = { page.Changes.Select(Write) }, ResumeToken = page.ResumeToken, CaughtUp = page.CaughtUp, Sequence = page.Sequence,
                    },
                    cancellationToken);
            }
        });
    }

    public async Task ExportContent(V1.ExportContentRequest request, IServerStreamWriter<Ready.ExportContentResponse> responses, ServerCallContext context)
    {
        var export = new ChangeRequest(request.Channel, request.Locales, request.ResumeToken, request.Filter);
        long? remaining = null;
        await foreach (var page in changes.ExportAsync(export, context.CancellationToken))
        {
            remaining = remaining is null
                ? await changes.CountRemainingAsync(request.Channel, page.Sequence, context.CancellationToken)
                : Math.Max(remaining.Value - page.Changes.Count, 0);
            await responses.WriteAsync(
                new Ready.ExportContentResponse { Changes = { page.Changes.Select(Write) }, ResumeToken = page.ResumeToken, Sequence = page.Sequence,
                    RemainingCount = page.CaughtUp ? 0 : remaining.Value },
                context.CancellationToken);
        }
    }

    private Ready.ContentChange Write(StoredChange change)
    {
        var message = new Ready.ContentChange
        {
            Product = Product.NameOf(change.Sku), Sequence = change.Sequence, Time = Wire.Write(change.Time), Withdrawn = change.Withdrawn,
        };
        foreach (var document in change.Documents)
            message.Contents.Add(UnsafeByteOperations.UnsafeWrap(format.Finish(document.Bytes.Span, change.Sequence, change.Time)));
        return message;
    }

    private static int Fill(RepeatedField<ByteString> into, IReadOnlyList<ServedContent> contents, int maxBytes)
    {
        long bytes = 0;
        for (var i = 0; i < contents.Count; i++)
        {
            bytes += contents[i].Bytes.Length + 6;
            if (bytes > maxBytes && i > 0) return i;
            into.Add(UnsafeByteOperations.UnsafeWrap(contents[i].Bytes));
        }
        return contents.Count;
    }

    // Storefronts ask for single products at the speed of the wire: checked by hand, and rules are spelled out only for what is refused.
    private static bool IsWellFormed(V1.GetContentRequest request, [NotNullWhen(true)] out string? sku) =>
        ResourceNames.TrySku(request.Product, out sku) && request.Channel.Length > 0 && request.Locale.Length > 0;

    private static PimException Malformed(V1.GetContentRequest request)
    {
        var violations = new ViolationList();
        if (!ResourceNames.TrySku(request.Product, out _)) violations.Add("product", ResourceNames.MustBe("products/{sku}"), "INVALID_NAME");
        if (request.Channel.Length == 0) violations.Add("channel", "Must be given.", "REQUIRED");
        if (request.Locale.Length == 0) violations.Add("locale", "Must be given.", "REQUIRED");
        return PimException.Violated(violations.ToList());
    }
}
