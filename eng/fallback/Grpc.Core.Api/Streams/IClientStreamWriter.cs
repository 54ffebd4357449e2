namespace Grpc.Core;

/// <summary>The client's end of a stream of requests.</summary>
/// <typeparam name="T">The type of request.</typeparam>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no more requests follow.</summary>
    Task CompleteAsync();
}
