using Pim.Cli.Csv;
using Pim.Cli.Import;

namespace Pim.Cli.Events;

/// <summary>Says what the columns of a CSV file of events mean: the JSON file that `pim events import --mapping` reads, comments allowed.</summary>
internal sealed record EventMapping
{
    /// <summary>What stands between cells.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>The decimal point of amounts: "." or ",".</summary>
    public string DecimalPoint { get; init; } = ".";

    /// <summary>How times are written, such as "yyyy-MM-dd HH:mm:ss"; without it ISO 8601. A time without a zone is UTC.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>Which words of the column `kind` stand for which kind; rows with other words are left out, and counted.</summary>
    public IReadOnlyDictionary<string, string> Kinds { get; init; } = new Dictionary<string, string>();

    /// <summary>Names the event. Without it, the row's own content does: the same row sent again counts once, but so do two that are alike.</summary>
    public CellMapping? Id { get; init; }

    /// <summary>When it happened. Required.</summary>
    public CellMapping? Time { get; init; }

    /// <summary>What happened. Required.</summary>
    public CellMapping? Kind { get; init; }

    /// <summary>Pseudonym of the customer.</summary>
    public CellMapping? Customer { get; init; }

    /// <summary>Pseudonym of the visitor.</summary>
    public CellMapping? Visitor { get; init; }

    /// <summary>Code of the channel.</summary>
    public CellMapping? Channel { get; init; }

    /// <summary>Locale.</summary>
    public CellMapping? Locale { get; init; }

    /// <summary>What met the customer there.</summary>
    public CellMapping? Touchpoint { get; init; }

    /// <summary>SKU of the product viewed, put into the cart, bought or given back.</summary>
    public CellMapping? Product { get; init; }

    /// <summary>What of the content was seen: a list such as "manual|faq", with its separator.</summary>
    public CellMapping? Parts { get; init; }

    /// <summary>How many; without it 1.</summary>
    public CellMapping? Quantity { get; init; }

    /// <summary>What the line cost.</summary>
    public CellMapping? Amount { get; init; }

    /// <summary>ISO 4217 code of the amount.</summary>
    public CellMapping? Currency { get; init; }

    /// <summary>Id of the order; rows of one order that follow one another are its lines. Without it, each purchase is an order.</summary>
    public CellMapping? Order { get; init; }

    /// <summary>What was searched for.</summary>
    public CellMapping? Query { get; init; }

    /// <summary>How many products were found.</summary>
    public CellMapping? ResultCount { get; init; }

    /// <summary>The experiment.</summary>
    public CellMapping? Experiment { get; init; }

    /// <summary>Its branch.</summary>
    public CellMapping? Variant { get; init; }

    /// <summary>Whether the customer has agreed to be recognized, in a merge.</summary>
    public CellMapping? Consent { get; init; }

    /// <summary>Checks the mapping against the file it is for.</summary>
    /// <exception cref="UnusableInputException">Names each property that is wrong.</exception>
    public void ThrowIfUnfit(CsvTable table)
    {
        var errors = new List<string>();
        if (DecimalPoint is not ("." or ",")) errors.Add("decimalPoint: must be \".\" or \",\".");
        if (Time is null) errors.Add("time: must be given.");
        if (Kind is null) errors.Add("kind: must be given.");
        if (Customer is null && Visitor is null) errors.Add("customer: this or visitor must be given.");
        foreach (var (word, kind) in Kinds)
        {
            if (!EventKinds.All.Contains(kind)) errors.Add($"kinds.{word}: '{kind}' is none of {string.Join(", ", EventKinds.All)}.");
        }
        foreach (var (name, cell) in Cells()) Check(name, cell, table, errors);
        if (errors.Count > 0) throw new UnusableInputException($"The mapping does not fit {table.Name}:\n  {string.Join("\n  ", errors)}");
    }

    private static void Check(string name, CellMapping? cell, CsvTable table, List<string> errors)
    {
        if (cell is null) return;
        if (cell.Column is null == cell.Constant is null) errors.Add($"{name}: must have either column or constant.");
        if (cell.Column is { } column && table.IndexOf(column) < 0)
            errors.Add($"{name}.column: the file has no column '{column}'; it has {string.Join(", ", table.Header)}");
        if (cell.Separator is "") errors.Add($"{name}.separator: must not be empty.");
    }

    private IEnumerable<(string Name, CellMapping? Cell)> Cells() =>
    [
        ("id", Id), ("time", Time), ("kind", Kind), ("customer", Customer), ("visitor", Visitor), ("channel", Channel), ("locale", Locale),
            ("touchpoint", Touchpoint),
        ("product", Product), ("parts", Parts), ("quantity", Quantity), ("amount", Amount), ("currency", Currency), ("order", Order), ("query", Query),
        ("resultCount", ResultCount), ("experiment", Experiment), ("variant", Variant), ("consent", Consent),
    ];
}

/// <summary>Kinds of events as a mapping names them: by the field of the contract.</summary>
internal static class EventKinds
{
    public const string ContentView = "content_view";
    public const string Search = "search";
    public const string Cart = "cart";
    public const string Purchase = "purchase";
    public const string Refund = "refund";
    public const string CustomerMerge = "customer_merge";
    public const string ExperimentExposure = "experiment_exposure";

    public static readonly string[] All = [ContentView, Search, Cart, Purchase, Refund, CustomerMerge, ExperimentExposure];
}
