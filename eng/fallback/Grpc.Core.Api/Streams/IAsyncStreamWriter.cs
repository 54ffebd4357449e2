namespace Grpc.Core;

/// <summary>Writes a stream of messages, one at a time.</summary>
/// <typeparam name="T">The type of message.</typeparam>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>How the messages that follow are written; null for the default.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message. The next write waits until the task of this one has ended.</summary>
    /// <param name="message">The message.</param>
    Task WriteAsync(T message);

    /// <summary>Writes a message. The next write waits until the task of this one has ended.</summary>
    /// <param name="message">The message.</param>
    /// <param name="cancellationToken">Ends the call, not this write only.</param>
    /// <exception cref="NotSupportedException">The token can be cancelled and this writer cannot.</exception>
    Task WriteAsync(T message, CancellationToken cancellationToken) => cancellationToken.CanBeCanceled
        ? throw new NotSupportedException("This stream writer does not support cancellation.")
        : WriteAsync(message);
}
