using Grpc.Core;
using Pim.Client;
using Pim.Client.Calls;
using Pim.Domain;
using Spectre.Console;

namespace Pim.Cli.Output;

/// <summary>Says in words why a call failed.</summary>
internal static class ErrorPrinter
{
    public static void Print(IAnsiConsole console, RpcException exception, Uri server)
    {
        if (exception.Status.DebugException is not null && PimConnection.IsLost(exception))
        {
            console.WriteLine($"Error: the service at {server} cannot be reached: {PimConnection.CauseOf(exception)}");
            return;
        }
        Print(console, ServiceError.Of(exception));
    }

    public static void Print(IAnsiConsole console, ServiceError error)
    {
        var reason = error.Reason.Length > 0 && error.Reason != error.Code ? $"{error.Code}, {error.Reason}" : error.Code;
        console.WriteLine($"Error: {error.Message} ({reason})");
        // The message of a single violation is that violation.
        foreach (var violation in error.Violations.Select(Describe).Where(v => v != error.Message)) console.WriteLine($"  {violation}");
    }

    public static void Print(IAnsiConsole console, PimException exception) =>
        console.WriteLine($"Error: {exception.Message} ({ServiceError.CodeName(exception.Kind.ToString())}, {exception.Reason})");

    /// <summary>"field: what is wrong with it".</summary>
    public static string Describe(Import.Finding finding) => Describe(new FieldViolation(finding.Field, finding.Description));

    /// <summary>"field: what is wrong with it".</summary>
    public static string Describe(FieldViolation violation) =>
        violation.Field.Length > 0 ? $"{violation.Field}: {violation.Description}" : violation.Description;
}
