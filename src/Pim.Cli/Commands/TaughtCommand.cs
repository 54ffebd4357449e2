using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Pim.Cli.Commands;

/// <summary>A command whose help ends with what one should know of it: particulars and examples.</summary>
/// <param name="name">What is typed.</param>
/// <param name="description">One line; it also stands in the list of commands.</param>
/// <param name="lesson">Lines below the options.</param>
internal sealed class TaughtCommand(string name, string description, string lesson) : Command(name, description)
{
    /// <summary>Lines below the options.</summary>
    public string Lesson { get; } = lesson;
}

/// <summary>The usual help, then the lesson of the command and the exit codes.</summary>
internal sealed class TeachingHelp(HelpAction usual, string rootLesson) : SynchronousCommandLineAction
{
    /// <summary>Puts it in the place of the usual help.</summary>
    public static void AddTo(RootCommand root, string rootLesson)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Action = new TeachingHelp((HelpAction)option.Action!, rootLesson);
    }

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var lesson = command is RootCommand ? rootLesson : (command as TaughtCommand)?.Lesson;
        if (lesson is null) return ExitCodes.Done;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(lesson);
        output.WriteLine();
        output.WriteLine(ExitCodes.Help);
        return ExitCodes.Done;
    }
}
