using Grpc.Core;
using Pim.Application.Transfer;
using Pim.Domain;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Transfer;

/// <summary>Moves catalogues in and out over gRPC.</summary>
internal sealed class TransfersService(CatalogImport import, CatalogExport export) : V1.TransferService.TransferServiceBase
{
    private const int MessageBytes = 256 * 1024;

    /// <inheritdoc/>
    public override async Task ImportCatalog(
        IAsyncStreamReader<V1.ImportCatalogRequest> requestStream, IServerStreamWriter<V1.ImportCatalogResponse> responseStream, ServerCallContext context)
    {
        var cancellation = context.CancellationToken;
        var actor = Writes.Actor(context);
        if (!await requestStream.MoveNext(cancellation)) return;
        var first = requestStream.Current;
        var given = first.Options ?? new V1.ImportOptions();
        if (!Enum.IsDefined(given.Mode)) throw PimException.Violated([new("options.mode", "Must be MERGE or REPLACE.", "UNKNOWN_MODE")]);

        var stream = new ImportStream(requestStream, replaces: given.Mode == V1.ImportOptions.Types.Mode.Replace);
        var options = new ImportOptions(actor, given.ValidateOnly, given.DropInheritedValues);
        await foreach (var results in import.RunAsync(stream.RowsAsync(first, cancellation), options, cancellation))
            await WriteAsync(responseStream, results.Select(stream.Write), (response, result) => response.Results.Add(result), cancellation);
    }

    /// <inheritdoc/>
    public override async Task ExportCatalog(
        V1.ExportCatalogRequest request, IServerStreamWriter<V1.ExportCatalogResponse> responseStream, ServerCallContext context)
    {
        var schema = request.Kinds.Count == 0 || request.Kinds.Contains(V1.ExportCatalogRequest.Types.Kind.Schema);
        var products = request.Kinds.Count == 0 || request.Kinds.Contains(V1.ExportCatalogRequest.Types.Kind.Products);
        try
        {
            await foreach (var resources in export.RunAsync(schema, products, request.ProductFilter, context.CancellationToken))
                await WriteAsync(
                    responseStream, resources.Select(CatalogRowWriter.Write), (response, row) => response.Rows.Add(row), context.CancellationToken);
        }
        catch (PimException error)
        {
            throw error.At(violation => violation.Field == "filter" ? "product_filter" : violation.Field);
        }
    }

    /// <summary>Writes items in messages of about <see cref="MessageBytes"/>.</summary>
    private static async Task WriteAsync<TResponse, TItem>(
        IServerStreamWriter<TResponse> stream, IEnumerable<TItem> items, Action<TResponse, TItem> add, CancellationToken cancellationToken)
        where TResponse : new()
        where TItem : Google.Protobuf.IMessage
    {
        var (response, bytes) = (new TResponse(), 0);
        foreach (var item in items)
        {
            add(response, item);
            bytes += AnswerSize.Of(item);
            if (bytes < MessageBytes) continue;
            await stream.WriteAsync(response, cancellationToken);
            (response, bytes) = (new TResponse(), 0);
        }
        if (bytes > 0) await stream.WriteAsync(response, cancellationToken);
    }
}
