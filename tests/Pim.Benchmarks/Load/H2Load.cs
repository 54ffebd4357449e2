using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Pim.Benchmarks.Load;

/// <summary>h2load, the load generator of nghttp2: a C program that takes far less of the processors than what it loads.</summary>
internal static partial class H2Load
{
    private const string Package = "nghttp2-client";

    /// <summary>Installs it where that can be done; otherwise says what to install.</summary>
    public static async Task ProvideAsync(CancellationToken cancellationToken)
    {
        if (IsInstalled()) return;
        if (File.Exists("/usr/bin/apt-get") && Environment.UserName == "root")
        {
            await ExecuteAsync("apt-get", ["update", "-qq"], cancellationToken);
            await ExecuteAsync("apt-get", ["install", "-qq", "-y", Package], cancellationToken);
        }
        if (!IsInstalled()) throw new InvalidOperationException($"h2load is missing. Install it, on Debian: apt-get install {Package}");
    }

    /// <summary>Loads a server, and throws when any call fails.</summary>
    public static async Task<LoadFigures> RunAsync(LoadPlan plan, CancellationToken cancellationToken)
    {
        var log = plan.CallsPerSecond is null ? null : Path.GetTempFileName();
        try
        {
            var report = await ExecuteAsync("h2load", Arguments(plan, log), cancellationToken);
            var requests = Numbers(RequestsLine(), report);
            var figures = new LoadFigures(
                CallsPerSecond: double.Parse(FinishedLine().Match(report).Groups[1].Value, CultureInfo.InvariantCulture),
                Calls: requests[0],
                BytesPerCall: (double)Numbers(TrafficLine(), report)[0] / requests[0],
                Microseconds: log is null ? [] : ReadLog(log));
            if (requests[0] == 0 || requests[0] != requests[1] || requests[0] > Numbers(StatusLine(), report)[0])
                throw new InvalidOperationException($"Calls failed:\n{report}");
            return figures;
        }
        finally
        {
            if (log is not null) File.Delete(log);
        }
    }

    private static List<string> Arguments(LoadPlan plan, string? log)
    {
        var arguments = new List<string>
        {
            Invariant($"--duration={plan.Duration.TotalMilliseconds:0}ms"),
            Invariant($"--clients={plan.Connections}"), Invariant($"--max-concurrent-streams={plan.CallsPerConnection}"), "--threads=1",
        };
        if (plan.RequestFile is null) arguments.Add("--h1");
        else arguments.AddRange([$"--data={plan.RequestFile}", "--header=content-type: application/grpc", "--header=te: trailers"]);
        if (plan.CallsPerSecond is { } rate) arguments.Add(Invariant($"--rps={rate / plan.Connections:0.###}"));
        if (log is not null) arguments.Add($"--log-file={log}");
        arguments.Add(new Uri(plan.Server, plan.Method).AbsoluteUri);
        return arguments;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private static async Task<string> ExecuteAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await errors}{output}");
    }

    private static bool IsInstalled() =>
        Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "h2load")));

    // Each line: start in microseconds since the epoch, HTTP status, microseconds until the end of the answer.
    private static List<int> ReadLog(string file) =>
        File.ReadLines(file).Select(line => int.Parse(line[(line.LastIndexOf('\t') + 1)..], CultureInfo.InvariantCulture)).ToList();

    private static long[] Numbers(Regex line, string report) =>
        line.Match(report).Groups.Values.Skip(1).Select(group => long.Parse(group.Value, CultureInfo.InvariantCulture)).ToArray();

    [GeneratedRegex(@"^finished in .*?, ([\d.]+) req/s", RegexOptions.Multiline)]
    private static partial Regex FinishedLine();

    [GeneratedRegex(@"^requests: .* (\d+) done, (\d+) succeeded", RegexOptions.Multiline)]
    private static partial Regex RequestsLine();

    [GeneratedRegex(@"^status codes: (\d+) 2xx", RegexOptions.Multiline)]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"^traffic: .*\((\d+)\) data", RegexOptions.Multiline)]
    private static partial Regex TrafficLine();
}
