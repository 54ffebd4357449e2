using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace PimService.Hosting;

/// <summary>
/// Lets browsers, which speak HTTP/1.1, come to the address to which gRPC clients speak HTTP/2 without TLS. Kestrel settles the protocol of such an
/// address beforehand, so it is given two: the one that is listened on, for HTTP/2, and one inside this process, for HTTP/1.1. A connection whose first
/// bytes are not the preface of HTTP/2 (RFC 9113, section 3.4) is handed from the first to the second.
/// </summary>
internal sealed class Http1Handover(TimeProvider time) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    // As long as Kestrel waits for the headers of a request.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<ConnectionContext> _connections = Channel.CreateUnbounded<ConnectionContext>();

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>Where, inside this process, connections that speak HTTP/1.1 arrive. Kestrel tells it as the last of its addresses.</summary>
    public EndPoint EndPoint { get; } = new InsideEndPoint();

    /// <summary>Stands before HTTP/2: passes on what speaks it, and hands over the rest.</summary>
    public ConnectionDelegate Sort(ConnectionDelegate next) => async connection =>
    {
        switch (await ReadPrefaceAsync(connection))
        {
            case true:
                await next(connection);
                break;
            case false:
                await HandOverAsync(connection);
                break;
            default:
                break;
        }
    };

    public bool CanBind(EndPoint endpoint) => endpoint == EndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult<IConnectionListener>(new Listener(EndPoint, _connections));

    /// <summary>
    /// Whether a connection starts with the preface; null when it ends, or the service does, before that can be told, or when it takes too long. Nothing of it is taken.
    /// </summary>
    private async Task<bool?> ReadPrefaceAsync(ConnectionContext connection)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        var isClosing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? default;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(connection.ConnectionClosed, isClosing, patience.Token);
        var input = connection.Transport.Input;
        try
        {
            while (true)
            {
                var read = await input.ReadAsync(ending.Token);
                var isHttp2 = StartsWithPreface(read.Buffer);
                var isSettled = isHttp2 is not null;
                input.AdvanceTo(read.Buffer.Start, isSettled ? read.Buffer.Start : read.Buffer.End);
                if (isSettled || read.IsCompleted) return isHttp2;
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private static bool? StartsWithPreface(in ReadOnlySequence<byte> buffer)
    {
        Span<byte> start = stackalloc byte[Preface.Length];
        var length = (int)Math.Min(buffer.Length, start.Length);
        buffer.Slice(0, length).CopyTo(start);
        if (!Preface.StartsWith(start[..length])) return false;
        return length == Preface.Length ? true : null;
    }

    private async Task HandOverAsync(ConnectionContext connection)
    {
        await using var handedOver = new HandedOver(connection);
        if (_connections.Writer.TryWrite(handedOver)) await handedOver.Done;
    }

    private sealed class InsideEndPoint : EndPoint
    {
        public override string ToString() => "inside";
    }

    private sealed class Listener(EndPoint endpoint, Channel<ConnectionContext> connections) : IConnectionListener
    {
        public EndPoint EndPoint => endpoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
            await connections.Reader.WaitToReadAsync(cancellationToken) && connections.Reader.TryRead(out var connection) ? connection : null;

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            connections.Writer.TryComplete();
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }

    /// <summary>The same connection for its second server. It belongs to the first one, which closes it when the second is done.</summary>
    private sealed class HandedOver(ConnectionContext connection) : ConnectionContext
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Done => _done.Task;

        public override string ConnectionId { get; set; } = connection.ConnectionId;

        // A layer of its own: what the second server says of itself must not take the place of what the first one says.
        public override IFeatureCollection Features { get; } = new FeatureCollection(connection.Features);

        public override IDictionary<object, object?> Items { get; set; } = connection.Items;

        public override IDuplexPipe Transport { get; set; } = connection.Transport;

        public override CancellationToken ConnectionClosed { get; set; } = connection.ConnectionClosed;

        public override EndPoint? LocalEndPoint { get; set; } = connection.LocalEndPoint;

        public override EndPoint? RemoteEndPoint { get; set; } = connection.RemoteEndPoint;

        public override void Abort(ConnectionAbortedException abortReason) => connection.Abort(abortReason);

        public override ValueTask DisposeAsync()
        {
            _done.TrySetResult();
            return base.DisposeAsync();
        }
    }
}
