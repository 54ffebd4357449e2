using System.Runtime.CompilerServices;
using Google.Protobuf;
using Grpc.Core;
using Alpha = Grpc.Reflection.V1Alpha;
using V1 = Grpc.Reflection.V1;

namespace PimService.Reflection;

/// <summary>Answers grpc.reflection.v1.</summary>
internal sealed class ReflectionService(ReflectionAnswers answers, IHostApplicationLifetime lifetime) : V1.ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<V1.ServerReflectionRequest> requestStream, IServerStreamWriter<V1.ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadUntilStopAsync(lifetime, context))
        {
            await responseStream.WriteAsync(answers.Answer(request), context.CancellationToken);
        }
    }
}

/// <summary>Answers grpc.reflection.v1alpha, whose messages are the same bytes.</summary>
internal sealed class AlphaReflectionService(ReflectionAnswers answers, IHostApplicationLifetime lifetime) : Alpha.ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<Alpha.ServerReflectionRequest> requestStream, IServerStreamWriter<Alpha.ServerReflectionResponse> responseStream, ServerCallContext context)
    {
        await foreach (var request in requestStream.ReadUntilStopAsync(lifetime, context))
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
        this IAsyncStreamReader<T> stream, IHostApplicationLifetime lifetime, ServerCallContext context, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStopping, context.CancellationToken, cancellationToken);
        while (await NextAsync(stream, lifetime, either.Token)) yield return stream.Current;
    }

    private static async Task<bool> NextAsync<T>(IAsyncStreamReader<T> stream, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return false;
        }
    }
}
