using Spectre.Console;

namespace Pim.Cli.Commands;

/// <summary>What a command talks to: the streams and the environment of the process, or those of a test.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough that no line is broken where nobody looks at it.</summary>
    private const int UnboundedWidth = 10_000;

    private Terminal(IAnsiConsole output, IAnsiConsole error, bool isInteractive)
    {
        Output = output;
        Error = error;
        IsInteractive = isInteractive;
    }

    /// <summary>Results.</summary>
    public IAnsiConsole Output { get; }

    /// <summary>Progress and errors.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Whether a person looks on, so that progress can be drawn in place.</summary>
    public bool IsInteractive { get; }

    /// <summary>Opens the standard input as bytes.</summary>
    public required Func<Stream> OpenInput { get; init; }

    /// <summary>Opens the standard output as bytes.</summary>
    public required Func<Stream> OpenOutput { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The terminal of this process.</summary>
    public static Terminal OfProcess()
    {
        var isInteractive = !Console.IsErrorRedirected && System.Environment.GetEnvironmentVariable("CI") is null or "" or "false";
        return new Terminal(ConsoleFor(Console.Out, Console.IsOutputRedirected), ConsoleFor(Console.Error, Console.IsErrorRedirected), isInteractive)
        {
            OpenInput = Console.OpenStandardInput,
            OpenOutput = Console.OpenStandardOutput,
            Environment = System.Environment.GetEnvironmentVariable,
        };
    }

    /// <summary>A terminal that writes to these writers and has this clock.</summary>
    public static Terminal Of(TextWriter output, TextWriter error, bool isInteractive, Func<Stream> openInput, Func<Stream> openOutput,
        Func<string, string?> environment, TimeProvider time) =>
        new(ConsoleFor(output, !isInteractive), ConsoleFor(error, !isInteractive), isInteractive)
        {
            OpenInput = openInput,
            OpenOutput = openOutput,
            Environment = environment,
            Time = time,
        };

    private static IAnsiConsole ConsoleFor(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Yes,
        });
        if (isRedirected) console.Profile.Width = UnboundedWidth;
        return console;
    }
}
