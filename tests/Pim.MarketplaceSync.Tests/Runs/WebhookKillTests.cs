using System.Globalization;
using Pim.MarketplaceSync.Tests.Processes;
using Pim.MarketplaceSync.Tests.Webhooks;
using Xunit.Abstractions;

namespace Pim.MarketplaceSync.Tests.Runs;

/// <summary>The sync is killed again and again while it sends; then the shop has what one has that was told everything from the start.</summary>
public sealed class WebhookKillTests(ITestOutputHelper output)
{
    private const string KillsVariable = "PIM_SYNC_KILLS";
    private const string SecretVariable = "PIM_SYNC_TEST_SECRET";

    [Fact]
    public async Task Killed_at_any_point_the_shop_has_what_it_should()
    {
        Environment.SetEnvironmentVariable(SecretVariable, "pssst");
        var kills = int.TryParse(Environment.GetEnvironmentVariable(KillsVariable), CultureInfo.InvariantCulture, out var given) ? given : 3;
        var seed = Random.Shared.Next();
        output.WriteLine($"{kills} kills, seed {seed}");
        var random = new Random(seed);
        await using var service = await RunningService.StartAsync(hasDemo: true);
        await using var receiver = await HttpReceiver.StartAsync();
        var editor = new Editor(service.Connection, random);
        await editor.BeginAsync();
        var mapping = service.Write("shop.json", MappingTo($"{receiver.Address}/shop"));

        receiver.Busy = 9;
        for (var kill = 0; kill < kills; kill++)
        {
            await using var sync = service.StartSync("run", "--mapping", mapping);
            for (var line = random.Next(6); line > 0; line--)
            {
                var told = sync.ReadLineAsync();
                while (!told.IsCompleted) await editor.EditAsync();
                if (await told is null) Assert.Fail($"It ended by itself: {await sync.ErrorsAsync()}");
            }
            for (var edit = random.Next(4); edit > 0; edit--) await editor.EditAsync();
            await sync.KillAsync();
        }

        receiver.Busy = 0;
        // What the last edits have to do with other products, the service may still be working out: then both see more a moment later.
        List<string> different = ["not compared"];
        for (var look = 0; look < 10 && different.Count > 0; look++)
        {
            await service.SyncAsync("run", "--mapping", mapping, "--once");
            await service.SyncAsync("run", "--mapping", service.Write($"fresh{look}.json", MappingTo($"{receiver.Address}/fresh{look}")), "--once");
            var (shop, fresh) = (receiver.ItemsOf("shop"), receiver.ItemsOf($"fresh{look}"));
            different = [.. shop.Keys.Union(fresh.Keys).Where(id => shop.GetValueOrDefault(id) != fresh.GetValueOrDefault(id))
                .Select(id => $"{shop.GetValueOrDefault(id)} should be {fresh.GetValueOrDefault(id)}")];
            output.WriteLine($"look {look}: {fresh.Count} items, {different.Count} differ");
            Assert.InRange(fresh.Count, 50, 202);
        }
        Assert.Empty(different);
    }

    private static string MappingTo(string url) =>
        Mappings.Shipped("demo-webhook.json").Replace("http://127.0.0.1:8099/products", url, StringComparison.Ordinal)
        .Replace("SHOP_SECRET\"", $"{SecretVariable}\"", StringComparison.Ordinal)
            .Replace("\"batchSize\": 100, \"requestsPerSecond\": 5", "\"batchSize\": 7, \"requestsPerSecond\": 200", StringComparison.Ordinal);
}
