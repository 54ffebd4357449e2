using Pim.Application;
using Pim.Application.Media;

namespace Pim.Storage.Tests.Contracts;

public abstract class BlobStoreContract : MediaContract
{
    private static readonly DateTimeOffset Later = Now.AddHours(1);

    [EngineTheory]
    [InlineData(1)]
    [InlineData(261_120)]
    [InlineData(261_121)]
    [InlineData(1_500_000)]
    public async Task Bytes_come_back_as_they_were(int size)
    {
        var bytes = Bytes(size);
        var sha256 = await StoreAsync(bytes);

        Assert.Equal(bytes, await ReadAsync(sha256));
        Assert.Equal(new Blob(sha256, size, Now), await Blobs.FindAsync(sha256, default));
        Assert.Equal([new Blob(sha256, size, Now)], await Blobs.ListAsync("", 10, default));
    }

    [EngineFact]
    public async Task Bytes_are_read_from_any_place()
    {
        var bytes = Bytes(700_000);
        await using var content = await Blobs.OpenAsync(await StoreAsync(bytes), default);
        foreach (var offset in (int[])[0, 1, 261_119, 261_120, 522_239, 699_999])
        {
            var buffer = new byte[10];
            var read = await content!.ReadAsync(offset, buffer, default);
            Assert.InRange(read, 1, 10);
            Assert.Equal(bytes[offset..(offset + read)], buffer[..read]);
        }
        Assert.Equal(0, await content!.ReadAsync(700_000, new byte[10], default));
        Assert.Equal(0, await content.ReadAsync(800_000, new byte[10], default));
    }

    [EngineFact]
    public async Task What_is_not_kept_is_not_found()
    {
        var unknown = HashOf([1]);

        Assert.Null(await Blobs.FindAsync(unknown, default));
        Assert.Null(await Blobs.TouchAsync(unknown, Now, default));
        Assert.Null(await Blobs.OpenAsync(unknown, default));
    }

    [EngineFact]
    public async Task The_same_content_sent_by_many_at_once_is_kept_once()
    {
        var bytes = Bytes(600_000);

        var news = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(async () =>
        {
            await using var upload = await Blobs.OpenUploadAsync(Guid.NewGuid().ToString(), bytes.Length, 0, Now, default);
            await upload.AppendAsync(bytes, default);
            return await upload.FinishAsync(HashOf(bytes), Now, default);
        })));

        Assert.Single(news, isNew => isNew);
        Assert.Single(await Blobs.ListAsync("", 10, default));
        Assert.Equal(bytes, await ReadAsync(HashOf(bytes)));
        // Nothing of the other nineteen is left over.
        Assert.Equal(0, await Blobs.SweepAsync(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), default));
    }

    [EngineFact]
    public async Task What_no_asset_has_is_collected_once_nobody_touched_it_for_long_enough()
    {
        var (old, touched, fresh, had) = (await StoreAsync(Bytes(10, 1)), await StoreAsync(Bytes(10, 2)), await StoreAsync(Bytes(10, 3), Later),
            await StoreAsync(Bytes(10, 4)));
        await Blobs.TouchAsync(touched, Later, default);
        await PutAsync(AssetOf("a", had));

        Assert.Equal([old], await CollectAsync(Later));

        Assert.Null(await Blobs.FindAsync(old, default));
        Assert.Null(await Blobs.OpenAsync(old, default));
        foreach (var kept in (string[])[touched, fresh, had]) Assert.NotNull(await ReadAsync(kept));
        Assert.Empty(await CollectAsync(Later));
    }

    [EngineFact]
    public async Task What_the_last_asset_gave_up_is_collected_and_what_another_has_is_not()
    {
        var (shared, alone) = (await StoreAsync(Bytes(10, 1)), await StoreAsync(Bytes(10, 2)));
        var (a, b, c) = (await PutAsync(AssetOf("a", shared)), await PutAsync(AssetOf("b", shared)), await PutAsync(AssetOf("c", alone)));
        Assert.Empty((await TryDeleteAsync(a)).Conflicts);
        await PutAsync(AssetOf("c", shared), c.Revision, Later);

        // Given up later, so kept longer.
        Assert.Empty(await CollectAsync(Later));
        Assert.Equal([alone], await CollectAsync(Later.AddSeconds(1)));
        Assert.NotNull(await ReadAsync(shared));

        await TryDeleteAsync(b);
        await TryDeleteAsync((await Assets.GetAsync(["c"], default)).Single());
        Assert.Equal([shared], await CollectAsync(Later.AddSeconds(1)));
    }

    [EngineFact]
    public async Task An_upload_that_finishes_while_the_same_content_is_collected_wins()
    {
        var bytes = Bytes(300_000);
        var sha256 = await StoreAsync(bytes);
        await using var upload = await Blobs.OpenUploadAsync(Guid.NewGuid().ToString(), bytes.Length, 0, Later, default);
        await upload.AppendAsync(bytes, default);

        var doomed = Assert.Single(await Blobs.DoomAsync(Later, 10, default));
        Assert.True(await upload.FinishAsync(sha256, Later, default));
        await Blobs.CollectAsync(doomed, default);

        Assert.Equal(bytes, await ReadAsync(sha256));
        await PutAsync(AssetOf("a", sha256));
        Assert.Empty(await CollectAsync(Later.AddDays(1)));
        Assert.Equal(bytes, await ReadAsync(sha256));
    }

    [EngineFact]
    public async Task No_asset_gets_what_is_being_collected()
    {
        var sha256 = await StoreAsync(Bytes(10));
        await Blobs.DoomAsync(Later, 10, default);

        var outcome = await TryPutAsync(AssetOf("a", sha256));

        Assert.Equal([new CommitConflict(ConflictKind.BlobMissing, 0)], outcome.Conflicts);
        Assert.Null(await Blobs.TouchAsync(sha256, Later, default));
        Assert.Null(await Blobs.OpenAsync(sha256, default));
    }

    [EngineFact]
    public async Task A_collection_that_was_broken_off_goes_on()
    {
        var sha256 = await StoreAsync(Bytes(300_000));
        await Blobs.DoomAsync(Later, 10, default);

        Assert.Equal([sha256], await CollectAsync(Now));

        Assert.Empty(await CollectAsync(Now));
        Assert.Null(await Blobs.FindAsync(sha256, default));
    }

    [EngineFact]
    public async Task Renditions_are_kept_beside_their_source_and_go_with_it()
    {
        var sha256 = await StoreAsync(Bytes(10));
        var key = new RenditionKey(sha256, "100x0-inside-webp-80");
        Assert.Null(await Blobs.FindRenditionAsync(key, default));
        Assert.Null(await Blobs.OpenRenditionAsync(key, default));

        var made = Bytes(300_000, 2);
        var kept = await Blobs.AddRenditionAsync(new NewRendition(key, "image/webp", 100, 75, Now), new MemoryStream(made), default);
        var again = await Blobs.AddRenditionAsync(new NewRendition(key, "image/webp", 1, 1, Now), new MemoryStream(Bytes(5)), default);

        Assert.Equal(new StoredRendition(key, "image/webp", 100, 75, 300_000), kept);
        Assert.Equal(kept, again);
        Assert.Equal(kept, await Blobs.FindRenditionAsync(key, default));
        await using (var content = await Blobs.OpenRenditionAsync(key, default)) Assert.Equal(made, await ReadAllAsync(content!));

        await CollectAsync(Later);
        Assert.Null(await Blobs.FindRenditionAsync(key, default));
        Assert.Null(await Blobs.AddRenditionAsync(new NewRendition(key, "image/webp", 100, 75, Now), new MemoryStream(made), default));
        Assert.Null(await Blobs.FindRenditionAsync(key, default));
        Assert.Equal(0, await Blobs.SweepAsync(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), default));
    }

    [EngineFact]
    public async Task A_sweep_leaves_what_is_kept_and_what_is_under_way()
    {
        var sha256 = await StoreAsync(Bytes(300_000));
        var key = new RenditionKey(sha256, "small");
        await Blobs.AddRenditionAsync(new NewRendition(key, "image/webp", 100, 75, Now), new MemoryStream(Bytes(7)), default);
        var id = Guid.NewGuid().ToString();
        await using var upload = await Blobs.OpenUploadAsync(id, 300_000, 0, Now, default);
        await upload.AppendAsync(Bytes(300_000, 2), default);

        Assert.Equal(0, await Blobs.SweepAsync(new DateTimeOffset(2100, 1, 1, 0, 0, 0, TimeSpan.Zero), default));

        Assert.True(await upload.FinishAsync(HashOf(Bytes(300_000, 2)), Now, default));
        Assert.Equal(Bytes(300_000), await ReadAsync(sha256));
        Assert.Equal(Bytes(300_000, 2), await ReadAsync(HashOf(Bytes(300_000, 2))));
        Assert.NotNull(await Blobs.OpenRenditionAsync(key, default));
    }
}
