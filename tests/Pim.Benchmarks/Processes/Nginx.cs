using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Pim.Benchmarks.Processes;

/// <summary>nginx, which serves the files of a folder over HTTP/1.1: what such files are measured against.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process _process;

    private Nginx(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it, and waits until it listens.</summary>
    public static async Task<Nginx> StartAsync(string folder, CancellationToken cancellationToken)
    {
        const string Program = "/usr/sbin/nginx";
        if (!File.Exists(Program)) throw new InvalidOperationException("nginx is missing. Install it, on Debian: apt-get install nginx-light");
        var port = FreePort();
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(folder, port), cancellationToken);
        var process = Process.Start(new ProcessStartInfo(Program, ["-e", Path.Combine(folder, "nginx.log"), "-c", settings]))!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill(process);
        while (!await ConnectsAsync(port, cancellationToken)) await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
        return new Nginx(process, new Uri(FormattableString.Invariant($"http://127.0.0.1:{port}")));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var end = Process.Start("kill", ["-TERM", FormattableString.Invariant($"{_process.Id}")]);
        await end.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    private static string Settings(string folder, int port) => FormattableString.Invariant($$"""
        daemon off; worker_processes auto; pid {{folder}}/nginx.pid; {{(Environment.UserName == "root" ? "user root;" : "")}}
        events { worker_connections 1024; }
        http {
            access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
            server { listen 127.0.0.1:{{port}}; root {{folder}}; }
        }
        """);

    private static async Task<bool> ConnectsAsync(int port, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }
}
