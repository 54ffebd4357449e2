namespace Grpc.Core;

/// <summary>Reads a stream of messages, one at a time.</summary>
/// <typeparam name="T">The type of message.</typeparam>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message the last successful <see cref="MoveNext"/> read.</summary>
    T Current { get; }

    /// <summary>Reads the next message; false at the end of the stream. One read at a time.</summary>
    /// <param name="cancellationToken">Ends the call, not this read only.</param>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}
