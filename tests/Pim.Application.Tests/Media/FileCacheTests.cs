using Pim.Application.Media;

namespace Pim.Application.Tests.Media;

public sealed class FileCacheTests
{
    private readonly FileCache _cache = new(maxBytes: 1_000);
    private int _opened;

    [Fact]
    public async Task A_file_is_read_once_and_then_comes_from_memory()
    {
        Assert.Equal([1, 1, 1], await ReadAsync("a", 3, 1));
        Assert.Equal([1, 1, 1], await ReadAsync("a", 3, 1));
        Assert.Equal((1, 3), (_opened, _cache.Bytes));
    }

    [Fact]
    public async Task What_nobody_asked_for_the_longest_goes_first_and_the_bound_is_kept()
    {
        foreach (var tag in (string[])["a", "b", "a", "c"]) await ReadAsync(tag, 400, 1);
        Assert.InRange(_cache.Bytes, 1, 1_000);
        _opened = 0;
        await ReadAsync("a", 400, 1);
        Assert.Equal(0, _opened);
        await ReadAsync("b", 400, 1);
        Assert.Equal(1, _opened);
    }

    [Fact]
    public async Task A_file_that_does_not_fit_is_read_each_time_and_one_that_is_not_there_is_not_remembered()
    {
        Assert.Equal(2_000, (await ReadAsync("large", 2_000, 1)).Length);
        await ReadAsync("large", 2_000, 1);
        Assert.Equal((2, 0), (_opened, _cache.Bytes));
        Assert.Null(await _cache.OpenAsync("none", () => Task.FromResult<IBlobContent?>(null), default));
        Assert.Single(await ReadAsync("none", 1, 1));
    }

    [Fact]
    public async Task Parts_of_it_are_read_as_from_a_file()
    {
        await ReadAsync("a", 10, 7);
        await using var content = await _cache.OpenAsync("a", () => throw new InvalidOperationException(), default);
        var buffer = new byte[4];
        foreach (var (offset, count) in new[] { (0, 4), (8, 2), (10, 0), (99, 0) }) Assert.Equal(count, await content!.ReadAsync(offset, buffer, default));
    }

    private async Task<byte[]> ReadAsync(string tag, int size, byte value)
    {
        await using var content = await _cache.OpenAsync(tag, () => OpenAsync(size, value), default);
        var buffer = new byte[content!.Length];
        for (var filled = 0; filled < buffer.Length;) filled += await content.ReadAsync(filled, buffer.AsMemory(filled), default);
        return buffer;
    }

    private Task<IBlobContent?> OpenAsync(int size, byte value)
    {
        _opened++;
        return Task.FromResult<IBlobContent?>(new Filled(size, value));
    }

    // Gives less than it is asked for, as a store may.
    private sealed class Filled(int size, byte value) : IBlobContent
    {
        public long Length => size;

        public ValueTask<int> ReadAsync(long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var count = (int)Math.Min(Math.Min(buffer.Length, 150), size - offset);
            buffer.Span[..count].Fill(value);
            return ValueTask.FromResult(count);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
