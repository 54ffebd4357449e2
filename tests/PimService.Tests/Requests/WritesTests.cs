using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Tests.Requests;

public sealed class WritesTests
{
    private const string Id = "3f2b8c1e-7a54-4d0b-9c1d-5e6f70819203";

    [Fact]
    public void Fingerprint_does_not_depend_on_the_order_of_map_entries()
    {
        var one = new V1.CreateChannelRequest { Channel = new V1.Channel { Labels = { ["de-DE"] = "Netz", ["en-US"] = "Web", ["fr-FR"] = "Toile" } } };
        var other = new V1.CreateChannelRequest { Channel = new V1.Channel { Labels = { ["fr-FR"] = "Toile", ["en-US"] = "Web", ["de-DE"] = "Netz" } } };
        Assert.Equal(Writes.Fingerprint(one), Writes.Fingerprint(other));
    }

    [Fact]
    public void Fingerprint_leaves_the_request_id_out_and_the_request_as_it_was()
    {
        var request = new V1.CreateChannelRequest { Channel = new V1.Channel { Code = "web" }, RequestId = Id };
        Assert.Equal(Writes.Fingerprint(new V1.CreateChannelRequest { Channel = new V1.Channel { Code = "web" } }), Writes.Fingerprint(request));
        Assert.Equal(Id, request.RequestId);
    }

    [Fact]
    public void Fingerprints_of_other_requests_and_methods_differ()
    {
        var fingerprints = new[]
        {
            Writes.Fingerprint(new V1.CreateChannelRequest { Channel = new V1.Channel { Code = "web" } }),
            Writes.Fingerprint(new V1.CreateChannelRequest { Channel = new V1.Channel { Code = "print" } }),
            Writes.Fingerprint(new V1.UpdateChannelRequest { Channel = new V1.Channel { Code = "web" } }),
        };
        Assert.Equal(3, fingerprints.Distinct().Count());
    }
}
