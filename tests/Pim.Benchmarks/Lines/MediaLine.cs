using System.Diagnostics;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Pim.Benchmarks.Catalogues;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Load;
using Pim.Benchmarks.Processes;
using Pim.V1;

namespace Pim.Benchmarks.Lines;

/// <summary>
/// An image of 200 kB over HTTP/1.1, as fast as it is given out, and the time to its first byte; here the yardstick is nginx with the same file.
/// </summary>
internal sealed class MediaLine : ILine
{
    private const int Size = 200_000;
    private const int Connections = 16;
    private const int Latencies = 500;

    /// <inheritdoc/>
    public string Name => "media";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var place = new SqlitePlace();
        var image = Image();
        await File.WriteAllBytesAsync(Path.Combine(place.Folder, "image.png"), image, cancellationToken);
        await using var nginx = await Nginx.StartAsync(place.Folder, cancellationToken);
        await using var service = await Servers.StartServiceAsync(place, cancellationToken);
        var theirs = new Uri(nginx.Address, "/image.png");
        var ours = new Uri(service.Address, $"/media/{await SendAsync(service, image, cancellationToken)}/image.png");

        var load = await Contest.HoldAsync(stage.Rounds, () => LoadAsync(theirs, stage, cancellationToken), () => LoadAsync(ours, stage, cancellationToken));
        yield return Row.MoreIsBetter("image of 200 kB over HTTP/1.1 (nginx)", "files/s", load, l => l.CallsPerSecond);

        var first = await Contest.HoldAsync(stage.Rounds, () => FirstByteAsync(theirs, cancellationToken), () => FirstByteAsync(ours, cancellationToken));
        yield return Row.LessIsBetter("", "p50 ms to first byte", first, f => f.Milliseconds(0.5));
        yield return Row.LessIsBetter("", "p99 ms to first byte", first, f => f.Milliseconds(0.99));
    }

    private static Task<LoadFigures> LoadAsync(Uri file, Stage stage, CancellationToken cancellationToken) =>
        H2Load.RunAsync(
            new LoadPlan(file, file.AbsolutePath, RequestFile: null, stage.Duration) { Connections = Connections, CallsPerConnection = 1 }, cancellationToken);

    // One after the other, on one connection, each read to its end.
    private static async Task<LoadFigures> FirstByteAsync(Uri file, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var times = new List<int>();
        for (var round = 0; round < Latencies; round++)
        {
            var started = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(file, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await using var content = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken);
            await content.ReadExactlyAsync(new byte[1], cancellationToken);
            times.Add((int)Stopwatch.GetElapsedTime(started).TotalMicroseconds);
            await content.CopyToAsync(Stream.Null, cancellationToken);
        }
        return new LoadFigures(0, Latencies, Size, times);
    }

    private static async Task<string> SendAsync(ServerProcess service, byte[] image, CancellationToken cancellationToken)
    {
        using var call = new AssetService.AssetServiceClient(service.Channel).UploadAsset(cancellationToken: cancellationToken);
        var header = new UploadHeader { UploadId = Guid.NewGuid().ToString(), Asset = new Asset { Key = "image.png" }, Size = image.Length };
        await call.RequestStream.WriteAsync(new UploadAssetRequest { Header = header }, cancellationToken);
        await call.RequestStream.WriteAsync(new UploadAssetRequest { Chunk = ByteString.CopyFrom(image) }, cancellationToken);
        await call.RequestStream.CompleteAsync();
        return (await call.ResponseAsync).Asset.Sha256;
    }

    // The start of a PNG, its data of chance, and its end: nobody draws it.
    private static byte[] Image()
    {
        var image = new byte[Size];
        new Random(1).NextBytes(image);
        Convert.FromHexString("89504E470D0A1A0A0000000D49484452000000640000006408020000000000000000030CF349444154").CopyTo(image, 0);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(33), Size - 33 - 12 - 12);
        Convert.FromHexString("0000000049454E44AE426082").CopyTo(image, Size - 12);
        return image;
    }
}
