using System.Diagnostics;
using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Benchmarks.Comparing;
using Pim.Benchmarks.Load;
using Pim.Benchmarks.Processes;
using Pim.V1;

namespace Pim.Benchmarks.Lines;

/// <summary>
/// Reports over ten events for each product of the catalogue that most lines use (the goal is agreed for 10 million: --products 1000000), by a service
/// that was started anew: each once to warm up, then the median of the rounds. At last, how fast events are taken in while retention is asked for all the time.
/// </summary>
internal sealed class InsightsLine : ILine
{
    /// <inheritdoc/>
    public string Name => "insights";

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> MeasureAsync(Stage stage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var engine in stage.Engines)
        {
            var isEmbedded = engine == Stage.Embedded;
            var events = isEmbedded ? 10 * stage.Products : stage.Products;
            await using var place = Stage.NewPlace(engine);
            await using (var loader = await Servers.StartServiceAsync(place, cancellationToken))
            {
                var load = new EventLoad(loader, events);
                await load.SendAsync(cancellationToken);
                await load.FoldAsync(cancellationToken);
            }
            await using var server = await Servers.StartServiceAsync(place, cancellationToken);
            var client = new InsightService.InsightServiceClient(server.Channel);
            foreach (var (report, ask) in Reports(client))
            {
                var line = report == "retention" ? FormattableString.Invariant($"reports over {events:N0} events ({engine})") : "";
                var goal = isEmbedded && report == "retention" ? new Goal(3, AtLeast: false) : null;
                var taken = await MedianAsync(stage.Rounds, ask, cancellationToken);
                yield return Row.Of(line, $"s, {report}", taken, goal);
                yield return Row.Of("", "peak MB until then", server.PeakMegabytes);
            }
            var (rate, asked) = await TakeInWhileAskedAsync(server, client, Math.Max(100_000, events / 20), cancellationToken);
            yield return Row.Of("", "events/s taken in while retention is asked for", rate);
            yield return Row.Of("", "retention reports in that time", asked);
        }
    }

    private static IEnumerable<(string Name, Func<CancellationToken, Task> Ask)> Reports(InsightService.InsightServiceClient client)
    {
        var now = TimeProvider.System.GetUtcNow();
        var year = Scope(now.AddDays(-365), now);
        yield return ("retention", async token => await client.GetRetentionAsync(new() { Scope = year, Horizon = Days(365) }, cancellationToken: token));
        yield return ("cohorts", async token => await client.GetCohortsAsync(new() { Scope = Scope(now.AddDays(-730), now) }, cancellationToken: token));
        yield return ("stages and scores", async token =>
            await client.GetSegmentationAsync(new() { Scope = year, CurrencyCode = "EUR" }, cancellationToken: token));
        yield return ("lifetime value", async token =>
            await client.GetLifetimeValueAsync(new() { Scope = Scope(now.AddDays(-730), now), CurrencyCode = "EUR" }, cancellationToken: token));
        yield return ("content impact", async token => await client.GetContentImpactAsync(
            new() { Scope = Scope(now.AddDays(-730), now), Content = new() { Part = ContentPart.Manual } }, cancellationToken: token));
        yield return ("products ranked", async token =>
            await client.RankProductsAsync(new() { Scope = Scope(now.AddDays(-730), now) }, cancellationToken: token));
        yield return ("content gaps", async token => await client.ListContentGapsAsync(new() { Scope = year }, cancellationToken: token));
    }

    private static async Task<double> MedianAsync(int rounds, Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        await ask(cancellationToken);
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask(cancellationToken);
            times.Add(watch.Elapsed.TotalSeconds);
        }
        times.Sort();
        return times[times.Count / 2];
    }

    private static async Task<(double Rate, int Reports)> TakeInWhileAskedAsync(
        ServerProcess server, InsightService.InsightServiceClient client, int events, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var asking = Task.Run(async () =>
        {
            var now = TimeProvider.System.GetUtcNow();
            for (var reports = 0; ; reports++)
            {
                try
                {
                    await client.GetRetentionAsync(new() { Scope = Scope(now.AddDays(-365), now) }, cancellationToken: done.Token);
                }
                catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled)
                {
                    return reports;
                }
            }
        }, cancellationToken);
        var taken = await new EventLoad(server, events).SendAsync(cancellationToken);
        await done.CancelAsync();
        return (events / taken.TotalSeconds, await asking);
    }

    private static InsightScope Scope(DateTimeOffset from, DateTimeOffset to) =>
        new() { From = Timestamp.FromDateTimeOffset(from), To = Timestamp.FromDateTimeOffset(to) };

    private static Duration Days(int days) => Duration.FromTimeSpan(TimeSpan.FromDays(days));
}
