using System.CommandLine;

namespace Pim.Cli.Commands;

/// <summary>Options that take one of a few words.</summary>
internal static class ChoiceOption
{
    /// <summary>An option for a value of an enum; 0, which no word stands for, when it is left out.</summary>
    /// <param name="name">What is typed.</param>
    /// <param name="description">What it does, and what happens without it.</param>
    /// <param name="help">What the help calls the word.</param>
    /// <param name="words">The words, with what each stands for.</param>
    public static Option<T> Of<T>(string name, string description, string help, params (string Word, T Value)[] words)
        where T : struct, Enum => new(name)
    {
        Description = $"{description} ({string.Join(", ", words.Select(w => w.Word))})",
        HelpName = help,
        CustomParser = result =>
        {
            var given = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            foreach (var (word, value) in words)
                if (word.Equals(given, StringComparison.OrdinalIgnoreCase)) return value;
            result.AddError($"{name} must be one of {string.Join(", ", words.Select(w => w.Word))}; '{given}' is not.");
            return default;
        },
    };
}
