using System.Text;
using Pim.Cli.Commands;

namespace Pim.Cli.Tests.Commands;

/// <summary>Runs commands as a shell would, and keeps what they print.</summary>
internal sealed class TestTerminal : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly MemoryStream _bytes = new();

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>Whether a person looks on.</summary>
    public bool IsInteractive { get; set; }

    /// <summary>What stands in the standard input.</summary>
    public byte[] Input { get; set; } = [];

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>What was printed, as lines without space at their ends.</summary>
    public string Output => Lines(_output);

    public string Error => Lines(_error);

    /// <summary>What was written to the standard output as bytes.</summary>
    public string Bytes => Encoding.UTF8.GetString(_bytes.ToArray());

    public Task<int> RunAsync(params string[] arguments) => RunAsync(arguments, CancellationToken.None);

    public Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken) =>
        PimCommand.RunAsync(
            arguments, Terminal.Of(_output, _error, IsInteractive, () => new MemoryStream(Input), () => _bytes, Environment.GetValueOrDefault, Time),
                cancellationToken);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        _bytes.Dispose();
    }

    private static string Lines(StringWriter writer) => string.Join('\n', writer.ToString().Split('\n').Select(line => line.TrimEnd()));
}
