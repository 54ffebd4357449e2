using System.Globalization;
using System.Xml.Linq;
using Pim.MarketplaceSync.Tests.Processes;
using Xunit.Abstractions;

namespace Pim.MarketplaceSync.Tests.Runs;

/// <summary>The sync is killed again and again while editors work; then its feeds are those of one that begins from scratch.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const string KillsVariable = "PIM_SYNC_KILLS";

    [Fact]
    public async Task Killed_at_any_point_its_feed_is_that_of_one_made_from_scratch()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out var given) ? given : 6;
        var seed = Random.Shared.Next();
        output.WriteLine($"{kills} kills, seed {seed}");
        var random = new Random(seed);
        await using var service = await RunningService.StartAsync(hasDemo: true);
        var editor = new Editor(service.Connection, random);
        await editor.BeginAsync();
        var mapping = service.Write("mapping.json", Mappings.Demo("google-rss"));
        string[] run = ["run", "--mapping", mapping, "--out", service.PathOf("feed.xml"), "--report", service.PathOf("report.ndjson")];

        for (var kill = 0; kill < kills; kill++)
        {
            await using var sync = service.StartSync(run);
            await KillAsync(sync, editor, lines: random.Next(7), edits: random.Next(4));
            // Whatever it was about: what stands in the place of a feed is a whole one.
            foreach (var file in Directory.EnumerateFiles(service.PathOf("."), "feed-*.xml")) XDocument.Load(file);
        }

        // What the last edits have to do with other products, the service may still be working out: then both see more a moment later.
        List<string> different = ["not compared"];
        for (var look = 0; look < 10 && different.Count > 0; look++)
        {
            await service.SyncAsync([.. run, "--once"]);
            await service.SyncAsync(
                "run", "--mapping", mapping, "--out", service.PathOf($"fresh{look}.xml"), "--once", "--report", service.PathOf($"fresh{look}.ndjson"));
            (string Kept, string Fresh)[] pairs = [("feed-en.xml", $"fresh{look}-en.xml"), ("feed-de.xml", $"fresh{look}-de.xml"),
                ("report.ndjson", $"fresh{look}.ndjson")];
            different = [.. pairs.Where(p => !File.ReadAllBytes(service.PathOf(p.Kept)).AsSpan().SequenceEqual(File.ReadAllBytes(service.PathOf(p.Fresh))))
                .Select(p => p.Kept)];
            output.WriteLine($"look {look}: {different.Count} files differ");
        }
        Assert.Empty(different);
        Assert.InRange(XDocument.Load(service.PathOf("feed-en.xml")).Descendants("item").Count(), 50, 202);
        Assert.Empty(Directory.EnumerateFiles(service.PathOf("."), "*.tmp"));
    }

    /// <summary>Edits until the sync has told so much, a little more, and kills it.</summary>
    private static async Task KillAsync(ProgramProcess sync, Editor editor, int lines, int edits)
    {
        for (var line = 0; line < lines; line++)
        {
            var told = sync.ReadLineAsync();
            while (!told.IsCompleted) await editor.EditAsync();
            if (await told is null) Assert.Fail($"It ended by itself: {await sync.ErrorsAsync()}");
        }
        for (var edit = 0; edit < edits; edit++) await editor.EditAsync();
        await sync.KillAsync();
    }
}
