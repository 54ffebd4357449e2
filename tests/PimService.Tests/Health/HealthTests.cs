using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Pim.Application;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace PimService.Tests.Health;

public sealed class HealthTests : ServiceFixture
{
    private readonly StoreSwitch _store = new();
    private readonly ManualTime _time = new();

    private Grpc.Health.V1.Health.HealthClient Client => new(Channel);

    protected override Dictionary<string, string?> Settings => new() { ["Storage:CheckInterval"] = "00:00:07" };

    [Theory]
    [InlineData("")]
    [InlineData("grpc.health.v1.Health")]
    [InlineData("pim.tests.Probe")]
    public async Task Serves_from_the_first_call_on(string service) =>
        Assert.Equal(ServingStatus.Serving, (await Client.CheckAsync(new HealthCheckRequest { Service = service })).Status);

    [Fact]
    public async Task Unknown_service_is_not_found()
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.CheckAsync(new HealthCheckRequest { Service = "no.such.Service" }));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task List_tells_the_whole_and_each_service()
    {
        var statuses = (await Client.ListAsync(new HealthListRequest())).Statuses;

        Assert.All(statuses.Values, answer => Assert.Equal(ServingStatus.Serving, answer.Status));
        Assert.Superset(
            new HashSet<string> { "", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "pim.tests.Probe" }, statuses.Keys.ToHashSet());
    }

    [Fact]
    public async Task Watcher_learns_that_the_store_goes_and_comes_back()
    {
        using var watch = Client.Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        _store.Answer = StoreSwitch.Gone;
        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        Assert.Equal(ServingStatus.NotServing, (await Client.CheckAsync(new HealthCheckRequest { Service = "grpc.health.v1.Health" })).Status);

        _store.Answer = StoreSwitch.Here;
        _time.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
    }

    [Fact]
    public async Task Store_that_hangs_does_not_answer()
    {
        using var watch = Client.Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        var looked = new TaskCompletionSource();
        _store.Answer = cancellationToken =>
        {
            looked.TrySetResult();
            return StoreSwitch.Hangs(cancellationToken);
        };
        _time.Advance(TimeSpan.FromSeconds(7));
        await looked.Task;
        _time.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        await Logs.WaitForAsync(entry => entry.Message == "The store does not answer: not serving. It said nothing in time.");
    }

    [Fact]
    public async Task Watcher_of_an_unknown_service_is_told_so_and_kept()
    {
        using var watch = Client.Watch(new HealthCheckRequest { Service = "no.such.Service" });

        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
    }

    [Fact]
    public async Task Watcher_learns_that_the_service_stops_and_does_not_hold_it_up()
    {
        using var watch = Client.Watch(new HealthCheckRequest());
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));

        var stopping = App.StopAsync();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        Assert.False(await watch.ResponseStream.MoveNext(CancellationToken.None));
        await stopping;
    }

    protected override void Adjust(WebApplicationBuilder builder)
    {
        base.Adjust(builder);
        builder.Services.AddSingleton<TimeProvider>(_time).AddSingleton<IStoreHealth>(_store);
    }

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return watch.ResponseStream.Current.Status;
    }
}
