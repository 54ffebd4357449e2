using Pim.V1;

namespace Pim.MarketplaceSync.Items;

/// <summary>A value as it stands in content.</summary>
/// <param name="Text">As a reader sees it.</param>
/// <param name="Label">For details: the name of the attribute.</param>
/// <param name="Group">For details: the name of its group.</param>
/// <param name="IsFallback">Whether another language stood in.</param>
/// <param name="Cells">For a row of a table: its cells by column.</param>
internal sealed record FoundValue(
    string Text, string Label = "", string Group = "", bool IsFallback = false, IReadOnlyDictionary<string, string>? Cells = null);

/// <summary>Reads values of one content.</summary>
/// <param name="content">The content.</param>
/// <param name="feed">The feed it is read for.</param>
/// <param name="media">The addresses of its assets.</param>
internal sealed class ContentValues(Content content, Mapping.Feed feed, Media media)
{
    /// <summary>The values at a place; none when there are none.</summary>
    public IReadOnlyList<FoundValue> At(Mapping.SourcePath path) => path.Kind switch
    {
        Mapping.SourceKind.Sku => Of(content.Sku),
        Mapping.SourceKind.Title =>
            [.. Of(PlainText.Clean(content.Title)).Select(v => v with { IsFallback = content.Attributes.Any(a => a.Fallback && a.Text == content.Title) })],
        Mapping.SourceKind.Image => Of(media.AddressOf(content.Image)),
        Mapping.SourceKind.FamilyCode => Of(content.Family?.Code),
        Mapping.SourceKind.FamilyLabel => Of(PlainText.Clean(content.Family?.Label_ ?? "")),
        Mapping.SourceKind.Model => Of(content.Variation?.Model),
        Mapping.SourceKind.Parent => Of(content.Variation?.Parent),
        Mapping.SourceKind.Category => [.. content.Categories.Select(c => new FoundValue(PathOf(c)))],
        Mapping.SourceKind.CategoryCodes => [.. content.Categories.Select(c => new FoundValue(c.Code))],
        Mapping.SourceKind.UpdateTime =>
            Of(content.UpdateTime?.ToDateTimeOffset().ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture)),
        Mapping.SourceKind.Media => [.. media.AddressesOf(path.Name).Select(a => new FoundValue(a))],
        _ => content.Attributes.FirstOrDefault(a => a.Code == path.Name) is { } attribute ? Of(attribute, path.Kind == Mapping.SourceKind.ValueCode) : [],
    };

    /// <summary>An attribute as a line of a list of details; none when content has no value.</summary>
    public FoundValue? Detail(string attribute)
    {
        if (content.Attributes.FirstOrDefault(a => a.Code == attribute) is not { } found) return null;
        var text = string.Join(", ", Of(found, isCode: false).Select(v => v.Text));
        return text.Length == 0 ? null : new FoundValue(text, PlainText.Clean(found.Label), PlainText.Clean(found.Group?.Label_ ?? ""), found.Fallback);
    }

    private IReadOnlyList<FoundValue> Of(ContentAttribute attribute, bool isCode) =>
        [.. TextsOf(attribute, isCode).Where(v => v.Text.Length > 0 || v.Cells is not null).Select(v => v with { IsFallback = attribute.Fallback })];

    private IEnumerable<FoundValue> TextsOf(ContentAttribute attribute, bool isCode) => attribute.DataCase switch
    {
        ContentAttribute.DataOneofCase.Text when attribute.Kind == ContentAttribute.Types.AttributeKind.RichText => [new(PlainText.OfHtml(attribute.Text))],
        ContentAttribute.DataOneofCase.Text => [new(PlainText.Clean(attribute.Text))],
        ContentAttribute.DataOneofCase.Number => [new(attribute.Number)],
        ContentAttribute.DataOneofCase.Measurement => [new($"{attribute.Measurement.Amount} {UnitOf(attribute.Measurement)}".TrimEnd())],
        ContentAttribute.DataOneofCase.Prices =>
            attribute.Prices.Prices.Where(p => p.CurrencyCode == feed.Currency).Select(p => new FoundValue(Price.Write(p))),
        ContentAttribute.DataOneofCase.Boolean => [new(attribute.Boolean ? "true" : "false")],
        ContentAttribute.DataOneofCase.Date => [new(attribute.Date)],
        ContentAttribute.DataOneofCase.Options => attribute.Options.Labels.Select(l => new FoundValue(isCode ? l.Code : PlainText.Clean(l.Label_))),
        ContentAttribute.DataOneofCase.Assets => attribute.Assets.Codes.Select(k => new FoundValue(isCode ? k : media.AddressOf(k))),
        ContentAttribute.DataOneofCase.Products => attribute.Products.Codes.Select(s => new FoundValue(s)),
        ContentAttribute.DataOneofCase.Table => attribute.Table.Rows.Select(r => RowOf(attribute.Table, r)),
        _ => [],
    };

    private static FoundValue RowOf(ContentTable table, ContentTableRow row)
    {
        var cells = table.Columns.Zip(row.Cells).DistinctBy(c => c.First.Code)
            .ToDictionary(c => c.First.Code, c => PlainText.Clean(c.Second), StringComparer.Ordinal);
        return new FoundValue(string.Join(' ', cells.Values), Cells: cells);
    }

    private static string UnitOf(ContentMeasurement measurement) => measurement.Symbol.Length > 0 ? measurement.Symbol : measurement.Unit?.Label_ ?? "";

    private static string PathOf(ContentCategory category) => PlainText.Clean(string.Join(" > ", category.Path.Select(l => l.Label_).Append(category.Label)));

    private static IReadOnlyList<FoundValue> Of(string? text) => string.IsNullOrEmpty(text) ? [] : [new FoundValue(text)];
}
