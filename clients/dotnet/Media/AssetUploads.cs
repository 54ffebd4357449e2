using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Client.Calls;
using Pim.V1;

namespace Pim.Client.Media;

/// <summary>
/// Sends files as assets, in parts, and goes on where it was broken off, over lost connections and restarts of either side: the id of an upload
/// follows from the key and the content. A file that the service has already is not sent again.
/// </summary>
/// <param name="connection">The service.</param>
public sealed class AssetUploads(PimConnection connection)
{
    private const int ChunkBytes = 256 * 1024;

    // From here on, hashing a file takes longer than asking whether it would be taken.
    private const long WorthAsking = 16 * 1024 * 1024;

    private const string Incomplete = "UPLOAD_INCOMPLETE";
    private const string BeyondWhatIsKept = "UPLOAD_OFFSET";
    private const string TakenOver = "UPLOAD_TAKEN_OVER";

    private readonly AssetService.AssetServiceClient _client = new(connection.Invoker);

    /// <summary>How long it rests before it goes on.</summary>
    public Backoff Backoff { get; init; } = new(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10), Spread: 0.2);

    /// <summary>How often in a row it may be broken off without having come further.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>Sends a file.</summary>
    /// <param name="asset">What is said of it, with its key.</param>
    /// <param name="file">The file, which can be read twice.</param>
    /// <param name="updateMask">Of an asset that is there: what to change along with the file. Null: every populated field.</param>
    /// <param name="onProgress">Told after each part how much of the file the service has.</param>
    /// <param name="cancellationToken">Ends it; what arrived is kept for some time.</param>
    /// <exception cref="RpcException">The service refuses the file, or stays away.</exception>
    public async Task<UploadAssetResponse> UploadAsync(
        Asset asset, Stream file, FieldMask? updateMask, Action<long> onProgress, CancellationToken cancellationToken)
    {
        if (file.Length >= WorthAsking) await AskAsync(asset, file.Length, updateMask, cancellationToken);
        var hash = await HashAsync(file, cancellationToken);
        var header = new UploadHeader
        {
            UploadId = IdOf(asset.Key, hash), Asset = asset, Size = file.Length, Sha256 = hash, Etag = asset.Etag, UpdateMask = updateMask,
        };
        header.Offset = await OffsetAsync(header.UploadId, null, cancellationToken);
        // The header alone is enough for a file that is kept; of any other, the answer tells where to begin.
        var (isOffer, failures) = (header.Offset == 0, 0);
        while (true)
        {
            try
            {
                return await SendAsync(header, isOffer ? null : file, onProgress, cancellationToken);
            }
            catch (RpcException e) when (!cancellationToken.IsCancellationRequested && MayGoOn(e) && failures < Attempts)
            {
                var before = header.Offset;
                if (!isOffer || PimConnection.IsLost(e)) await Task.Delay(Backoff.Rest(failures + 1, e), connection.Options.Time, cancellationToken);
                header.Offset = await OffsetAsync(header.UploadId, e, cancellationToken);
                failures = header.Offset > before ? 0 : failures + 1;
                isOffer &= PimConnection.IsLost(e);
            }
        }
    }

    /// <summary>Asks whether a file would be taken, as far as that can be said without it. Nothing is sent or kept.</summary>
    /// <param name="asset">What is said of it, with its key.</param>
    /// <param name="size">Its bytes.</param>
    /// <param name="updateMask">As in <see cref="UploadAsync"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="RpcException">The service would refuse the file, or is away.</exception>
    public async Task CheckAsync(Asset asset, long size, FieldMask? updateMask, CancellationToken cancellationToken)
    {
        var header = new UploadHeader
        {
            UploadId = IdOf(asset.Key, ""), Asset = asset, Size = size, Etag = asset.Etag, UpdateMask = updateMask, ValidateOnly = true,
        };
        await SendAsync(header, null, _ => { }, cancellationToken);
    }

    /// <summary>SHA-256 of a file, as assets tell it: 64 lower-case hexadecimal digits.</summary>
    public static async Task<string> HashAsync(Stream file, CancellationToken cancellationToken)
    {
        file.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    /// <summary>Throws when the file would be refused; a service that is away is not waited for here.</summary>
    private async Task AskAsync(Asset asset, long size, FieldMask? updateMask, CancellationToken cancellationToken)
    {
        try
        {
            await CheckAsync(asset, size, updateMask, cancellationToken);
        }
        catch (RpcException e) when (!cancellationToken.IsCancellationRequested && PimConnection.IsLost(e))
        {
            // The upload itself goes on when it is there again.
        }
    }

    private async Task<UploadAssetResponse> SendAsync(UploadHeader header, Stream? file, Action<long> onProgress, CancellationToken cancellationToken)
    {
        using var call = _client.UploadAsset(cancellationToken: cancellationToken);
        var isOpen = await TryAsync(call.RequestStream.WriteAsync(new UploadAssetRequest { Header = header }, cancellationToken));
        if (file is not null)
        {
            file.Position = header.Offset;
            var buffer = new byte[ChunkBytes];
            for (int read; isOpen && !call.ResponseAsync.IsCompleted && (read = await file.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                isOpen = await TryAsync(
                    call.RequestStream.WriteAsync(new UploadAssetRequest { Chunk = ByteString.CopyFrom(buffer, 0, read) }, cancellationToken));
                onProgress(file.Position);
            }
        }
        if (isOpen) await TryAsync(call.RequestStream.CompleteAsync());
        return await call.ResponseAsync;
    }

    /// <summary>Waits until a part is sent; answers false when the call has ended: its answer says why.</summary>
    private static async Task<bool> TryAsync(Task sending)
    {
        try
        {
            await sending;
            return true;
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or IOException)
        {
            return false;
        }
    }

    private static bool MayGoOn(RpcException error)
    {
        if (PimConnection.IsLost(error)) return true;
        var reason = ServiceError.Of(error).Reason;
        return reason is TakenOver or BeyondWhatIsKept or Incomplete;
    }

    /// <summary>How much of the file is kept.</summary>
    private async Task<long> OffsetAsync(string uploadId, RpcException? error, CancellationToken cancellationToken)
    {
        var told = error is null ? null : ServiceError.Of(error).Facts.GetValueOrDefault("offset");
        if (long.TryParse(told, CultureInfo.InvariantCulture, out var offset)) return offset;
        try
        {
            return (await _client.GetUploadAsync(new GetUploadRequest { UploadId = uploadId }, cancellationToken: cancellationToken)).Offset;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound || !cancellationToken.IsCancellationRequested && PimConnection.IsLost(e))
        {
            // Of a service that is away, the next call tells.
            return 0;
        }
    }

    private static string IdOf(string key, string hash) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{hash}")).AsSpan(0, 16)).ToString();
}
