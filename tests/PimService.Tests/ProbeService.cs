using Grpc.Core;

namespace PimService.Tests;

/// <summary>Does in each call what the test says.</summary>
internal sealed class ProbeService : Probe.ProbeBase
{
    /// <summary>What calls do before they answer.</summary>
    public Func<ServerCallContext, Task> Work { get; set; } = _ => Task.CompletedTask;

    /// <summary>What calls answer.</summary>
    public ProbeMessage Answer { get; set; } = new();

    public override async Task<ProbeMessage> Ask(ProbeMessage request, ServerCallContext context)
    {
        await Work(context);
        return Answer;
    }

    public override async Task<ProbeMessage> Send(IAsyncStreamReader<ProbeMessage> requestStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken)) await Work(context);
        return Answer;
    }

    public override async Task Receive(ProbeMessage request, IServerStreamWriter<ProbeMessage> responseStream, ServerCallContext context)
    {
        await responseStream.WriteAsync(Answer, context.CancellationToken);
        await Work(context);
    }

    public override async Task Talk(IAsyncStreamReader<ProbeMessage> requestStream, IServerStreamWriter<ProbeMessage> responseStream, ServerCallContext context)
    {
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            await Work(context);
            await responseStream.WriteAsync(Answer, context.CancellationToken);
        }
    }
}
