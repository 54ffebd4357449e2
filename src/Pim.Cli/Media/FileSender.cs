using Grpc.Core;
using Pim.Client;
using Pim.Client.Media;
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

/// <summary>Sends files, but not one whose asset says the same already.</summary>
internal sealed class FileSender(PimConnection connection, Action<long> sent)
{
    private readonly AssetService.AssetServiceClient _client = new(connection.Invoker);
    private readonly AssetUploads _uploads = new(connection);

    /// <summary>Sends a file.</summary>
    public async Task<SendOutcome> SendAsync(MediaFile file, CancellationToken cancellationToken)
    {
        const FileOptions Options = FileOptions.Asynchronous | FileOptions.SequentialScan;
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, Options);
        var told = 0L;
        var outcome = await SendAsync(file.Asset, stream, TellOf, cancellationToken);
        TellOf(stream.Length);
        return outcome;

        void TellOf(long position)
        {
            sent(position - told);
            told = position;
        }
    }

    private async Task<SendOutcome> SendAsync(Asset asset, FileStream stream, Action<long> tell, CancellationToken cancellationToken)
    {
        if (await FindAsync(asset.Key, cancellationToken) is { } kept && SaysNothingNew(asset, kept) && kept.Size == stream.Length
            && await AssetUploads.HashAsync(stream, cancellationToken) is var hash
                && (kept.Sha256 == hash || kept.SentSha256 == hash)) return SendOutcome.Unchanged;
        return (await _uploads.UploadAsync(asset, stream, null, tell, cancellationToken)).AlreadyStored ? SendOutcome.Known : SendOutcome.Sent;
    }

    private async Task<Asset?> FindAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await _client.GetAssetAsync(new GetAssetRequest { Name = ResourceNames.Asset(key) }, cancellationToken: cancellationToken);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound || !cancellationToken.IsCancellationRequested && PimConnection.IsLost(e))
        {
            // While the service is away, the upload waits for it, and tells whether the file must be sent.
            return null;
        }
    }

    private static bool SaysNothingNew(Asset said, Asset kept) =>
        (said.Role == Asset.Types.Role.Unspecified || said.Role == kept.Role)
        && (said.Tags.Count == 0 || said.Tags.Order(StringComparer.Ordinal).SequenceEqual(kept.Tags))
        && (said.AlternativeTexts.Count == 0 || said.AlternativeTexts.Equals(kept.AlternativeTexts))
            && (said.Captions.Count == 0 || said.Captions.Equals(kept.Captions));
}
