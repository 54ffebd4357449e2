using System.CommandLine;
using System.Globalization;

namespace Pim.Cli.Commands;

/// <summary>Options that take a point in time.</summary>
internal static class TimeOption
{
    /// <summary>An option that takes a time such as 2026-12-24T06:00, of UTC where it says nothing else.</summary>
    public static Option<DateTimeOffset?> Of(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return time;
            result.AddError($"{name}: '{text}' is not a time such as 2026-12-24T06:00.");
            return null;
        },
    };
}
