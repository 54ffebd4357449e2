namespace Grpc.Core;

/// <summary>
/// What a call object asks of the call behind it. The functions come in two kinds, with and without a state argument; both are kept
/// as they come, so that no call pays for a closure that adapts one to the other.
/// </summary>
internal readonly struct CallControl
{
    private readonly object _headers;
    private readonly Delegate _getStatus;
    private readonly Delegate _getTrailers;
    private readonly Delegate _dispose;
    private readonly object? _state;

    public CallControl(Task<Metadata> headers, Func<Status> getStatus, Func<Metadata> getTrailers, Action dispose)
    {
        _headers = headers;
        _getStatus = getStatus;
        _getTrailers = getTrailers;
        _dispose = dispose;
    }

    public CallControl(
        Func<object, Task<Metadata>> headers,
        Func<object, Status> getStatus,
        Func<object, Metadata> getTrailers,
        Action<object> dispose,
        object state)
    {
        _headers = headers;
        _getStatus = getStatus;
        _getTrailers = getTrailers;
        _dispose = dispose;
        _state = state;
    }

    public Task<Metadata> HeadersAsync() => _headers is Func<object, Task<Metadata>> get ? get(_state!) : (Task<Metadata>)_headers;

    public Status GetStatus() => _getStatus is Func<object, Status> get ? get(_state!) : ((Func<Status>)_getStatus)();

    public Metadata GetTrailers() => _getTrailers is Func<object, Metadata> get ? get(_state!) : ((Func<Metadata>)_getTrailers)();

    public void Dispose()
    {
        if (_dispose is Action<object> dispose)
        {
            dispose(_state!);
        }
        else
        {
            ((Action)_dispose)();
        }
    }
}
