using System.Diagnostics;
using Google.Protobuf.WellKnownTypes;
using Pim.Benchmarks.Processes;
using Pim.V1;

namespace Pim.Benchmarks.Load;

/// <summary>
/// Sends events as shops do: in batches, by several senders at once. Ten events of each customer on average, eight of ten of them views, one in ten a
/// purchase; the times run through two years, so that every customer comes back again and again, which costs most to fold.
/// </summary>
internal sealed class EventLoad(ServerProcess server, int events)
{
    private const int Senders = 4;
    private const int Batch = 1_000;
    private const int Products = 20_000;
    private static readonly ContentPart[] Parts = [ContentPart.Description, ContentPart.Gallery, ContentPart.Video, ContentPart.Manual, ContentPart.Faq];

    private readonly EventService.EventServiceClient _client = new(server.Channel);
    private readonly DateTime _end = TimeProvider.System.GetUtcNow().UtcDateTime;
    private int _next = -1;

    /// <summary>Sends all of them; answers the time until the last was acknowledged.</summary>
    public async Task<TimeSpan> SendAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Task.Run(() => SendSomeAsync(cancellationToken), cancellationToken)));
        return watch.Elapsed;
    }

    /// <summary>Waits until all that was sent is folded; answers the time that took. What is kept of somebody is answered only then.</summary>
    public async Task<TimeSpan> FoldAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var call = _client.ReadCustomerEvents(new() { CustomerId = "nobody" }, cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken))
        {
        }
        return watch.Elapsed;
    }

    private async Task SendSomeAsync(CancellationToken cancellationToken)
    {
        while (Interlocked.Increment(ref _next) is var batch && batch < events / Batch)
        {
            var request = new WriteEventsRequest();
            var random = new Random(batch);
            for (var i = 0; i < Batch; i++) request.Events.Add(Make(batch * Batch + i, random));
            await _client.WriteEventsAsync(request, cancellationToken: cancellationToken);
        }
    }

    private Event Make(int number, Random random)
    {
        var happened = new Event
        {
            Id = FormattableString.Invariant($"e-{number:x8}-{number * 2_654_435_761L:x16}"),
            Time = Timestamp.FromDateTime(_end.AddSeconds(-63_072_000.0 * (events - number) / events)),
            CustomerId = FormattableString.Invariant($"c{random.Next(events / 10):x8}"),
            Channel = random.Next(3) == 0 ? "app" : "web",
            Locale = random.Next(2) == 0 ? "de-DE" : "en-US",
        };
        var product = FormattableString.Invariant($"SKU-{random.Next(Products):000000}");
        switch (random.Next(10))
        {
            case 0:
                var amount = new Money { CurrencyCode = "EUR", AmountMicros = 1_000_000L * random.Next(5, 300) };
                happened.Purchase = new Purchase
                {
                    OrderId = FormattableString.Invariant($"o{number:x8}"), Lines = { new OrderLine { Product = product, Quantity = 1, Amount = amount } },
                };
                break;
            case 1:
                happened.Cart = new CartChange { Product = product, Quantity = 1 };
                break;
            default:
                happened.ContentView = new ContentView { Product = product, Parts = { Parts[random.Next(Parts.Length)] }, Sequence = random.Next(1_000_000) };
                break;
        }
        return happened;
    }
}
