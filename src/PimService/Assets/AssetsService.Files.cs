using System.Globalization;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Application;
using Pim.Application.Media;
using Pim.Domain;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Assets;

/// <summary>Files on their way in and out: in pieces, of which one is in memory at a time.</summary>
internal sealed partial class AssetsService
{
    private const int MaxChunk = 1 << 20;
    private const int DownloadChunk = 256 << 10;

    /// <inheritdoc/>
    public override async Task<V1.UploadAssetResponse> UploadAsset(IAsyncStreamReader<V1.UploadAssetRequest> requestStream, ServerCallContext context)
    {
        if (!await requestStream.NextAsync(context.CancellationToken) || requestStream.Current.Header is not { } header)
            throw Refuse("header", "Must be given, in the first message.", "REQUIRED");
        shapes.Check(requestStream.Current);
        var upload = new NewUpload(
            header.UploadId, AssetMapping.KeyOf(header.Asset), AssetMapping.Edit(header.Asset, header.UpdateMask, "header.asset"), header.Size)
        {
            MediaType = header.MediaType,
            Sha256 = header.Sha256.ToLowerInvariant(),
            Offset = header.Offset,
            ExpectedRevision = Etag.Parse(header.Etag),
        };
        if (header.ValidateOnly) return new V1.UploadAssetResponse { Asset = _mapping.Resource(await uploads.CheckAsync(upload, context.CancellationToken)) };
        var (asset, wasKept) = await uploads.UploadAsync(upload, ChunksAsync(requestStream, context.CancellationToken), context.CancellationToken);
        ahead.Add(asset.File.Sha256);
        return new V1.UploadAssetResponse { Asset = _mapping.Resource(asset), AlreadyStored = wasKept };
    }

    /// <inheritdoc/>
    public override async Task<V1.Upload> GetUpload(V1.GetUploadRequest request, ServerCallContext context)
    {
        var (upload, expireTime) = await uploads.GetAsync(request.UploadId, context.CancellationToken);
        return new V1.Upload { UploadId = upload.Id, Offset = upload.Offset, Size = upload.Size, ExpireTime = Timestamp.FromDateTimeOffset(expireTime) };
    }

    /// <inheritdoc/>
    public override async Task DownloadAsset(
        V1.DownloadAssetRequest request, IServerStreamWriter<V1.DownloadResponse> responseStream, ServerCallContext context)
    {
        var asset = await library.GetAsync(ResourceNames.Asset(request.Name), context.CancellationToken);
        var header = new V1.DownloadHeader { Sha256 = asset.File.Sha256, MediaType = asset.File.MediaType, FileName = asset.FileName };
        await SendAsync(header, request.Offset, request.Length, request.Name, responseStream, context.CancellationToken);
    }

    /// <inheritdoc/>
    public override Task DownloadBlob(V1.DownloadBlobRequest request, IServerStreamWriter<V1.DownloadResponse> responseStream, ServerCallContext context)
    {
        var header = new V1.DownloadHeader { Sha256 = request.Sha256 };
        return SendAsync(header, request.Offset, request.Length, $"blobs/{request.Sha256}", responseStream, context.CancellationToken);
    }

    private async Task SendAsync(
        V1.DownloadHeader header, long offset, long length, string name, IServerStreamWriter<V1.DownloadResponse> stream, CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(header.Sha256, cancellationToken) ?? throw PimException.NotFound(name);
        if (offset >= content.Length)
        {
            var end = string.Create(CultureInfo.InvariantCulture, $"The file has {content.Length} bytes: there is nothing from {offset} on.");
            throw new PimException(ErrorKind.OutOfRange, "BEHIND_END", end);
        }
        (header.Size, header.Offset) = (content.Length, offset);
        var left = length == 0 ? content.Length - offset : Math.Min(length, content.Length - offset);
        var buffer = new byte[Math.Min(DownloadChunk, left)];
        for (var first = header; left > 0; first = null)
        {
            var read = await content.ReadAsync(offset, buffer.AsMemory(0, (int)Math.Min(buffer.Length, left)), cancellationToken);
            if (read == 0) throw new PimException(ErrorKind.DataLoss, "BLOB_UNREADABLE", $"The file ends at {offset}, before its time.");
            // The message is written before WriteAsync answers: the buffer is free again then.
            await stream.WriteAsync(
                new V1.DownloadResponse { Header = first, Chunk = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, read)) }, cancellationToken);
            offset += read;
            left -= read;
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> ChunksAsync(
        IAsyncStreamReader<V1.UploadAssetRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await requests.NextAsync(cancellationToken))
        {
            if (requests.Current.PartCase != V1.UploadAssetRequest.PartOneofCase.Chunk)
                throw Refuse("chunk", "Every message behind the first must have a chunk.", "CHUNK_EXPECTED");
            if (requests.Current.Chunk.Length > MaxChunk) throw Refuse("chunk", $"Must be at most {MaxChunk} bytes.", "CHUNK_TOO_LARGE");
            yield return requests.Current.Chunk.Memory;
        }
    }

    private static PimException Refuse(string field, string description, string reason) => PimException.Violated([new(field, description, reason)]);
}
