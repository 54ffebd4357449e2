using Pim.Cli.Output;
using Pim.Client;
using Pim.V1;
using Spectre.Console;

namespace Pim.Cli.Changes;

/// <summary>Prints changes as they come, one on each line.</summary>
internal sealed class ChangePrinter(IAnsiConsole console, bool isJson)
{
    private readonly TextWriter _writer = console.Profile.Out.Writer;

    /// <summary>Prints a change.</summary>
    public void Print(ContentChange change) => _writer.WriteLine(isJson ? CanonicalJson.Write(change) : Describe(change));

    /// <summary>Says, where a program reads on, that what was told before does not count any more.</summary>
    public void PrintResync()
    {
        if (isJson) _writer.WriteLine("""{"resync":true}""");
    }

    /// <summary>Hands on what was printed.</summary>
    public Task FlushAsync() => _writer.FlushAsync();

    private static string Describe(ContentChange change)
    {
        var what = change.Withdrawn ? "withdrawn" : change.Contents.Count > 0 ? change.Contents[0].Title.ReplaceLineEndings(" ") : "changed";
        return $"{PublicationText.Time(change.Time)}  {change.Sequence}  {ResourceNames.SkuOf(change.Product)}  {what}";
    }
}
