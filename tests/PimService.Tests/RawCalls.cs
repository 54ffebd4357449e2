using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using Grpc.Core;

namespace PimService.Tests;

/// <summary>Calls as bytes on HTTP/2, for what no gRPC client would send.</summary>
internal sealed class RawCalls(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address };

    /// <summary>Sends one message of these bytes and answers the status of the call.</summary>
    public async Task<StatusCode> CallAsync(string method, byte[] message, params (string Name, string Value)[] headers)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        using var request = new HttpRequestMessage(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new("application/grpc") } },
            Headers = { TE = { new("trailers") } },
        };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);

        using var response = await _http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        var status = response.TrailingHeaders.TryGetValues("grpc-status", out var inTrailers) ? inTrailers : response.Headers.GetValues("grpc-status");
        return (StatusCode)int.Parse(status.Single(), CultureInfo.InvariantCulture);
    }

    public void Dispose() => _http.Dispose();
}
