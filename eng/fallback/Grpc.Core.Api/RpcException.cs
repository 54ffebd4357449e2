namespace Grpc.Core;

/// <summary>A call that ended with anything but success. A handler throws it to choose the status its caller sees.</summary>
public class RpcException : Exception
{
    /// <summary>A failure without trailers; the message is made from the status.</summary>
    /// <param name="status">How the call ended.</param>
    public RpcException(Status status)
        : this(status, Metadata.Empty, status.ToString())
    {
    }

    /// <summary>A failure without trailers, with a message of its own.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="message">The exception's message; stays on this side of the wire.</param>
    public RpcException(Status status, string message)
        : this(status, Metadata.Empty, message)
    {
    }

    /// <summary>A failure with trailers; the message is made from the status.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="trailers">What goes, or came, with the status.</param>
    public RpcException(Status status, Metadata trailers)
        : this(status, trailers, status.ToString())
    {
    }

    /// <summary>A failure with trailers and a message of its own.</summary>
    /// <param name="status">How the call ended.</param>
    /// <param name="trailers">What goes, or came, with the status.</param>
    /// <param name="message">The exception's message; stays on this side of the wire.</param>
    public RpcException(Status status, Metadata trailers, string message)
        : base(message, status.DebugException)
    {
        ArgumentNullException.ThrowIfNull(trailers);
        Status = status;
        Trailers = trailers;
    }

    /// <summary>How the call ended.</summary>
    public Status Status { get; }

    /// <summary>The code of <see cref="Status"/>.</summary>
    public StatusCode StatusCode => Status.StatusCode;

    /// <summary>What goes, or came, with the status; empty if nothing.</summary>
    public Metadata Trailers { get; }
}
