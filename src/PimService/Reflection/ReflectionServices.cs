using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Alpha = Grpc.Reflection.V1Alpha;
using PimService.Hosting;
using V1 = Grpc.Reflection.V1;

namespace PimService.Reflection;

/// <summary>Answers grpc.reflection.v1.</summary>
internal sealed class ReflectionService(ReflectionAnswers answers, LastingStreams streams) : V1.ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<V1.ServerReflectionRequest> requestStream, IServerStreamWriter<V1.ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadUntilStopAsync(streams, context))
        {
            await responseStream.WriteAsync(answers.Answer(request), context.CancellationToken);
        }
    }
}

/// <summary>Answers grpc.reflection.v1alpha, whose messages are the same bytes.</summary>
internal sealed class AlphaReflectionService(ReflectionAnswers answers, LastingStreams streams) : Alpha.ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<Alpha.ServerReflectionRequest> requestStream, IServerStreamWriter<Alpha.ServerReflectionResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadUntilStopAsync(streams, context))
        {
            var answer = answers.Answer(V1.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()));
            await responseStream.WriteAsync(Alpha.ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()), context.CancellationToken);
        }
    }
}

/// <summary>Reads questions until the caller ends or the service stops: a client that keeps its stream open must not hold up the shutdown.</summary>
internal static class ReflectionStreams
{
    public static async IAsyncEnumerable<T> ReadUntilStopAsync<T>(
        this IAsyncStreamReader<T> stream, LastingStreams streams, ServerCallContext context,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        streams.Add(context);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(streams.Ending, context.CancellationToken, cancellationToken);
        while (await NextAsync(stream, streams.Ending, either.Token)) yield return stream.Current;
    }

    private static async Task<bool> NextAsync<T>(IAsyncStreamReader<T> stream, CancellationToken ending, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return false;
        }
    }
}
