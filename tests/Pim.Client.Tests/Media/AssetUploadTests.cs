using System.Security.Cryptography;
using Grpc.Core;
using Pim.Client.Media;
using Pim.V1;

namespace Pim.Client.Tests.Media;

public sealed class AssetUploadTests : ClientTests
{
    private readonly byte[] _file = RandomNumberGenerator.GetBytes(1_000_000);

    [Fact]
    public async Task A_file_arrives_whole_wherever_it_is_broken_off()
    {
        Service.Assets.BeforeChunk = (call, kept, context) => call switch
        {
            2 when kept > 200_000 => TestService.Disconnect(context),
            3 => throw new RpcException(new Status(StatusCode.Unavailable, "Restarting.")),
            4 when kept > 700_000 => throw TestService.Error(StatusCode.Aborted, "UPLOAD_TAKEN_OVER", "Another call goes on with it."),
            _ => Task.CompletedTask,
        };

        await UploadAsync();

        Assert.Equal(_file, Service.Assets.Kept);
        Assert.Equal(5, Service.Assets.Headers.Count);
        Assert.Single(Service.Assets.Headers.Select(h => h.UploadId).Distinct());
        Assert.Equal([0, 0, 262_144, 262_144, 786_432], Service.Assets.Headers.Select(h => h.Offset));
    }

    [Fact]
    public async Task A_file_that_is_kept_is_not_sent_again()
    {
        Service.Assets.KnownHash = Convert.ToHexStringLower(SHA256.HashData(_file));
        Assert.True((await UploadAsync()).AlreadyStored);
        Assert.Empty(Service.Assets.Kept);
        Assert.Single(Service.Assets.Headers);
    }

    [Fact]
    public async Task It_gives_up_when_it_comes_no_further()
    {
        Service.Assets.BeforeChunk = (_, _, _) => throw new RpcException(new Status(StatusCode.Unavailable, "Away."));
        await Assert.ThrowsAsync<RpcException>(UploadAsync);
        Assert.InRange(Service.Assets.Headers.Count, 8, 10);
    }

    [Fact]
    public async Task A_refusal_is_final()
    {
        Service.Assets.BeforeChunk = (_, _, _) => throw TestService.Error(StatusCode.InvalidArgument, "TYPE_NOT_ALLOWED", "No.");
        await Assert.ThrowsAsync<RpcException>(UploadAsync);
        Assert.Equal(2, Service.Assets.Headers.Count);
    }

    private async Task<UploadAssetResponse> UploadAsync()
    {
        using var stream = new MemoryStream(_file);
        return await new AssetUploads(Connection).UploadAsync(new Asset { Key = "a.bin" }, stream, null, _ => { }, default);
    }
}
