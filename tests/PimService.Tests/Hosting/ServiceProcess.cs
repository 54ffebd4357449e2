using System.Diagnostics;

namespace PimService.Tests.Hosting;

/// <summary>The program as a process of its own, as an operator runs it.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ServiceProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>What it has written to standard error when it has ended.</summary>
    public Task<string> Errors => _errors;

    /// <summary>Starts it with these arguments.</summary>
    public static ServiceProcess Start(params string[] args)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "PimService.dll"));
        foreach (var arg in args) start.ArgumentList.Add(arg);
        return new ServiceProcess(Process.Start(start)!);
    }

    /// <summary>Runs it to its end and answers its exit code and what it wrote to standard error.</summary>
    public static async Task<(int ExitCode, string Errors)> RunAsync(params string[] args)
    {
        await using var process = Start(args);
        await process._process.StandardOutput.ReadToEndAsync();
        return (await process.WaitAsync(), await process.Errors);
    }

    /// <summary>Reads what it writes until a line holds this text, and answers that line.</summary>
    public async Task<string> ReadLineAsync(string text)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal)) return line;
        }

        throw new InvalidOperationException($"It ended without '{text}': {await Errors}");
    }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Reads on what it writes, unheard, so that it never waits for a reader.</summary>
    public void Drain() => _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

    /// <summary>Kills it, as a loss of power would.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Tells it to end, as an orchestrator does.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", FormattableString.Invariant($"{_process.Id}")]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Waits for its end and answers its exit code.</summary>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await WaitAsync();
        _process.Dispose();
    }
}
