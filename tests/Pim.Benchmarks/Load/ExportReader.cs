using System.Diagnostics;
using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Pim.Benchmarks.Catalogues;
using Pim.Benchmarks.Echo;
using Pim.Benchmarks.Processes;
using Pim.V1;

namespace Pim.Benchmarks.Load;

/// <summary>Reads an export to its end, as fast as it comes. Its messages are not made into objects: that would measure this client.</summary>
internal static class ExportReader
{
    private static readonly Method<ExportContentRequest, ChangeCount> Export = new(
        MethodType.ServerStreaming, ContentService.Descriptor.FullName, "ExportContent",
        Marshallers.Create<ExportContentRequest>(request => request.ToByteArray(), _ => throw new NotSupportedException("Requests are only written.")),
        Marshallers.Create((_, _) => throw new NotSupportedException("Answers are only read."), context => CountChanges(context.PayloadAsNewBuffer())));

    /// <summary>Exports all content of one locale and throws unless so many products come.</summary>
    public static async Task<ExportFigures> RunAsync(ServerProcess server, int products, CancellationToken cancellationToken)
    {
        var before = server.ProcessorTime;
        var watch = Stopwatch.StartNew();
        var request = new ExportContentRequest { Channel = GeneratedCatalog.Channel, Locales = { GeneratedCatalog.Locale } };
        var headers = new Metadata { { EchoContents.CountHeader, products.ToString(CultureInfo.InvariantCulture) } };
        using var call = server.Channel.CreateCallInvoker()
            .AsyncServerStreamingCall(Export, null, new CallOptions(headers, cancellationToken: cancellationToken), request);
        long changes = 0, bytes = 0;
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
            changes += call.ResponseStream.Current.Changes;
            bytes += call.ResponseStream.Current.Bytes;
        }
        if (changes != products) throw new InvalidOperationException($"Of {products} products, {changes} were exported.");
        var seconds = watch.Elapsed.TotalSeconds;
        return new ExportFigures(products / seconds, bytes / seconds / 1_048_576, (server.ProcessorTime - before).TotalMicroseconds / products);
    }

    private static ChangeCount CountChanges(byte[] message)
    {
        var input = new CodedInputStream(message);
        var changes = 0;
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == ExportContentResponse.ChangesFieldNumber) changes++;
            input.SkipLastField();
        }
        return new ChangeCount(changes, message.Length);
    }

    private sealed record ChangeCount(int Changes, int Bytes);
}

/// <summary>How fast an export came.</summary>
/// <param name="ProductsPerSecond">Products each second.</param>
/// <param name="MegabytesPerSecond">Bytes of the messages.</param>
/// <param name="ProcessorMicroseconds">Time of all processors that the server took for a product.</param>
internal sealed record ExportFigures(double ProductsPerSecond, double MegabytesPerSecond, double ProcessorMicroseconds);
