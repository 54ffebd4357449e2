using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Pim.Domain;

namespace PimService.Tests.Errors;

/// <summary>What callers see of errors, over a real channel.</summary>
public sealed class CallErrorTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    public static readonly TheoryData<string> Shapes = ["Ask", "Send", "Receive", "Talk"];

    private static readonly DateTime Someday = new(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Probe.ProbeClient _client = new(service.Channel);

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Refusal_comes_with_its_details_in_every_shape_of_call(string shape)
    {
        service.Probe.Work = _ =>
            throw PimException.Violated([new("product.sku", "must be set", "REQUIRED"), new("product.family", "is unknown", "UNKNOWN_FAMILY")]);

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync(shape));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.Equal("product.sku: must be set (and 1 more)", error.Status.Detail);
        var status = DetailsOf(error);
        Assert.Equal((int)Code.InvalidArgument, status.Code);
        Assert.Equal("VIOLATIONS", status.Details.Single(d => d.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>().Type);
        Assert.Equal(2, status.Details.Single(d => d.Is(BadRequest.Descriptor)).Unpack<BadRequest>().FieldViolations.Count);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Unforeseen_error_is_internal_and_is_logged_once_under_the_id_that_the_caller_is_told(string shape)
    {
        service.Probe.Work = _ => throw new InvalidOperationException("secret thing");

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync(shape));

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        var id = DetailsOf(error).Details.Single().Unpack<ErrorInfo>().Metadata["errorId"];
        Assert.Contains(id, error.Status.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        var logged = Assert.Single(service.Logs.TakeErrors());
        Assert.Contains(id, logged.Message, StringComparison.Ordinal);
        Assert.Equal("secret thing", logged.Exception!.Message);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Message_in_any_script_reaches_the_caller_as_it_was_written(string shape)
    {
        service.Probe.Work = _ => throw new PimException(ErrorKind.FailedPrecondition, "REASON", "Größe zu 100 % 未知, \"so\"");

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync(shape));

        Assert.Equal("Größe zu 100 % 未知, \"so\"", error.Status.Detail);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Refusal_within_a_deadline_comes_with_its_details(string shape)
    {
        // The call asks for its token, as all services do: with a deadline that is one of gRPC's own, gone once the call has ended.
        service.Probe.Work = context => throw PimException.NotFound($"products/{context.CancellationToken.CanBeCanceled}");

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync(shape, deadline: Someday));

        Assert.Equal(StatusCode.NotFound, error.StatusCode);
        Assert.Equal("products/True", DetailsOf(error).Details.Single(d => d.Is(ResourceInfo.Descriptor)).Unpack<ResourceInfo>().ResourceName);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Unforeseen_error_within_a_deadline_is_internal(string shape)
    {
        service.Probe.Work = context => context.CancellationToken.CanBeCanceled ? throw new InvalidOperationException() : Task.CompletedTask;

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync(shape, deadline: Someday));

        Assert.Equal(StatusCode.Internal, error.StatusCode);
        Assert.Single(service.Logs.TakeErrors());
    }

    [Fact]
    public async Task Error_that_a_service_words_itself_passes()
    {
        service.Probe.Work = _ => throw new RpcException(new Grpc.Core.Status(StatusCode.OutOfRange, "Too far."));

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync("Ask"));

        Assert.Equal((StatusCode.OutOfRange, "Too far."), (error.StatusCode, error.Status.Detail));
    }

    [Fact]
    public async Task Thousands_of_long_violations_reach_the_caller_within_its_header_limit()
    {
        service.Probe.Work = _ =>
            throw PimException.Violated([.. Enumerable.Range(0, 5_000).Select(i => new Violation($"values.größe{i}", new string('ü', 400), "RULE"))]);

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync("Ask"));

        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
        Assert.InRange(error.Trailers.Sum(entry => entry.IsBinary ? entry.ValueBytes.Length * 4 / 3 : entry.Value.Length), 1_000, 7_200);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Call_that_its_caller_cancels_ends_on_the_server_without_an_error(string shape)
    {
        var method = $"/pim.tests.Probe/{shape} CANCELLED";
        var before = Count(method);
        var entered = new TaskCompletionSource();
        service.Probe.Work = context =>
        {
            entered.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.CancellationToken);
        };
        using var cancel = new CancellationTokenSource();

        var call = CallAsync(shape, cancellationToken: cancel.Token);
        await entered.Task;
        await cancel.CancelAsync();

        Assert.Equal(StatusCode.Cancelled, (await Assert.ThrowsAsync<RpcException>(() => call)).StatusCode);
        await service.Logs.WaitForAsync(_ => Count(method) > before);
    }

    [Fact]
    public async Task Server_ends_a_call_at_its_deadline_by_itself()
    {
        service.Probe.Work = context => Task.Delay(Timeout.Infinite, context.CancellationToken);
        using var raw = new RawCalls(service.Address);

        var status = await raw.CallAsync("pim.tests.Probe/Ask", new ProbeMessage().ToByteArray(), ("grpc-timeout", "50m"));

        Assert.Equal(StatusCode.DeadlineExceeded, status);
        await service.Logs.WaitForAsync(entry => entry.Message.StartsWith("/pim.tests.Probe/Ask DEADLINE_EXCEEDED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Caller_that_vanishes_in_mid_stream_is_no_error_of_the_service()
    {
        var entered = new TaskCompletionSource();
        service.Probe.Work = _ =>
        {
            entered.TrySetResult();
            return Task.CompletedTask;
        };
        var channel = Grpc.Net.Client.GrpcChannel.ForAddress(service.Address);
        var call = new Probe.ProbeClient(channel).Send();
        await call.RequestStream.WriteAsync(new ProbeMessage());
        await entered.Task;

        channel.Dispose();

        await service.Logs.WaitForAsync(entry => entry.Message.StartsWith("/pim.tests.Probe/Send CANCELLED", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Ask")]
    [InlineData("Send")]
    public async Task Message_above_the_limit_is_refused_and_the_next_call_is_answered(string shape)
    {
        service.Probe.Work = _ => Task.CompletedTask;

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync(shape, new byte[9 << 20]));

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        await CallAsync(shape);
    }

    [Fact]
    public async Task Answer_above_the_limit_is_refused_and_the_next_call_is_answered()
    {
        service.Probe.Work = _ => Task.CompletedTask;
        service.Probe.Answer = new ProbeMessage { Payload = ByteString.CopyFrom(new byte[9 << 20]) };

        var error = await Assert.ThrowsAsync<RpcException>(() => CallAsync("Ask"));

        Assert.Equal(StatusCode.ResourceExhausted, error.StatusCode);
        service.Probe.Answer = new ProbeMessage();
        await CallAsync("Ask");
    }

    [Theory]
    [InlineData("Ask")]
    [InlineData("Send")]
    [InlineData("Receive")]
    public async Task Bytes_that_are_no_message_are_the_callers_fault(string shape)
    {
        service.Probe.Work = _ => Task.CompletedTask;
        using var raw = new RawCalls(service.Address);

        Assert.Equal(StatusCode.InvalidArgument, await raw.CallAsync($"pim.tests.Probe/{shape}", [0x0a, 0xff, 0xff, 0xff]));
    }

    [Fact]
    public async Task Unknown_method_is_unimplemented()
    {
        using var raw = new RawCalls(service.Address);

        Assert.Equal(StatusCode.Unimplemented, await raw.CallAsync("pim.v1.ProductService/NoSuchMethod", []));
        Assert.Equal(StatusCode.Unimplemented, await raw.CallAsync("no.such.Service/Get", []));
    }

    private int Count(string start) => service.Logs.Entries.Count(entry => entry.Message.StartsWith(start, StringComparison.Ordinal));

    private static Google.Rpc.Status DetailsOf(RpcException error) =>
        Google.Rpc.Status.Parser.ParseFrom(error.Trailers.GetValueBytes("grpc-status-details-bin"));

    private async Task CallAsync(string shape, byte[]? payload = null, DateTime? deadline = null, CancellationToken cancellationToken = default)
    {
        var message = new ProbeMessage { Payload = UnsafeByteOperations.UnsafeWrap(payload ?? []) };
        switch (shape)
        {
            case "Ask":
                await _client.AskAsync(message, deadline: deadline, cancellationToken: cancellationToken);
                break;
            case "Send":
                using (var call = _client.Send(deadline: deadline, cancellationToken: cancellationToken))
                {
                    await WriteAsync(call.RequestStream, message, cancellationToken);
                    await call;
                }

                break;
            case "Receive":
                using (var call = _client.Receive(message, deadline: deadline, cancellationToken: cancellationToken))
                {
                    while (await call.ResponseStream.MoveNext(CancellationToken.None)) continue;
                }

                break;
            case "Talk":
                using (var call = _client.Talk(deadline: deadline, cancellationToken: cancellationToken))
                {
                    await WriteAsync(call.RequestStream, message, cancellationToken);
                    while (await call.ResponseStream.MoveNext(CancellationToken.None)) continue;
                }

                break;
        }
    }

    private static async Task WriteAsync(IClientStreamWriter<ProbeMessage> stream, ProbeMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(message, cancellationToken);
            await stream.CompleteAsync();
        }
        catch (RpcException)
        {
            // The server has ended the call while it was written to; the answer tells how.
        }
    }
}
