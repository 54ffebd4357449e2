using System.Globalization;
using Grpc.Core;
using Pim.V1;

namespace Pim.Benchmarks.Echo;

/// <summary>Answers the same content, whatever is asked for.</summary>
internal sealed class EchoContents(Content content) : ContentService.ContentServiceBase
{
    /// <summary>Name of the header that says how many messages to stream.</summary>
    public const string CountHeader = "echo-count";

    private readonly ExportContentResponse _exported = new() { Changes = { new ContentChange { Product = content.Product, Contents = { content } } } };

    /// <inheritdoc/>
    public override Task<Content> GetContent(GetContentRequest request, ServerCallContext context) => Task.FromResult(content);

    /// <inheritdoc/>
    public override async Task ExportContent(ExportContentRequest request, IServerStreamWriter<ExportContentResponse> responseStream, ServerCallContext context)
    {
        var count = int.Parse(context.RequestHeaders.GetValue(CountHeader)!, CultureInfo.InvariantCulture);
        for (var i = 0; i < count; i++) await responseStream.WriteAsync(_exported, context.CancellationToken);
    }
}
