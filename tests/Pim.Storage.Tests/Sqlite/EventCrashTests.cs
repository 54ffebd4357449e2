using System.Diagnostics;
using System.Globalization;
using Pim.Application.Events;
using Pim.Domain.Events;
using Pim.Storage.Sqlite;
using Pim.Storage.Sqlite.Engine;
using Pim.Storage.Tests.Contracts;

namespace Pim.Storage.Tests.Sqlite;

/// <summary>A process that takes events in, folds them, and tells what was acknowledged, is killed in the middle of it; then each event is counted.</summary>
public sealed class EventCrashTests : IDisposable
{
    private const int Senders = 3;
    private const int EventsOfBatch = 20;
    private const int Customers = 50;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_event_acknowledged_before_a_kill_counts_once()
    {
        var acknowledged = new List<string>();
        for (var kill = 1; kill <= 4; kill++) acknowledged.AddRange(await SendAndKillAsync(acknowledgements: kill * 60));

        var counted = new Dictionary<ulong, int>();
        await using (var catalog = SqliteCatalog.Open(new() { Folder = _folder.Path }))
        {
            // Some were folded, some wait; sent again, all of them count once all the same.
            var folding = new EventFolding(catalog.Events, EventPolicy.Default, TimeProvider.System);
            foreach (var batch in acknowledged.Take(50)) await catalog.Events.AppendAsync(new BlockWriter().WriteBatch(Make(batch)), EventsOfBatch, default);
            await folding.CatchUpAsync(default);
            await foreach (var history in catalog.Events.ReadHistoriesAsync(default))
            {
                foreach (var happened in BlockReader.ReadAll(history.Block.Span)) counted[happened.Digest] = counted.GetValueOrDefault(happened.Digest) + 1;
            }
        }

        Assert.All(acknowledged.SelectMany(Make), happened => Assert.Equal(1, counted.GetValueOrDefault(happened.Digest)));
        Assert.All(counted.Values, count => Assert.Equal(1, count));
        Assert.Equal(0, counted.Count % EventsOfBatch);
        Assert.All(["events.db", "events-waiting.db"], AssertWhole);
    }

    /// <summary>What the process to kill does.</summary>
    public static async Task<int> SendUntilKilledAsync(string folder)
    {
        await using var catalog = SqliteCatalog.Open(new() { Folder = folder });
        using var folding = new EventFolding(catalog.Events, EventPolicy.Default, TimeProvider.System);
        var start = Guid.NewGuid();
        var sending = Enumerable.Range(0, Senders).Select(sender => Task.Run(async () =>
        {
            for (var i = 0; ; i++)
            {
                var batch = string.Create(CultureInfo.InvariantCulture, $"{start:N}-{sender}-{i}");
                await catalog.Events.AppendAsync(new BlockWriter().WriteBatch(Make(batch)), EventsOfBatch, default);
                Console.WriteLine(batch);
            }
        }));
        var folds = Task.Run(async () =>
        {
            while (true) await folding.CatchUpAsync(default);
        });
        await Task.WhenAny(sending.Append(folds));
        return 1;
    }

    private async Task<List<string>> SendAndKillAsync(int acknowledgements)
    {
        var dotnet = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet";
        var start = new ProcessStartInfo(
            dotnet, ["exec", typeof(EventCrashTests).Assembly.Location, "send-until-killed", _folder.Path]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var batches = new List<string>();
        try
        {
            while (batches.Count < acknowledgements)
                batches.Add(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("It ended by itself."));
        }
        finally
        {
            process.Kill();
        }
        // The last line may be cut off by the kill.
        batches.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n')[..^1]);
        await process.WaitForExitAsync();
        return batches;
    }

    private static List<Event> Make(string batch) => [.. Enumerable.Range(0, EventsOfBatch).Select(i => new Event(
        Samples.Time.AddSeconds(i), Person.Customer($"c{(Event.DigestOf(batch) + (ulong)i) % Customers}"), new ContentView("TENT", ContentParts.Faq, [], 1)) { Digest = Event.DigestOf($"{batch}-{i}") })];

    private void AssertWhole(string file)
    {
        using var session = Session.OpenReader(Path.Combine(_folder.Path, file));
        using var check = session.Use("PRAGMA integrity_check");
        Assert.True(check.Step());
        Assert.Equal("ok", check.Text(0));
    }
}
