using Grpc.Core;
using Pim.V1;

namespace Pim.Benchmarks.Echo;

/// <summary>Answers the same content, whatever is asked for.</summary>
internal sealed class EchoContents(Content content) : ContentService.ContentServiceBase
{
    /// <inheritdoc/>
    public override Task<Content> GetContent(GetContentRequest request, ServerCallContext context) => Task.FromResult(content);
}
