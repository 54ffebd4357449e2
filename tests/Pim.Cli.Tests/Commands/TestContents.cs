using Grpc.Core;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

/// <summary>Serves the contents it was given, and tells of changes as a test says.</summary>
internal sealed class TestContents : ContentService.ContentServiceBase
{
    /// <summary>What there is to see.</summary>
    public List<Content> Stored { get; } = [];

    /// <summary>What it lists, two by two, by channel and locale.</summary>
    public Dictionary<(string Channel, string Locale), List<Content>> Listed { get; } = [];

    /// <summary>Why it lists nothing; null when it does.</summary>
    public RpcException? Refusal { get; set; }

    /// <summary>What it was asked to watch, call by call.</summary>
    public List<WatchChangesRequest> Watches { get; } = [];

    /// <summary>Answers a watch, given its number from 1 on; the sequence 100 and then silence when a test does not say.</summary>
    public Func<int, IServerStreamWriter<WatchChangesResponse>, ServerCallContext, Task> Watch { get; set; } = async (_, responses, context) =>
    {
        await responses.WriteAsync(new WatchChangesResponse { Sequence = 100, CaughtUp = true });
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
    };

    public ExportContentRequest? Exported { get; private set; }

    /// <summary>The messages of an export.</summary>
    public List<ExportContentResponse> Export { get; } = [];

    /// <summary>How an export ends; null for well.</summary>
    public RpcException? ExportError { get; set; }

    public override Task<Content> GetContent(GetContentRequest request, ServerCallContext context) =>
        Task.FromResult(Find(request.Product) ?? throw new RpcException(
            new Status(StatusCode.NotFound, $"channels/{request.Channel}/locales/{request.Locale}/{request.Product} does not exist.")));

    public override Task<Content> PreviewContent(PreviewContentRequest request, ServerCallContext context)
    {
        var content = Find(request.Product)!.Clone();
        content.Title = $"Draft of {content.Title}";
        return Task.FromResult(content);
    }

    public override Task<ListContentResponse> ListContent(ListContentRequest request, ServerCallContext context)
    {
        if (Refusal is not null) throw Refusal;
        var type = request.Filter == "type = \"model\"" ? Product.Types.Type.Model : Product.Types.Type.Product;
        var all = Listed[(request.Channel, request.Locale)].Where(c => c.Type == type).ToList();
        var start = request.PageToken.Length > 0 ? int.Parse(request.PageToken, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var page = all.Skip(start).Take(2).ToList();
        return Task.FromResult(new ListContentResponse { Contents = { page }, NextPageToken = start + page.Count < all.Count ? $"{start + page.Count}" : "" });
    }

    public override Task WatchChanges(WatchChangesRequest request, IServerStreamWriter<WatchChangesResponse> responses, ServerCallContext context)
    {
        Watches.Add(request);
        return Watch(Watches.Count, responses, context);
    }

    public override async Task ExportContent(ExportContentRequest request, IServerStreamWriter<ExportContentResponse> responses, ServerCallContext context)
    {
        Exported = request;
        foreach (var response in Export) await responses.WriteAsync(response);
        if (ExportError is not null) throw ExportError;
    }

    private Content? Find(string product) => Stored.Find(c => c.Product == product);
}
