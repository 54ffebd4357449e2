using Spectre.Console;

namespace Pim.Cli.Output;

/// <summary>Tables as this program draws them: framed for people, plain columns for pipes and files.</summary>
internal static class Tables
{
    public static Table New(IAnsiConsole console, params string[] columns) =>
        new Table { Border = console.Profile.Capabilities.Interactive ? TableBorder.Rounded : TableBorder.None }.AddColumns(columns);
}
