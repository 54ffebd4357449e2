using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using PimService.Observability;

namespace PimService.Tests.Observability;

public sealed class CallRecordTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Fact]
    public async Task Each_call_leaves_one_line_with_method_status_duration_peer_and_actor()
    {
        await new Probe.ProbeClient(service.Channel).AskAsync(new ProbeMessage(), new Metadata { { "pim-actor", "jane" } });

        var line = await service.Logs.WaitForAsync(entry => entry.Message.EndsWith(" as jane", StringComparison.Ordinal));

        Assert.Matches(new Regex(@"^/pim\.tests\.Probe/Ask OK in \d+\.\d ms for ipv4:127\.0\.0\.1:\d+ as jane$"), line.Message);
        Assert.Single(service.Logs.Entries, entry => entry.Message.EndsWith(" as jane", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Long_name_of_an_actor_is_cut()
    {
        await new Probe.ProbeClient(service.Channel).AskAsync(new ProbeMessage(), new Metadata { { "pim-actor", new string('x', 5_000) } });

        var line = await service.Logs.WaitForAsync(entry => entry.Message.Contains(" as xxx", StringComparison.Ordinal));

        Assert.InRange(line.Message.Length, 100, 250);
    }

    [Fact]
    public async Task What_is_no_call_is_counted_for_a_moment_and_leaves_no_line()
    {
        var meter = service.Services.GetRequiredService<IMeterFactory>().Create(CallRecorder.MeterName);
        var counted = new List<long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter == meter && instrument.Name == "rpc.server.active_calls") self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, change, _, _) => counted.Add(change));
        listener.Start();
        using var http = new HttpClient { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        using var response = await http.PostAsync(new Uri(service.Address, "pim.tests.Probe/Talk"), new StringContent("hello"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal([1, -1], counted);
        Assert.DoesNotContain(service.Logs.Entries, entry => entry.Message.StartsWith("/pim.tests.Probe/Talk", StringComparison.Ordinal));
    }
}
