using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pim.Cli.Commands;
using Pim.V1;

namespace Pim.Cli.Tests.Commands;

public sealed class WatchCommandTests : CommandTests
{
    private readonly ImpatientTime _time = new();
    private CancellationTokenSource _stop = new();

    [Fact]
    public async Task Changes_are_printed_as_they_come_and_a_lost_connection_goes_on_behind_the_last()
    {
        Server.Contents.Watch = async (call, responses, context) =>
        {
            if (call == 3) await StopAsync(context);
            await responses.WriteAsync(call == 1 ? Response("t1", Change("A-1", 7, "Mug\nblue")) : Response("t2", Withdrawn("a%2F1", 8)));
            throw Gone();
        };

        Assert.Equal(ExitCodes.Stopped, await RunAsync());

        Assert.Equal("2027-01-15 08:00:00Z  7  A-1  Mug blue\n2027-01-15 08:00:00Z  8  a/1  withdrawn\n", Terminal.Output);
        Assert.Equal(["", "t1", "t2"], Server.Contents.Watches.Select(w => w.ResumeToken));
        Assert.Equal([1, 1], _time.Rests.Select(r => r.TotalSeconds));
        Assert.Equal(
            """
            Up to date at sequence 7; what changes from now on follows.
            Error: Gone. (UNAVAILABLE)
            Trying again in 1 s.
            The service is back; the watch goes on.
            Error: Gone. (UNAVAILABLE)
            Trying again in 1 s.
            Stopped.

            """, Terminal.Error);
    }

    [Fact]
    public async Task A_pulled_cable_is_a_lost_connection()
    {
        Server.Contents.Watch = async (call, responses, context) =>
        {
            if (call == 2) await StopAsync(context);
            await responses.WriteAsync(Response("t1"));
            await TestTransfer.Disconnect(context);
        };

        Assert.Equal(ExitCodes.Stopped, await RunAsync());

        Assert.Equal(2, Server.Contents.Watches.Count);
    }

    [Fact]
    public async Task It_rests_longer_and_longer_while_the_service_is_away()
    {
        Server.Contents.Watch = (call, _, context) => call == 8 ? StopAsync(context) : throw Gone();

        Assert.Equal(ExitCodes.Stopped, await RunAsync());

        Assert.Equal([1, 2, 4, 8, 16, 30, 30], _time.Rests.Select(r => r.TotalSeconds));
    }

    [Fact]
    public async Task A_token_file_holds_what_was_printed_and_the_next_watch_goes_on_there()
    {
        var (file, held) = (Folder.PathOf("web.token"), new List<string>());
        Server.Contents.Watch = async (call, responses, context) =>
        {
            if (File.Exists(file)) held.Add(await File.ReadAllTextAsync(file));
            if (call > 2) await StopAsync(context);
            await responses.WriteAsync(Response($"t{call}", Change("A-1", call, "Mug")));
            throw Gone();
        };

        await RunAsync("--token-file", file);
        await RunAsync("--token-file", file, "--from-now");

        Assert.Equal(["t1\n", "t2\n", "t2\n"], held);
        Assert.Equal(["", "t1", "t2", "t2"], Server.Contents.Watches.Select(w => w.ResumeToken));
        Assert.Equal(["web.token"], Directory.EnumerateFiles(Folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_token_that_leads_nowhere_ends_with_1_and_says_what_helps()
    {
        var file = Folder.Write("web.token", "old\n");
        Server.Contents.Watch = (_, _, _) => throw new RpcException(new Status(StatusCode.OutOfRange, "Begin again."));

        Assert.Equal(ExitCodes.Refused, await RunAsync("--token-file", file));

        Assert.Equal("Error: Begin again. (OUT_OF_RANGE)\nWith --resync, the watch begins again.\n", Terminal.Error);
        Assert.Equal("old\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_resync_begins_again_and_tells_who_reads_on()
    {
        var file = Folder.Write("web.token", "old\n");
        Server.Contents.Watch = async (call, responses, context) =>
        {
            if (call == 1) throw new RpcException(new Status(StatusCode.OutOfRange, "Begin again."));
            if (call == 3) await StopAsync(context);
            await responses.WriteAsync(Response("new", Change("A-1", 9, "Mug")));
            throw Gone();
        };

        Assert.Equal(ExitCodes.Stopped, await RunAsync("--token-file", file, "--resync", "--json", "--from-now"));

        Assert.Equal(["old", "", "new"], Server.Contents.Watches.Select(w => w.ResumeToken));
        Assert.Equal([true, false, false], Server.Contents.Watches.Select(w => w.FromNow));
        Assert.Equal(
            """
            {"resync":true}
            {"product":"products/A-1","sequence":"9","time":"2027-01-15T08:00:00Z","contents":[{"title":"Mug"}]}

            """, Terminal.Output);
        Assert.Equal("new\n", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task What_is_wanted_is_told_to_the_service_and_its_refusal_is_final()
    {
        Server.Contents.Watch = (_, _, _) => throw new RpcException(new Status(StatusCode.NotFound, "channels/web does not exist."));

        Assert.Equal(ExitCodes.Refused,
            await RunAsync("--locale", "de-DE", "--locale", "en-US", "--filter", "family = \"mugs\"", "--without-content", "--from-now"));

        var request = Assert.Single(Server.Contents.Watches);
        Assert.Equal(("web", "family = \"mugs\"", true, true), (request.Channel, request.Filter, request.WithoutContent, request.FromNow));
        Assert.Equal(["de-DE", "en-US"], request.Locales);
        Assert.Empty(_time.Rests);
    }

    private async Task<int> RunAsync(params string[] options)
    {
        Terminal.Time = _time;
        using var stop = _stop = new CancellationTokenSource();
        return await Terminal.RunAsync(["watch", "--channel", "web", .. options], stop.Token);
    }

    private Task StopAsync(ServerCallContext context)
    {
        _stop.Cancel();
        return Task.Delay(Timeout.Infinite, context.CancellationToken);
    }

    private static RpcException Gone() => new(new Status(StatusCode.Unavailable, "Gone."));

    private static WatchChangesResponse Response(string token, params ContentChange[] changes) =>
        new() { Changes = { changes }, ResumeToken = token, CaughtUp = true, Sequence = changes.Select(c => c.Sequence).LastOrDefault() };

    private static ContentChange Change(string product, long sequence, string title) =>
        new() { Product = $"products/{product}", Sequence = sequence, Time = new Timestamp { Seconds = 1_800_000_000 },
            Contents = { new Content { Title = title } } };

    private static ContentChange Withdrawn(string product, long sequence) =>
        new() { Product = $"products/{product}", Sequence = sequence, Time = new Timestamp { Seconds = 1_800_000_000 }, Withdrawn = true };
}
