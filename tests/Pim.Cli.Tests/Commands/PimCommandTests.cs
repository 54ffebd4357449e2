using System.CommandLine;
using Pim.Cli.Commands;

namespace Pim.Cli.Tests.Commands;

public sealed class PimCommandTests : CommandTests
{
    public static TheoryData<string> Leaves => [.. LeavesOf(PimCommand.Build(Terminals.None), "")];

    [Theory]
    [MemberData(nameof(Leaves))]
    public async Task Help_shows_an_example_and_the_exit_codes(string command)
    {
        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync([.. command.Split(' '), "--help"]));
        Assert.Matches($"(?m)^  .*pim {command}( |$)", Terminal.Output[Terminal.Output.IndexOf("Example", StringComparison.Ordinal)..]);
        Assert.Contains("Exit codes:", Terminal.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("search", "--channel", "web", "--locale", "de-DE")]
    [InlineData("media", "list")]
    [InlineData("compare", "http://127.0.0.1:1", "http://127.0.0.1:2", "--show")]
    public async Task A_number_that_is_none_is_told_in_words(params string[] arguments)
    {
        string[] number = arguments[^1] == "--show" ? ["x"] : ["--limit", "x"];
        Assert.Equal(ExitCodes.UnusableInput, await Terminal.RunAsync([.. arguments, .. number]));
        Assert.Contains("must be a whole number from", Terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mistyped_option_is_not_taken_for_a_sku_unless_it_is_said_to_be_one()
    {
        Assert.Equal(ExitCodes.UnusableInput, await Terminal.RunAsync("publish", "A", "--dryrun", "--channel", "web"));
        Assert.Contains("'--dryrun' is no option of `pim publish`", Terminal.Error, StringComparison.Ordinal);
        Assert.Contains("Usage: pim publish [<SKU>...] [options]", Terminal.Error, StringComparison.Ordinal);
        Assert.Empty(Server.Publications.Published);

        Assert.Equal(ExitCodes.Done, await Terminal.RunAsync("publish", "--channel", "web", "--", "--A"));
        Assert.Equal(["products/--A"], Server.Publications.Published.Single().Products);
    }

    [Fact]
    public async Task A_group_without_a_command_lists_its_commands()
    {
        Assert.Equal(ExitCodes.UnusableInput, await Terminal.RunAsync("media"));
        Assert.Contains("where-used", Terminal.Output + Terminal.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string> LeavesOf(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(sub => LeavesOf(sub, path.Length == 0 ? sub.Name : $"{path} {sub.Name}"));
}

internal static class Terminals
{
    /// <summary>A terminal on which nothing is run.</summary>
    public static Terminal None { get; } =
        Terminal.Of(TextWriter.Null, TextWriter.Null, false, () => Stream.Null, () => Stream.Null, _ => null, TimeProvider.System);
}
