using System.CommandLine;

namespace Pim.Cli.Commands;

/// <summary>Options that several commands about channels have.</summary>
internal static class ChannelOptions
{
    /// <summary>The channel that a command is about.</summary>
    public static Option<string> Channel() => new("--channel") { Description = "The channel", HelpName = "CODE", Required = true };

    /// <summary>The locales whose content is wanted.</summary>
    public static Option<string[]> Locales() => new("--locale")
    {
        Description = "Only the content of this locale, such as de-DE; again for each. Without it: all that the channel serves",
        HelpName = "LOCALE",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Which content is wanted.</summary>
    public static Option<string?> Filter() =>
        new("--filter") { Description = "Only content that matches, as the first locale sees it; see `pim list --help`", HelpName = "FILTER" };
}
