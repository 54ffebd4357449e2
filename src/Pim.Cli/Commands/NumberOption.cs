using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Pim.Cli.Commands;

/// <summary>Options that take a number, and say in words what is wrong with one.</summary>
internal static class NumberOption
{
    /// <summary>An option for a whole number within limits, which its description should tell.</summary>
    public static Option<int> Whole(string name, string description, int min, int max, int otherwise) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            if (int.TryParse(TextOf(result), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
                return number;
            result.AddError(
                string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from {min:N0} to {max:N0}; '{TextOf(result)}' is not."));
            return otherwise;
        },
    };

    /// <summary>An option for a length of time in days, such as 0.5.</summary>
    public static Option<double?> Days(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DAYS",
        CustomParser = result =>
        {
            if (double.TryParse(TextOf(result), CultureInfo.InvariantCulture, out var days)) return days;
            result.AddError($"{name} must be a number of days; '{TextOf(result)}' is not.");
            return null;
        },
    };

    private static string TextOf(ArgumentResult result) => result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
}
