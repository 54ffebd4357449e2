using Pim.Application.Media;
using Pim.Domain;

namespace Pim.Storage.Tests.Contracts;

public abstract class UploadContract : MediaContract
{
    private readonly string _id = Guid.NewGuid().ToString();

    [EngineFact]
    public async Task An_upload_goes_on_where_it_was_broken_off()
    {
        var bytes = Bytes(1_500_000);
        for (var offset = 0L; offset < bytes.Length;)
        {
            await using var upload = await Blobs.OpenUploadAsync(_id, bytes.Length, offset, Now, default);
            Assert.Equal(offset, upload.Offset);
            var end = (int)Math.Min(offset + 400_000, bytes.Length);
            await upload.AppendAsync(bytes.AsMemory((int)offset, end - (int)offset), default);
            Assert.Equal(end, upload.Offset);
            if (end == bytes.Length)
            {
                Assert.True(await upload.FinishAsync(HashOf(bytes), Now, default));
                break;
            }
            offset = await upload.FlushAsync(Now, default);
            var told = await Blobs.FindUploadAsync(_id, default);
            Assert.Equal(new Upload(_id, bytes.Length, offset, Now), told);
        }

        Assert.Equal(bytes, await ReadAsync(HashOf(bytes)));
        Assert.Null(await Blobs.FindUploadAsync(_id, default));
    }

    [EngineFact]
    public async Task What_was_added_can_be_read_before_the_end_and_written_over()
    {
        var bytes = Bytes(600_000);
        await using var upload = await Blobs.OpenUploadAsync(_id, bytes.Length, 0, Now, default);
        await upload.AppendAsync(bytes, default);
        foreach (var offset in (int[])[0, 261_100, 599_990]) await upload.OverwriteAsync(offset, new byte[10], default);
        foreach (var offset in (int[])[0, 261_100, 599_990]) bytes.AsSpan(offset, 10).Clear();
        await upload.OverwriteAsync(261_115, Bytes(10, 2), default);
        Bytes(10, 2).CopyTo(bytes, 261_115);

        using var read = new MemoryStream();
        var buffer = new byte[50_000];
        for (int count; (count = await upload.ReadAsync(read.Length, buffer, default)) > 0;) read.Write(buffer, 0, count);
        Assert.Equal(bytes, read.ToArray());

        await upload.FinishAsync(HashOf(bytes), Now, default);
        Assert.Equal(bytes, await ReadAsync(HashOf(bytes)));
    }

    [EngineFact]
    public async Task Going_on_further_back_gives_up_what_is_behind()
    {
        var bytes = Bytes(1_044_480);
        await using (var first = await Blobs.OpenUploadAsync(_id, bytes.Length, 0, Now, default))
        {
            await first.AppendAsync(Bytes(1_044_480, 2).AsMemory(0, 783_360), default);
            await first.FlushAsync(Now, default);
        }
        await using (var second = await Blobs.OpenUploadAsync(_id, bytes.Length, 0, Now, default))
        {
            await second.AppendAsync(bytes.AsMemory(0, 522_240), default);
            await second.FlushAsync(Now, default);
        }
        await using var third = await Blobs.OpenUploadAsync(_id, bytes.Length, 261_120, Now, default);
        await third.AppendAsync(bytes.AsMemory(261_120), default);
        await third.FinishAsync(HashOf(bytes), Now, default);

        Assert.Equal(bytes, await ReadAsync(HashOf(bytes)));
    }

    [EngineTheory]
    [InlineData(1_000_000, 522_240L)]
    [InlineData(999_999, 261_120L)]
    public async Task Nobody_goes_on_behind_what_is_kept(int size, long offset)
    {
        await using (var upload = await Blobs.OpenUploadAsync(_id, 1_000_000, 0, Now, default))
        {
            await upload.AppendAsync(Bytes(261_120), default);
            await upload.FlushAsync(Now, default);
        }

        var refusal = await Assert.ThrowsAsync<PimException>(() => Blobs.OpenUploadAsync(_id, size, offset, Now, default));

        Assert.Equal((ErrorKind.OutOfRange, "UPLOAD_OFFSET"), (refusal.Kind, refusal.Reason));
        Assert.Equal(size == 1_000_000 ? "261120" : "0", refusal.Details["offset"]);
    }

    [EngineFact]
    public async Task Whoever_opens_an_upload_takes_it_over()
    {
        var bytes = Bytes(600_000);
        await using var first = await Blobs.OpenUploadAsync(_id, bytes.Length, 0, Now, default);
        await first.AppendAsync(bytes.AsMemory(0, 300_000), default);
        var offset = await first.FlushAsync(Now, default);

        await using var second = await Blobs.OpenUploadAsync(_id, bytes.Length, offset, Now, default);

        foreach (var next in (Func<Task>[])[() => first.FlushAsync(Now, default), () => first.FinishAsync(HashOf(bytes), Now, default)])
        {
            var refusal = await Assert.ThrowsAsync<PimException>(next);
            Assert.Equal((ErrorKind.Aborted, "UPLOAD_TAKEN_OVER"), (refusal.Kind, refusal.Reason));
        }
        await second.AppendAsync(bytes.AsMemory((int)offset), default);
        Assert.True(await second.FinishAsync(HashOf(bytes), Now, default));
        Assert.Equal(bytes, await ReadAsync(HashOf(bytes)));
    }

    [EngineTheory]
    [InlineData("begin anew")]
    [InlineData("go on")]
    [InlineData("give up")]
    public async Task Nobody_who_comes_while_an_upload_ends_takes_anything_from_what_it_became(string what)
    {
        // Each time a little later: somewhere in between lies the moment in which it ends.
        for (var later = 0; later < 20; later++)
        {
            var (id, bytes) = (Guid.NewGuid().ToString(), Bytes(522_240, seed: later));
            await using var upload = await Blobs.OpenUploadAsync(id, bytes.Length, 0, Now, default);
            await upload.AppendAsync(bytes, default);
            var ending = Task.Run(() => upload.FinishAsync(HashOf(bytes), Now, default));
            for (var rest = 0; rest < later; rest++) await Blobs.FindUploadAsync(_id, default);

            var coming = what == "give up"
                ? Blobs.DropUploadAsync(id, default)
                : Blobs.OpenUploadAsync(id, bytes.Length, what == "go on" ? 261_120 : 0, Now, default);
            await ((Task)Task.WhenAll(ending, coming)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

            if (ending.IsCompletedSuccessfully) Assert.Equal(bytes, await ReadAsync(HashOf(bytes)));
            else Assert.Equal("UPLOAD_TAKEN_OVER", (await Assert.ThrowsAsync<PimException>(() => ending)).Reason);
            if (!coming.IsCompletedSuccessfully)
                Assert.Contains((await Assert.ThrowsAsync<PimException>(() => coming)).Reason, (string[])["UPLOAD_TAKEN_OVER", "UPLOAD_OFFSET"]);
        }
    }

    [EngineFact]
    public async Task An_upload_that_was_given_up_leaves_nothing()
    {
        await using var upload = await Blobs.OpenUploadAsync(_id, 600_000, 0, Now, default);
        await upload.AppendAsync(Bytes(600_000), default);
        await upload.FlushAsync(Now.AddMinutes(1), default);
        Assert.Empty(await Blobs.ListUploadsAsync(Now.AddMinutes(1), 10, default));
        Assert.Equal([_id], (await Blobs.ListUploadsAsync(Now.AddMinutes(2), 10, default)).Select(u => u.Id));

        await Blobs.DropUploadAsync(_id, default);
        await Blobs.DropUploadAsync(_id, default);

        Assert.Null(await Blobs.FindUploadAsync(_id, default));
        Assert.Empty(await Blobs.ListUploadsAsync(Now.AddMinutes(2), 10, default));
        await Assert.ThrowsAsync<PimException>(() => upload.FinishAsync(HashOf(Bytes(600_000)), Now, default));
        Assert.Empty(await Blobs.ListAsync("", 10, default));
    }
}
