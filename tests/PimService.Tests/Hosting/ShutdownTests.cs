using System.Net.Sockets;
using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.Extensions.DependencyInjection;
using PimService.Health;

namespace PimService.Tests.Hosting;

public sealed class ShutdownTests : ServiceFixture
{
    private Probe.ProbeClient Client => new(Channel);

    [Fact]
    public async Task Running_call_finishes_while_no_new_connection_is_taken()
    {
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        Probe.Work = _ =>
        {
            entered.TrySetResult();
            return release.Task;
        };
        Probe.Answer = new ProbeMessage { Payload = Google.Protobuf.ByteString.CopyFromUtf8("done") };
        var call = Client.AskAsync(new ProbeMessage());
        await entered.Task;

        var stopping = App.StopAsync();
        while (await ConnectsAsync()) await Task.Yield();
        Assert.False(Services.GetRequiredService<HealthState>().Current.Serving);
        Assert.False(stopping.IsCompleted);
        release.SetResult();

        Assert.Equal("done", (await call).Payload.ToStringUtf8());
        await stopping;
    }

    [Fact]
    public async Task Open_reflection_stream_does_not_hold_up_the_shutdown()
    {
        using var call = new ServerReflection.ServerReflectionClient(Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));

        await App.StopAsync();

        Assert.DoesNotContain(Logs.Entries, entry => entry.Message.StartsWith("Some connections failed to close gracefully", StringComparison.Ordinal));
        // Had it been waited for, it would have been cancelled in the end.
        await Logs.WaitForAsync(entry => entry.Message.StartsWith("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo OK", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Open_watch_is_told_to_go_elsewhere_and_does_not_hold_up_the_shutdown()
    {
        using (var import = new Pim.V1.TransferService.TransferServiceClient(Channel).ImportCatalog())
        {
            await import.RequestStream.WriteAsync(new() { Rows = { new Pim.V1.CatalogRow { Category = new() { Code = "root" } } } });
            await import.RequestStream.WriteAsync(new() { Rows = { new Pim.V1.CatalogRow { Channel = new() { Code = "web", CategoryTree = "root", Locales = { new Pim.V1.ChannelLocale { Locale = "en" } } } } } });
            await import.RequestStream.CompleteAsync();
            while (await import.ResponseStream.MoveNext(CancellationToken.None))
                Assert.All(import.ResponseStream.Current.Results, result => Assert.Null(result.Error));
        }
        using var watch = new Pim.V1.ContentService.ContentServiceClient(Channel).WatchChanges(new() { Channel = "web" });
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));

        await App.StopAsync();

        var refusal = await Refusal.OfAsync(() => watch.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal((StatusCode.Unavailable, "STOPPING"), (refusal.Code, refusal.Reason));
        Assert.DoesNotContain(Logs.Entries, entry => entry.Message.StartsWith("Some connections failed to close gracefully", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Store_is_open_until_the_last_call_has_ended()
    {
        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        Probe.Work = async context =>
        {
            entered.TrySetResult();
            await release.Task;
            await Services.GetRequiredService<Pim.Application.IStoreHealth>().CheckAsync(context.CancellationToken);
        };
        var call = Client.AskAsync(new ProbeMessage());
        await entered.Task;

        var stopping = App.StopAsync();
        await Task.Run(() => App.Lifetime.ApplicationStopping.WaitHandle.WaitOne());
        release.SetResult();

        await call;
        await stopping;
    }

    private async Task<bool> ConnectsAsync()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(Address.Host, Address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
