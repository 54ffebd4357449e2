using Google.Protobuf;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pim.Cli.Output;

/// <summary>Prints a message of the service for people, or as JSON.</summary>
internal static class MessagePrinter
{
    private static readonly JsonFormatter Json = new(JsonFormatter.Settings.Default.WithIndentation());

    public static void Print<T>(T message, Func<T, IRenderable> draw, bool isJson, IAnsiConsole console)
        where T : IMessage
    {
        if (isJson) console.Profile.Out.Writer.WriteLine(Json.Format(message));
        else console.Write(draw(message));
    }
}
