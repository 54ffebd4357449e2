using System.Runtime.CompilerServices;
using Google.Protobuf;

namespace Pim.Cli.Comparing;

/// <summary>One thing of a service.</summary>
/// <param name="Key">What names it on both sides.</param>
/// <param name="Message">What the service answers of it.</param>
internal sealed record Item(string Key, IMessage Message);

/// <summary>Goes through two listings side by side.</summary>
internal static class Pairing
{
    /// <summary>All keys in their order, each with what either side answers. Both sides must be in the order of <see cref="Utf8Order"/>.</summary>
    public static async IAsyncEnumerable<(Item? First, Item? Second)> PairAsync(
        IAsyncEnumerable<Item> first, IAsyncEnumerable<Item> second, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var one = first.GetAsyncEnumerator(cancellationToken);
        await using var other = second.GetAsyncEnumerator(cancellationToken);
        var (left, right) = (await NextAsync(one, null), await NextAsync(other, null));
        while (left is not null || right is not null)
        {
            var order = left is null ? 1 : right is null ? -1 : Utf8Order.Instance.Compare(left.Key, right.Key);
            yield return (order <= 0 ? left : null, order >= 0 ? right : null);
            if (order <= 0) left = await NextAsync(one, left);
            if (order >= 0) right = await NextAsync(other, right);
        }
    }

    private static async Task<Item?> NextAsync(IAsyncEnumerator<Item> items, Item? before)
    {
        if (!await items.MoveNextAsync()) return null;
        if (before is not null && Utf8Order.Instance.Compare(before.Key, items.Current.Key) >= 0)
            throw new InvalidDataException($"A service lists '{items.Current.Key}' behind '{before.Key}': it must list by SKU, each once.");
        return items.Current;
    }
}
