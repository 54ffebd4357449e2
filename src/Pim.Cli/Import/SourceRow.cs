using Pim.Client.Calls;
using Pim.V1;

namespace Pim.Cli.Import;

/// <summary>Where a row stands in the files it was read from.</summary>
/// <param name="File">Name of the file, without its folder.</param>
/// <param name="Line">The line at which the row begins, from 1.</param>
internal readonly record struct SourcePlace(string File, long Line);

/// <summary>Something to tell about a row: why it is refused, or what was taken differently from how it came.</summary>
/// <param name="Field">The column, or the path in the row.</param>
/// <param name="Description">A sentence that says what is the matter.</param>
/// <param name="Reason">Stable upper-snake name of the rule; empty when the service gave none.</param>
internal sealed record Finding(string Field, string Description, string Reason)
{
    /// <summary>What the service found. With several violations its reason is that of the whole.</summary>
    public static IReadOnlyList<Finding> Of(ServiceError error) =>
        [.. error.Violations.Select(v => new Finding(v.Field, v.Description, error.Violations.Count == 1 ? error.Reason : ""))];
}

/// <summary>What came up while one row was read.</summary>
internal sealed class Findings
{
    private List<Finding>? _violations;
    private List<Finding>? _notices;

    public IReadOnlyList<Finding> Violations => _violations ?? (IReadOnlyList<Finding>)[];

    public IReadOnlyList<Finding> Notices => _notices ?? (IReadOnlyList<Finding>)[];

    /// <summary>The row cannot be taken.</summary>
    public void Refuse(string field, string description, string reason) => (_violations ??= []).Add(new(field, description, reason));

    /// <summary>The row is taken, but not quite as it came.</summary>
    public void Note(string field, string description, string reason) => (_notices ??= []).Add(new(field, description, reason));
}

/// <summary>A row as it was read from a source: ready to be sent, or refused already.</summary>
/// <param name="Place">Where it was read.</param>
/// <param name="Kind">What it is, such as "attribute" or "product"; for people.</param>
/// <param name="Code">Its code or SKU; empty when it has none that can be read.</param>
/// <param name="Row">What to send; null when the row is refused, or sent already.</param>
/// <param name="Violations">Why it is refused.</param>
/// <param name="Notices">What was taken differently from how it came.</param>
internal sealed record SourceRow(
    SourcePlace Place, string Kind, string Code, CatalogRow? Row, IReadOnlyList<Finding> Violations, IReadOnlyList<Finding> Notices)
{
    /// <summary>Whether it cannot be sent.</summary>
    public bool IsRefused => Violations.Count > 0;

    /// <summary>The row with what was found while reading it: refused when something was found against it.</summary>
    public static SourceRow Of(SourcePlace place, CatalogRow row, Findings findings) =>
        new(place, KindOf(row), CodeOf(row), findings.Violations.Count == 0 ? row : null, findings.Violations, findings.Notices);

    /// <summary>A row that cannot be sent.</summary>
    public static SourceRow Refused(SourcePlace place, string kind, string code, params IReadOnlyList<Finding> violations) =>
        new(place, kind, code, null, violations, []);

    private static string KindOf(CatalogRow row) => row.ResourceCase switch
    {
        CatalogRow.ResourceOneofCase.AttributeGroup => "attribute group",
        CatalogRow.ResourceOneofCase.Attribute => "attribute",
        CatalogRow.ResourceOneofCase.Category => "category",
        CatalogRow.ResourceOneofCase.Channel => "channel",
        CatalogRow.ResourceOneofCase.Family => "family",
        CatalogRow.ResourceOneofCase.FamilyVariant => "family variant",
        CatalogRow.ResourceOneofCase.AssociationType => "association type",
        CatalogRow.ResourceOneofCase.Product => row.Product.Type == Product.Types.Type.Model ? "product model" : "product",
        _ => "row",
    };

    private static string CodeOf(CatalogRow row) => row.ResourceCase switch
    {
        CatalogRow.ResourceOneofCase.AttributeGroup => row.AttributeGroup.Code,
        CatalogRow.ResourceOneofCase.Attribute => row.Attribute.Code,
        CatalogRow.ResourceOneofCase.Category => row.Category.Code,
        CatalogRow.ResourceOneofCase.Channel => row.Channel.Code,
        CatalogRow.ResourceOneofCase.Family => row.Family.Code,
        CatalogRow.ResourceOneofCase.FamilyVariant => row.FamilyVariant.Code,
        CatalogRow.ResourceOneofCase.AssociationType => row.AssociationType.Code,
        CatalogRow.ResourceOneofCase.Product => row.Product.Sku,
        _ => "",
    };
}
