using System.Text;
using Pim.Cli.Comparing;
using Pim.V1;

namespace Pim.Cli.Tests.Comparing;

public sealed class PairingTests
{
    private static readonly string[] Keys = ["", "A", "AA", "B", "a", "ÿ", "\uFF21", "👟", "👟x", "\U0010FFFF"];

    [Fact]
    public void The_order_is_that_of_the_bytes()
    {
        foreach (var one in Keys)
        {
            foreach (var other in Keys)
            {
                var bytes = Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other));
                Assert.Equal(Math.Sign(bytes), Math.Sign(Utf8Order.Instance.Compare(one, other)));
            }
        }
    }

    [Fact]
    public async Task Each_key_comes_once_with_what_either_side_has()
    {
        Assert.Equal(["A|", "|B", "C|C", "D|", "E|E", "|F", "|G"], await PairAsync(["A", "C", "D", "E"], ["B", "C", "E", "F", "G"]));
        Assert.Equal(["A|", "B|"], await PairAsync(["A", "B"], []));
        Assert.Empty(await PairAsync([], []));
    }

    [Fact]
    public async Task A_listing_out_of_order_is_not_taken()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => PairAsync(["A", "C", "B"], ["A"]));
        await Assert.ThrowsAsync<InvalidDataException>(() => PairAsync(["A"], ["A", "A"]));
    }

    private static async Task<List<string>> PairAsync(string[] first, string[] second)
    {
        var pairs = new List<string>();
        await foreach (var (one, other) in Pairing.PairAsync(Items(first), Items(second), default)) pairs.Add($"{one?.Key}|{other?.Key}");
        return pairs;
    }

    private static IAsyncEnumerable<Item> Items(string[] keys) => keys.Select(key => new Item(key, new Product())).ToAsyncEnumerable();
}
