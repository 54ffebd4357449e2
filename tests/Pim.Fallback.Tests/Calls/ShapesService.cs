using Grpc.Core;

namespace Pim.Fallback.Tests.Calls;

/// <summary>Answers with what it got, unless a test says otherwise.</summary>
internal sealed class ShapesService : Shapes.ShapesBase
{
    public Func<Note, ServerCallContext, Task<Note>> OnUnary { get; init; } = (note, _) => Task.FromResult(note);

    public Func<Note, IServerStreamWriter<Note>, ServerCallContext, Task> OnDown { get; init; } = async (note, responses, context) =>
    {
        for (var i = 1; i <= note.Count; i++)
        {
            await responses.WriteAsync(new Note { Count = i }, context.CancellationToken);
        }
    };

    public override Task<Note> Unary(Note request, ServerCallContext context) => OnUnary(request, context);

    public override Task Down(Note request, IServerStreamWriter<Note> responseStream, ServerCallContext context) => OnDown(request, responseStream, context);

    public override async Task<Note> Up(IAsyncStreamReader<Note> requestStream, ServerCallContext context)
    {
        var sum = 0;
        while (await requestStream.MoveNext())
        {
            sum += requestStream.Current.Count;
        }

        return new Note { Count = sum };
    }

    public override async Task Both(IAsyncStreamReader<Note> requestStream, IServerStreamWriter<Note> responseStream, ServerCallContext context)
    {
        await foreach (var note in requestStream.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(new Note { Count = note.Count * 2 });
        }
    }
}
