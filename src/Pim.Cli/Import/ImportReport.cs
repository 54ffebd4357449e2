using Pim.Client.Calls;
using Pim.V1;

namespace Pim.Cli.Import;

/// <summary>What became of the rows of an import: counts of all, the first rejected rows, and notices in groups.</summary>
/// <param name="file">Takes every rejected row and every notice; null for none.</param>
internal sealed class ImportReport(ReportFile? file = null)
{
    /// <summary>Most rejected rows that are kept to show.</summary>
    public const int MaxShown = 20;

    private const int MaxGroups = 1_000;
    private readonly Dictionary<string, OutcomeCounts> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Reason, string Field), NoticeGroup> _notices = [];
    private readonly List<RejectedRow> _rejected = [];

    /// <summary>Counts of all rows.</summary>
    public OutcomeCounts Total { get; } = new();

    /// <summary>Counts by kind of row, in the order in which they came.</summary>
    public IReadOnlyDictionary<string, OutcomeCounts> Kinds => _kinds;

    /// <summary>The first rejected rows.</summary>
    public IReadOnlyList<RejectedRow> Rejected => _rejected;

    /// <summary>What was taken differently from how it came, by rule and field.</summary>
    public IReadOnlyCollection<NoticeGroup> Notices => _notices.Values;

    /// <summary>Takes a row that could not be sent.</summary>
    public void AddRefused(SourceRow row)
    {
        Count(row.Kind, ImportResult.Types.Outcome.Rejected);
        Reject(new RejectedRow(row.Place, row.Kind, row.Code, "", row.Violations));
        foreach (var notice in row.Notices) Note(row, notice);
    }

    /// <summary>Takes the result of a row.</summary>
    public void Add(SourceRow row, ImportResult result)
    {
        Count(row.Kind, result.Outcome);
        if (result.Outcome == ImportResult.Types.Outcome.Rejected)
        {
            var error = ServiceError.Of(result.Error ?? new Pim.Rpc.Status { Message = "The service gave no reason." });
            Reject(new RejectedRow(row.Place, row.Kind, row.Code, error.Message, Finding.Of(error)));
        }
        foreach (var notice in row.Notices) Note(row, notice);
        foreach (var notice in result.Notices) Note(row, new Finding(notice.Field, notice.Description, notice.Reason));
    }

    private void Count(string kind, ImportResult.Types.Outcome outcome)
    {
        if (!_kinds.TryGetValue(kind, out var counts)) _kinds[kind] = counts = new OutcomeCounts();
        counts.Add(outcome);
        Total.Add(outcome);
    }

    private void Reject(RejectedRow row)
    {
        if (_rejected.Count < MaxShown) _rejected.Add(row);
        file?.Write(row);
    }

    private void Note(SourceRow row, Finding notice)
    {
        file?.Write(row, notice);
        var key = (notice.Reason, notice.Field);
        if (_notices.TryGetValue(key, out var group)) group.Count++;
        else if (_notices.Count < MaxGroups) _notices[key] = new NoticeGroup(notice, row.Place, row.Code) { Count = 1 };
    }
}

/// <summary>How many rows came to which end.</summary>
internal sealed class OutcomeCounts
{
    public long Created { get; private set; }

    public long Updated { get; private set; }

    public long Unchanged { get; private set; }

    public long Rejected { get; private set; }

    public long Rows => Created + Updated + Unchanged + Rejected;

    public void Add(ImportResult.Types.Outcome outcome)
    {
        switch (outcome)
        {
            case ImportResult.Types.Outcome.Created: Created++; break;
            case ImportResult.Types.Outcome.Updated: Updated++; break;
            case ImportResult.Types.Outcome.Unchanged: Unchanged++; break;
            default: Rejected++; break; // an outcome that is not known is not one to trust
        }
    }
}

/// <summary>A row that was not taken, with what the service said; its message is empty when the row was not sent.</summary>
internal sealed record RejectedRow(SourcePlace Place, string Kind, string Code, string Message, IReadOnlyList<Finding> Violations);

/// <summary>Notices of one rule on one field, with the first of them.</summary>
internal sealed record NoticeGroup(Finding First, SourcePlace Place, string Code)
{
    public long Count { get; set; }
}
