using Grpc.Core;

namespace Pim.Fallback.Tests.Values;

public sealed class StatusTests
{
    [Fact]
    public void A_status_reads_as_its_parts()
    {
        Assert.Equal("Status(StatusCode=\"NotFound\", Detail=\"no such product\")", new Status(StatusCode.NotFound, "no such product").ToString());
        Assert.Contains("why", new Status(StatusCode.Internal, "", new TimeoutException("why")).ToString());
    }

    [Fact]
    public void The_default_statuses_are_success_and_cancelled()
    {
        Assert.Equal(StatusCode.OK, Status.DefaultSuccess.StatusCode);
        Assert.Equal(StatusCode.Cancelled, Status.DefaultCancelled.StatusCode);
        Assert.Equal("", Status.DefaultSuccess.Detail);
    }

    [Fact]
    public void The_codes_have_the_numbers_of_the_protocol() => Assert.Equal(Enumerable.Range(0, 17), Enum.GetValues<StatusCode>().Select(code => (int)code));

    [Fact]
    public void An_exception_carries_its_status_and_no_trailers()
    {
        var exception = new RpcException(new Status(StatusCode.Aborted, "stale"));

        Assert.Equal(StatusCode.Aborted, exception.StatusCode);
        Assert.Equal("stale", exception.Status.Detail);
        Assert.Equal(exception.Status.ToString(), exception.Message);
        Assert.Empty(exception.Trailers);
    }

    [Fact]
    public void An_exception_carries_its_trailers_and_message()
    {
        Metadata trailers = [new("a", "1")];
        var exception = new RpcException(new Status(StatusCode.Aborted, "stale"), trailers, "said here");

        Assert.Same(trailers, exception.Trailers);
        Assert.Equal("said here", exception.Message);
        Assert.Equal("other", new RpcException(Status.DefaultCancelled, "other").Message);
    }
}
