using System.Globalization;
using Grpc.Core;
using Grpc.Net.Client;
using Pim.V1;
using PimService.Tests.Hosting;
using Xunit.Abstractions;

namespace PimService.Tests.Convergence;

/// <summary>
/// Whatever happens to a shop and to those who follow it, in the end everyone has what the channel shows, and the channel shows what it should: edits,
/// publications, withdrawals, deletions, schedules and changes of the schema by chance, while watchers and the server itself are killed at any moment.
/// PIM_TEST_OPERATIONS asks for more than the gate's few, PIM_TEST_SEED for a run seen before.
/// </summary>
public sealed class ConvergenceTests(ITestOutputHelper output)
{
    private const int WatchersOfChannel = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task On_the_embedded_store_every_watcher_ends_with_what_the_channel_shows()
    {
        var folder = Directory.CreateTempSubdirectory("pim-convergence-");
        try
        {
            await RunAsync(new MortalServer([$"Storage:DataFolder={folder.FullName}"]));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [MongoFact]
    public async Task On_MongoDB_every_watcher_ends_with_what_the_channel_shows()
    {
        await using var database = new MongoDatabase();
        // Told to end instead of killed: not every engine that stands in for MongoDB ends the transaction of a client that died, which would hold up all
        // others.
        await RunAsync(new MortalServer(database.Arguments) { IsKilled = false });
    }

    private async Task RunAsync(MortalServer mortal)
    {
        var (operations, seed) = (Setting("PIM_TEST_OPERATIONS", 400), Setting("PIM_TEST_SEED", Random.Shared.Next()));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {operations} operations"));
        var random = new Random(seed);
        var model = new ShopModel();
        var driver = new ShopDriver(random, model);
        await using var server = mortal;
        await server.StartAsync();
        await ImportSchemaAsync(server.Connection);
        var watchers = ShopModel.Channels.SelectMany(channel => Enumerable.Range(0, WatchersOfChannel).Select(_ => new Watcher(channel, "en"))).ToList();
        using var end = new CancellationTokenSource();
        var following = watchers.Select((watcher, i) => FollowAsync(watcher, server, new Random(seed + i + 1), end.Token)).ToList();

        for (var i = 0; i < operations; i++)
        {
            var operation = driver.Next();
            if (random.Next(150) == 0) server.KillSoon();
            await server.UntilAnsweredAsync(operation.Call);
            operation.Apply();
        }
        await server.UntilAnsweredAsync(_ => Task.CompletedTask);

        Assert.All(following, task => Assert.False(task.IsFaulted, task.Exception?.ToString()));
        using var patience = new CancellationTokenSource(Patience);
        foreach (var watcher in watchers)
            Assert.Equal("", Differences(model.Seen(watcher.Channel), await watcher.UntilAsync(model.Seen(watcher.Channel), patience.Token)));
        foreach (var channel in ShopModel.Channels) Assert.Equal("", Differences(model.Seen(channel), await ExportAsync(server.Connection, channel)));
        Assert.All(watchers, watcher => Assert.Empty(watcher.Faults));
        output.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"server killed {server.Deaths} times, watchers connected {watchers.Sum(w => w.Connections)} times"));
        await end.CancelAsync();
        await Task.WhenAll(following);
    }

    // Leaves after some messages' time, comes again, and now and then has forgotten its last steps.
    private static async Task FollowAsync(Watcher watcher, MortalServer server, Random random, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            using var life = CancellationTokenSource.CreateLinkedTokenSource(end);
            life.CancelAfter(random.Next(20, 2_000));
            var connection = await server.AliveAsync(default);
            try
            {
                await watcher.FollowAsync(connection, life.Token);
            }
            catch (RpcException) when (server.Connection != connection)
            {
                // The server was killed, and somebody else on this machine answers at its port.
            }
            if (random.Next(3) == 0) watcher.FallBack();
        }
    }

    private static async Task<Dictionary<string, string>> ExportAsync(GrpcChannel connection, string channel)
    {
        using var export = new ContentService.ContentServiceClient(connection).ExportContent(new ExportContentRequest { Channel = channel });
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await export.ResponseStream.MoveNext(default))
        {
            foreach (var change in export.ResponseStream.Current.Changes)
            {
                if (change.Withdrawn) seen.Remove(change.Product["products/".Length..]);
                else seen[change.Product["products/".Length..]] = Watcher.Show(change.Contents.Single());
            }
        }
        return seen;
    }

    internal static async Task ImportSchemaAsync(GrpcChannel connection)
    {
        using var call = new TransferService.TransferServiceClient(connection).ImportCatalog();
        await call.RequestStream.WriteAsync(new ImportCatalogRequest { Rows = { ShopDriver.Schema() } });
        await call.RequestStream.CompleteAsync();
        while (await call.ResponseStream.MoveNext(default)) Assert.All(call.ResponseStream.Current.Results, r => Assert.Null(r.Error));
    }

    private static string Differences(Dictionary<string, string> expected, Dictionary<string, string> actual) =>
        string.Join('\n', expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal)
        .Where(sku => expected.GetValueOrDefault(sku) != actual.GetValueOrDefault(sku))
        .Select(sku => $"{sku} should be {expected.GetValueOrDefault(sku, "withdrawn")} and is {actual.GetValueOrDefault(sku, "withdrawn")}"));

    private static int Setting(string name, int fallback) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : fallback;
}

/// <summary>A service in a process of its own, which is killed now and then and started again on the same data.</summary>
internal sealed class MortalServer(string[] storage) : IAsyncDisposable
{
    private ServiceProcess? _process;
    private GrpcChannel? _connection;
    private Task _killing = Task.CompletedTask;
    private TaskCompletionSource<GrpcChannel> _alive = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>A connection to where it listens now.</summary>
    public GrpcChannel Connection => Volatile.Read(ref _connection)!;

    /// <summary>Whether it is killed, as by a loss of power; otherwise it is told to end.</summary>
    public bool IsKilled { get; init; } = true;

    /// <summary>How often it was killed.</summary>
    public int Deaths { get; private set; }

    public async Task StartAsync()
    {
        _process = ServiceProcess.Start(["--urls", "http://127.0.0.1:0", .. storage]);
        var line = await _process.ReadLineAsync("listens on  ");
        var address = line.Split("listens on  ")[1].Split(' ')[0];
        Interlocked.Exchange(ref _connection, GrpcChannel.ForAddress(address))?.Dispose();
        _process.Drain();
        _alive.SetResult(_connection!);
    }

    /// <summary>A connection to it, as soon as it lives.</summary>
    public Task<GrpcChannel> AliveAsync(CancellationToken cancellationToken) => Volatile.Read(ref _alive).Task.WaitAsync(cancellationToken);

    /// <summary>Kills it while whatever comes next is going on.</summary>
    public void KillSoon() => _killing = Task.Run(async () =>
    {
        Deaths++;
        Volatile.Write(ref _alive, new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (IsKilled) _process!.Kill();
        else await _process!.TerminateAsync();
        await _process.WaitAsync();
    });

    /// <summary>Makes a call until a living server has answered it.</summary>
    public async Task UntilAnsweredAsync(Func<GrpcChannel, Task> call)
    {
        while (true)
        {
            try
            {
                await call(Connection);
                if (_killing.IsCompleted && !_process!.HasEnded) return;
            }
            catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled)
            {
                await _killing;
                if (!_process!.HasEnded) throw;
            }
            await _killing;
            if (_process!.HasEnded) await RestartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _connection?.Dispose();
        if (_process is null) return;
        if (!_process.HasEnded) await _process.TerminateAsync();
        await _process.WaitAsync();
        await _process.DisposeAsync();
    }

    private async Task RestartAsync()
    {
        await _process!.DisposeAsync();
        _killing = Task.CompletedTask;
        await StartAsync();
    }
}
