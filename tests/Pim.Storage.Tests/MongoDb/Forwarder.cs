using System.Net;
using System.Net.Sockets;

namespace Pim.Storage.Tests.MongoDb;

/// <summary>Stands between a client and a server, so that the server can be away and come back: it passes on what either says.</summary>
internal sealed class Forwarder(string host, int port) : IDisposable
{
    private TcpListener _listener = new(IPAddress.Loopback, 0);
    private CancellationTokenSource _stopping = new();

    /// <summary>Where clients reach it, the same after every start.</summary>
    public IPEndPoint Place => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>The server is there.</summary>
    public void Start()
    {
        _listener.Start();
        _ = AcceptAsync(_listener, _stopping.Token);
    }

    /// <summary>The server is away: connections break, and new ones are refused.</summary>
    public void Stop()
    {
        var place = Place;
        _listener.Stop();
        _stopping.Cancel();
        _stopping.Dispose();
        (_listener, _stopping) = (new TcpListener(place), new CancellationTokenSource());
    }

    public void Dispose()
    {
        Stop();
        _stopping.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            if (await TryAcceptAsync(listener, stopping) is { } client) _ = ForwardAsync(client, stopping);
        }
    }

    private static async Task<TcpClient?> TryAcceptAsync(TcpListener listener, CancellationToken stopping)
    {
        try
        {
            return await listener.AcceptTcpClientAsync(stopping);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            return null;
        }
    }

    private async Task ForwardAsync(TcpClient client, CancellationToken stopping)
    {
        using var server = new TcpClient();
        using (client)
        {
            try
            {
                await server.ConnectAsync(host, port, stopping);
                await await Task.WhenAny(
                    client.GetStream().CopyToAsync(server.GetStream(), stopping),
                    server.GetStream().CopyToAsync(client.GetStream(), stopping));
            }
            catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
            {
                // Either end is gone, and the other learns it by what is closed here.
            }
        }
    }
}
