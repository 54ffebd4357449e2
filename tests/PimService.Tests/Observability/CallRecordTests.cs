using System.Text.RegularExpressions;
using Grpc.Core;

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
}
