using System.CommandLine;
using System.Text;
using Grpc.Core;
using Pim.Cli.Output;
using Pim.Client.Files;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>pim export ndjson.</summary>
internal static class ExportNdjsonCommand
{
    private const string StandardOutput = "-";

    public static Command Build(CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "The file, packed when its name ends in .gz; - for the standard output" };
        var filter = new Option<string?>("--filter") { Description = "Only products that match; see `pim list --help`", HelpName = "FILTER" };
        var schemaOnly = new Option<bool>("--schema-only") { Description = "Attributes, categories, channels, families and so on, but no products" };
        var productsOnly = new Option<bool>("--products-only") { Description = "Products and product models, but nothing of the schema" };
        var command = new TaughtCommand("ndjson", "Writes catalogue rows as JSON, one on each line, in an order that imports back", """
            Equal catalogues give equal bytes. The file is put in its place when it is complete.

            Examples:
              pim export ndjson catalogue.ndjson.gz
              pim export ndjson - --products-only --filter 'family = "shoes"' | jq .product.sku
            """) { file, filter, schemaOnly, productsOnly };
        command.Validators.Add(result =>
        {
            if (result.GetValue(schemaOnly) && result.GetValue(productsOnly)) result.AddError("--schema-only and --products-only exclude each other.");
            if (result.GetValue(schemaOnly) && result.GetValue(filter) is not null)
                result.AddError("--filter is for products: it cannot go with --schema-only.");
        });
        common.SetAction(command, async (arguments, connection, cancellationToken) =>
        {
            var request = new ExportCatalogRequest { ProductFilter = arguments.GetValue(filter) ?? "" };
            if (arguments.GetValue(schemaOnly)) request.Kinds.Add(ExportCatalogRequest.Types.Kind.Schema);
            if (arguments.GetValue(productsOnly)) request.Kinds.Add(ExportCatalogRequest.Types.Kind.Products);
            using var call = new TransferService.TransferServiceClient(connection.Invoker).ExportCatalog(request, cancellationToken: cancellationToken);
            var path = arguments.GetRequiredValue(file);
            if (path == StandardOutput)
            {
                await using var output = common.Terminal.OpenOutput();
                await WriteAsync(call.ResponseStream, output, cancellationToken);
                return ExitCodes.Done;
            }
            await using var target = new AtomicFile(path);
            var count = await WriteAsync(call.ResponseStream, target.Stream, cancellationToken);
            await target.CompleteAsync();
            common.Terminal.Output.WriteLine($"{count:N0} rows in {path}");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<long> WriteAsync(IAsyncStreamReader<ExportCatalogResponse> responses, Stream stream, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024, leaveOpen: true);
        var count = 0L;
        while (await responses.MoveNext(cancellationToken))
        {
            foreach (var row in responses.Current.Rows)
            {
                await writer.WriteAsync(CanonicalJson.Write(row).AsMemory(), cancellationToken);
                await writer.WriteAsync('\n');
                count++;
            }
        }
        return count;
    }
}
