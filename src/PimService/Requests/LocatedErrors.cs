using System.Text.RegularExpressions;
using Pim.Domain;

namespace PimService.Requests;

/// <summary>Turns violations of a resource into violations of the request that carried it.</summary>
internal static partial class LocatedErrors
{
    /// <summary>The same refusal with the paths that its violations have in the request.</summary>
    public static PimException At(this PimException error, Func<Violation, string> path)
    {
        if (error.Violations.Count == 0) return error;
        var located = new List<Violation>(error.Violations.Count);
        foreach (var violation in error.Violations)
            located.Add(violation with { Field = IsOfRequest(violation) ? violation.Field : path(violation), Value = null, ValuePart = "" });
        var first = error.Violations[0].Field;
        var message = error.Message.StartsWith(first, StringComparison.Ordinal) ? located[0].Field + error.Message[first.Length..] : error.Message;
        return new PimException(error.Kind, error.Reason, message) { Violations = located, Details = error.Details };
    }

    /// <summary>Waits for work on a resource; a refusal comes with the paths that its violations have in the request.</summary>
    public static async Task<T> At<T>(this Task<T> work, Func<Violation, string> path)
    {
        try
        {
            return await work;
        }
        catch (PimException error) when (error.Violations.Count > 0)
        {
            throw error.At(path);
        }
    }

    /// <summary>
    /// Throws InvalidArgument when something in a resource could not be read; a dry run of the rest finds what else is wrong with it, so
    /// that one answer tells all.
    /// </summary>
    /// <param name="unreadable">What could not be read.</param>
    /// <param name="dryRun">Does with the readable part what was asked, but changes nothing.</param>
    /// <param name="path">Where a violation stands in the request.</param>
    public static async Task ThrowIfAnyAsync(this ViolationList unreadable, Func<Task> dryRun, Func<Violation, string> path)
    {
        if (unreadable.IsEmpty) return;
        var all = unreadable.ToList().ToList();
        try
        {
            await dryRun();
        }
        catch (PimException error)
        {
            all.AddRange(error.Violations.Where(v => !all.Exists(u => SubjectOf(u) == SubjectOf(v))));
        }
        throw PimException.Violated(all).At(path);
    }

    /// <summary>What a violation is about: an attribute, or a field of the resource. What is unreadable there must not be told again as missing.</summary>
    private static string SubjectOf(Violation violation) => Subject().Match(violation.Field).Value;

    [GeneratedRegex(@"^(requests\[\d+\]\.)?((values|associations)\.)?[^.\[]*")]
    private static partial Regex Subject();

    private static bool IsOfRequest(Violation violation) => violation.Field == "request_id";
}
