using System.Security.Cryptography;
using Grpc.Core;
using Pim.Client.Calls;
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
    public async Task A_service_that_is_away_at_the_beginning_is_waited_for()
    {
        Service.Assets.IsAway = true;
        Service.Assets.AfterHeader = call => call < 5 ? throw new RpcException(new Status(StatusCode.Unavailable, "Away.")) : Task.CompletedTask;
        await UploadAsync();
        Assert.Equal(_file, Service.Assets.Kept);
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

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_before_a_byte_of_it_is_read()
    {
        Service.Assets.MaxSize = 1L << 32;
        using var stream = new UnreadStream(5L << 30);

        var error = await Assert.ThrowsAsync<RpcException>(
            () => new AssetUploads(Connection).UploadAsync(new Asset { Key = "a.mp4" }, stream, null, _ => { }, default));

        Assert.Equal("MEDIA_TOO_LARGE", ServiceError.Of(error).Reason);
        Assert.Equal((5L << 30, true), (Service.Assets.Headers.Single().Size, Service.Assets.Headers.Single().ValidateOnly));
    }

    [Fact]
    public async Task A_large_file_is_asked_about_and_then_sent_also_when_the_service_was_away_for_the_question()
    {
        var large = RandomNumberGenerator.GetBytes(16 << 20);
        Service.Assets.AfterHeader = call => call == 1 ? throw new RpcException(new Status(StatusCode.Unavailable, "Away.")) : Task.CompletedTask;
        using var stream = new MemoryStream(large);

        await new AssetUploads(Connection).UploadAsync(new Asset { Key = "a.bin" }, stream, null, _ => { }, default);

        Assert.Equal(large, Service.Assets.Kept);
        Assert.Equal([true, false, false], Service.Assets.Headers.Select(h => h.ValidateOnly));
    }

    private async Task<UploadAssetResponse> UploadAsync()
    {
        using var stream = new MemoryStream(_file);
        return await new AssetUploads(Connection).UploadAsync(new Asset { Key = "a.bin" }, stream, null, _ => { }, default);
    }
}

/// <summary>A large file that nobody reads.</summary>
internal sealed class UnreadStream(long length) : MemoryStream
{
    public override long Length => length;

    public override int Read(Span<byte> buffer) => throw new InvalidOperationException("It is read.");

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("It is read.");
}
