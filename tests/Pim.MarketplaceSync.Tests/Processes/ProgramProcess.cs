using System.Diagnostics;

namespace Pim.MarketplaceSync.Tests.Processes;

/// <summary>A program as a process of its own, as it is run.</summary>
internal sealed class ProgramProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ProgramProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a program of this repository, from where it was built: beside the tests it would lack what they have from elsewhere.</summary>
    /// <param name="program">Its project and its assembly, "PimService/PimService.dll".</param>
    /// <param name="arguments">Its arguments.</param>
    public static ProgramProcess Start(string program, params IEnumerable<string> arguments)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = Path.Combine(here.Parent!.Parent!.FullName, Path.GetDirectoryName(program)!, here.Name, Path.GetFileName(program));
        var dotnet = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet";
        var start = new ProcessStartInfo(dotnet, ["exec", assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return new ProgramProcess(Process.Start(start)!);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(string program, params IEnumerable<string> arguments)
    {
        await using var process = Start(program, arguments);
        var output = await process._process.StandardOutput.ReadToEndAsync();
        await process._process.WaitForExitAsync();
        return (process._process.ExitCode, output, await process._errors);
    }

    /// <summary>Its next line; null when it has ended.</summary>
    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    /// <summary>Reads on what it writes, unheard, so that it never waits for a reader.</summary>
    public void Drain() => _ = _process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);

    /// <summary>What it wrote to standard error when it has ended.</summary>
    public Task<string> ErrorsAsync() => _errors;

    /// <summary>Kills it, as a loss of power would, and waits for its end.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
