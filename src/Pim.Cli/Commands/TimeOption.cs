using System.CommandLine;
using System.Globalization;

namespace Pim.Cli.Commands;

/// <summary>Options that take a point in time.</summary>
internal static class TimeOption
{
    /// <summary>An option that takes a time such as 2026-01-31 or 2026-01-31T08:00, of UTC where it says nothing else.</summary>
    public static Option<DateTimeOffset?> Of(string name, string description, bool isRequired = false) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        Required = isRequired,
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
            result.AddError($"{name}: '{text}' is not a time, such as 2026-01-31 or 2026-01-31T08:00.");
            return null;
        },
    };
}
