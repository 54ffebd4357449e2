using Pim.Application.Events;
using Pim.Domain;
using Pim.Domain.Events;

namespace Pim.Application.Tests.Events;

public sealed class BlockTests
{
    [Fact]
    public void Random_events_come_back_as_they_were()
    {
        var random = new Random(3);
        for (var round = 0; round < 50; round++)
        {
            var events = Enumerable.Range(0, random.Next(60)).Select(_ => Make(random)).ToList();
            Assert.Equal(events, BlockReader.ReadAll(new BlockWriter().WriteBatch(events)));
        }
    }

    [Fact]
    public void A_history_is_small()
    {
        var random = new Random(5);
        var views = Enumerable.Range(0, 100).Select(i => new Event(DateTimeOffset.UnixEpoch.AddHours(i), default,
            new ContentView($"SKU-{random.Next(20):00000}", ContentParts.Manual, [], i)) { Digest = (ulong)i }).ToList();

        Assert.InRange(new BlockWriter().WriteHistory(views, isBot: false).Length, 100, 100 * 20);
    }

    [Fact]
    public void Damaged_bytes_are_told_as_such_and_never_read_past_their_end()
    {
        var random = new Random(9);
        var block = new BlockWriter().WriteBatch([.. Enumerable.Range(0, 20).Select(_ => Make(random))]);
        for (var length = 0; length < block.Length; length++)
        {
            var error = Record.Exception(() => BlockReader.ReadAll(block.AsSpan(0, length)));
            Assert.Equal(ErrorKind.DataLoss, Assert.IsType<PimException>(error).Kind);
        }
    }

    private static Event Make(Random random)
    {
        var person = random.Next(2) == 0 ? Person.Customer($"c{random.Next(5)}") : Person.Visitor($"v{random.Next(5)}");
        return new Event(DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(-1_000_000_000_000, 4_000_000_000_000)), person, Detail(random))
        {
            Digest = (ulong)random.NextInt64(),
            Channel = random.Next(3) == 0 ? "" : "web",
            Locale = random.Next(3) == 0 ? "" : "de-DE",
            Touchpoint = random.Next(3) == 0 ? "" : "chat",
            IsBot = random.Next(5) == 0,
        };
    }

    private static EventDetail Detail(Random random) => random.Next(7) switch
    {
        0 => new ContentView("Größe 🏕", (ContentParts)(random.Next(128) << 1), ["a", "b"], random.NextInt64()),
        1 => new SearchMade("tent", random.NextInt64()),
        2 => new CartChange("A", random.Next(-1_000_000, 1_000_000)),
        3 => new Purchase("o", "EUR", [new("A", random.Next(), random.NextInt64()), new("B", 1, 0)]),
        4 => new Refund("o", "", []),
        5 => new CustomerMerge("v", true, "note"),
        _ => new ExperimentExposure("x", "y"),
    };
}
