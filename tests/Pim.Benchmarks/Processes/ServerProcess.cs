using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Grpc.Net.Client;

namespace Pim.Benchmarks.Processes;

/// <summary>A server as a process of its own, on a port of its own.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
        Channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions { MaxReceiveMessageSize = 16 * 1024 * 1024 });
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>A channel to it.</summary>
    public GrpcChannel Channel { get; }

    /// <summary>Time from its start to its first answer.</summary>
    public TimeSpan TimeToFirstAnswer { get; private set; }

    /// <summary>Time of all processors that it has used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Memory that it uses, in MB.</summary>
    public long ResidentMegabytes => StatusMegabytes("VmRSS:");

    /// <summary>Most memory it has used so far, in MB.</summary>
    public long PeakMegabytes => StatusMegabytes("VmHWM:");

    /// <summary>Starts a program of this repository, which takes --urls, and waits for its first answer.</summary>
    /// <param name="program">Path of its assembly.</param>
    /// <param name="arguments">Its arguments, apart from the address.</param>
    /// <param name="firstCall">The call that it must answer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ServerProcess> StartAsync(
        string program, IEnumerable<string> arguments, Func<GrpcChannel, CancellationToken, Task> firstCall, CancellationToken cancellationToken)
    {
        var address = new Uri(FormattableString.Invariant($"http://127.0.0.1:{FreePort()}"));
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { program }.Concat(arguments).Append("--urls").Append(address.OriginalString)) start.ArgumentList.Add(argument);

        // The collector that the service asks for in its project; the benchmarks themselves run without it.
        start.Environment["DOTNET_gcServer"] = "1";
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} could not be started.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        // Whatever ends the benchmarks, no server stays behind.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Kill(process);
        var server = new ServerProcess(process, address);
        await server.ListeningAsync(cancellationToken);
        await firstCall(server.Channel, cancellationToken);
        server.TimeToFirstAnswer = watch.Elapsed;
        return server;
    }

    /// <summary>Tells it to end, as an operator does, and waits for that.</summary>
    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        if (_process.HasExited) return;
        using var kill = Process.Start("kill", ["-TERM", FormattableString.Invariant($"{_process.Id}")]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited) process.Kill();
    }

    // A channel that found nobody listening would wait a second before it tried again.
    private async Task ListeningAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_process.HasExited) throw new InvalidOperationException(FormattableString.Invariant($"The server ended with exit code {_process.ExitCode}."));
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(Address.Host, Address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), cancellationToken);
            }
        }
    }

    private long StatusMegabytes(string field)
    {
        var line = File.ReadLines(FormattableString.Invariant($"/proc/{_process.Id}/status")).First(l => l.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
