using System.Buffers.Binary;
using System.Net;
using Pim.V1;

namespace Pim.Benchmarks.Load;

/// <summary>Looks at one answer before thousands are counted: h2load sees that a call has ended, not how.</summary>
internal static class AnswerCheck
{
    private const int FrameHeader = 5;

    /// <summary>Posts the file as h2load does and throws unless a content comes back, whole and with status OK.</summary>
    public static async Task RunAsync(Uri server, string method, string requestFile, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(await ReadAsync(requestFile, cancellationToken)) { Headers = { ContentType = new("application/grpc") } },
            Headers = { TE = { new("trailers") } },
        };
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        var status = response.TrailingHeaders.TryGetValues("grpc-status", out var values) ? values.Single() : "none";
        if (status != "0" || body.Length < FrameHeader || BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1)) != body.Length - FrameHeader)
            throw new InvalidOperationException(FormattableString.Invariant($"{server}: a call ended with grpc-status {status} and {body.Length} bytes."));
        if (Content.Parser.ParseFrom(body.AsSpan(FrameHeader).ToArray()).Attributes.Count == 0)
            throw new InvalidOperationException($"{server}: an empty content came back.");
    }

    // The file is written to while it is read.
    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
