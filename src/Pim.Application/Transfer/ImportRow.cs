using Pim.Domain;
using Pim.Domain.Products;
using Pim.Domain.Schema;

namespace Pim.Application.Transfer;

/// <summary>One row of an import.</summary>
/// <param name="Index">Its place in the stream, from 0.</param>
/// <param name="Name">Resource name of what it is about; empty when it cannot be read.</param>
public abstract record ImportRow(long Index, string Name);

/// <summary>A row about a product.</summary>
public sealed record ProductRow(long Index, string Name, ProductEdit Edit) : ImportRow(Index, Name);

/// <summary>A row about a noun of the schema.</summary>
/// <param name="Index">Its place in the stream, from 0.</param>
/// <param name="Name">Resource name.</param>
/// <param name="Collection">Kind of noun.</param>
/// <param name="Code">Its code.</param>
/// <param name="Apply">What the row makes of the noun as it is (null when there is none).</param>
public sealed record SchemaRow(long Index, string Name, string Collection, string Code, Func<SchemaNoun?, SchemaNoun> Apply) : ImportRow(Index, Name);

/// <summary>A row that could not be read.</summary>
public sealed record UnreadableRow(long Index, string Name, IReadOnlyList<Violation> Violations) : ImportRow(Index, Name);

/// <summary>How an import is made.</summary>
/// <param name="Actor">Who makes it.</param>
/// <param name="ValidateOnly">Check every row, but change nothing.</param>
/// <param name="DropInheritedValues">Take values that belong to a model out of its variants' rows instead of refusing the rows.</param>
public sealed record ImportOptions(string Actor, bool ValidateOnly, bool DropInheritedValues);

/// <summary>What became of a row.</summary>
public enum ImportOutcome
{
    /// <summary>It was new and is now in the catalogue.</summary>
    Created = 1,

    /// <summary>It was there and is now changed.</summary>
    Updated,

    /// <summary>It was there and is the same.</summary>
    Unchanged,

    /// <summary>It was not taken.</summary>
    Rejected,
}

/// <summary>What became of a row, and why.</summary>
/// <param name="Index">Its place in the stream, from 0.</param>
/// <param name="Name">Resource name.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Error">Why it was rejected; null otherwise.</param>
/// <param name="Notices">What was taken differently from how it came.</param>
public sealed record ImportResult(long Index, string Name, ImportOutcome Outcome, PimException? Error, IReadOnlyList<ImportNotice> Notices)
{
    /// <summary>A row that was not taken.</summary>
    public static ImportResult Rejected(ImportRow row, PimException error) => new(row.Index, row.Name, ImportOutcome.Rejected, error, []);
}

/// <summary>Something that was taken differently from how it came: where, what was done, and the stable name of the rule.</summary>
public sealed record ImportNotice(string Field, string Description, string Reason);
