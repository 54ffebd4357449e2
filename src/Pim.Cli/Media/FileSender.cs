using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Media;

/// <summary>What became of a file.</summary>
internal enum SendOutcome
{
    /// <summary>The asset was there with this very file, and nothing else was to be said of it.</summary>
    Unchanged,

    /// <summary>The service had the bytes already: only the asset was made or changed.</summary>
    Known,

    /// <summary>It was sent.</summary>
    Sent,
}

/// <summary>
/// Sends files. One that the service has is not sent; one that broke off, even of a run before, is gone on with: the id of an upload follows from the
/// key and the content.
/// </summary>
internal sealed class FileSender(AssetService.AssetServiceClient client, Action<long> sent)
{
    private const int ChunkSize = 256 << 10;
    private const int MaxAttempts = 5;

    /// <summary>Sends a file.</summary>
    public async Task<SendOutcome> SendAsync(MediaFile file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        if (await FindAsync(file.Asset.Key, cancellationToken) is { } kept && kept.Sha256 == sha256 && SaysNothingNew(file.Asset, kept))
        {
            sent(stream.Length);
            return SendOutcome.Unchanged;
        }
        var header = new UploadHeader { UploadId = IdOf(file.Asset.Key, sha256), Asset = file.Asset, Size = stream.Length, Sha256 = sha256 };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                header.Offset = await FindOffsetAsync(header.UploadId, cancellationToken);
                return (await SendAsync(header, stream, cancellationToken)).AlreadyStored ? SendOutcome.Known : SendOutcome.Sent;
            }
            catch (RpcException e) when (attempt < MaxAttempts && (ServerConnection.IsLost(e) || e.StatusCode is StatusCode.OutOfRange or StatusCode.Aborted))
            {
                await Task.Delay(TimeSpan.FromSeconds(attempt), cancellationToken);
            }
        }
    }

    private async Task<UploadAssetResponse> SendAsync(UploadHeader header, FileStream stream, CancellationToken cancellationToken)
    {
        using var call = client.UploadAsset(cancellationToken: cancellationToken);
        var buffer = new byte[ChunkSize];
        stream.Position = header.Offset;
        var told = 0L;
        try
        {
            await call.RequestStream.WriteAsync(new UploadAssetRequest { Header = header }, cancellationToken);
            for (int read; !call.ResponseAsync.IsCompleted && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0; told += read)
            {
                await call.RequestStream.WriteAsync(new UploadAssetRequest { Chunk = UnsafeByteOperations.UnsafeWrap(buffer.AsMemory(0, read)) }, cancellationToken);
                sent(read);
            }
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException && !cancellationToken.IsCancellationRequested)
        {
            // It was answered before it was sent whole: the answer tells why.
        }
        var answer = await call.ResponseAsync;
        sent(header.Size - header.Offset - told);
        return answer;
    }

    private async Task<Asset?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await client.GetAssetAsync(new GetAssetRequest { Name = ResourceNames.Asset(key) }, cancellationToken: cancellationToken);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return null;
        }
    }

    private async Task<long> FindOffsetAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetUploadAsync(new GetUploadRequest { UploadId = id }, cancellationToken: cancellationToken)).Offset;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return 0;
        }
    }

    private static bool SaysNothingNew(Asset said, Asset kept) =>
        (said.Role == Asset.Types.Role.Unspecified || said.Role == kept.Role) && (said.Tags.Count == 0 || said.Tags.Order(StringComparer.Ordinal).SequenceEqual(kept.Tags))
        && (said.AlternativeTexts.Count == 0 || said.AlternativeTexts.Equals(kept.AlternativeTexts)) && (said.Captions.Count == 0 || said.Captions.Equals(kept.Captions));

    private static string IdOf(string key, string sha256) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{sha256}")).AsSpan(0, 16)).ToString();
}
