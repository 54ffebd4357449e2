using System.Text;
using Pim.Cli.Import;

namespace Pim.Cli.Tests.Import;

public sealed class Utf8CheckTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Characters_that_are_cut_between_two_reads_are_whole(int step)
    {
        var bytes = Encoding.UTF8.GetBytes("aä€😀\n" + new string('ß', 200_000));

        Assert.Null(await Utf8Check.FindDamageAsync(new SlowStream(bytes, step), CancellationToken.None));
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF }, 1L, 1L)]
    [InlineData(new byte[] { 0x61, 0x0A, 0x62, 0xC3 }, 2L, 3L)] // begun at the end and never finished
    [InlineData(new byte[] { 0x0A, 0x0A, 0xC0, 0xAF }, 3L, 2L)] // overlong
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 1L, 0L)] // a surrogate
    [InlineData(new byte[] { 0x80 }, 1L, 0L)]
    public async Task The_first_damaged_byte_is_found(byte[] bytes, long line, long position)
    {
        Assert.Equal((line, position), await Utf8Check.FindDamageAsync(new SlowStream(bytes, 1), CancellationToken.None));
        Assert.Equal(position, Utf8Check.FindDamage(bytes));
    }

    private sealed class SlowStream(byte[] bytes, int step) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(step, buffer.Length)], cancellationToken);
    }
}
