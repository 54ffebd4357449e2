using Pim.Cli.Csv;
using Pim.V1;

namespace Pim.Cli.Akeneo;

/// <summary>
/// What the columns of products.csv and product_models.csv mean. The grammar of a header is attribute[-locale][-channel], the two in either
/// order; prices add -CURRENCY, measurements -unit; associations are TYPE-products, TYPE-product_models and TYPE-groups.
/// </summary>
internal sealed class ProductColumns
{
    private const string UnitSuffix = "unit";
    private readonly AkeneoCatalog _catalog;
    private readonly List<ValueColumns> _values = [];
    private readonly List<AssociationColumn> _associations = [];
    private readonly List<UntakenColumn> _untaken = [];

    private ProductColumns(AkeneoCatalog catalog) => _catalog = catalog;

    /// <summary>The columns of each value.</summary>
    public IReadOnlyList<ValueColumns> Values => _values;

    /// <summary>Columns that name other products.</summary>
    public IReadOnlyList<AssociationColumn> Associations => _associations;

    /// <summary>Columns that cannot be imported; told of when they are filled.</summary>
    public IReadOnlyList<UntakenColumn> Untaken => _untaken;

    /// <summary>Reads the header of a file.</summary>
    /// <param name="table">The file.</param>
    /// <param name="fixedColumns">Columns that are no values: the code, the family and so on.</param>
    /// <param name="catalog">What the files say of attributes and channels.</param>
    public static ProductColumns Of(CsvTable table, IReadOnlyCollection<string> fixedColumns, AkeneoCatalog catalog)
    {
        var columns = new ProductColumns(catalog);
        for (var i = 0; i < table.Header.Count; i++)
        {
            if (!fixedColumns.Contains(table.Header[i])) columns.Add(table.Header[i], i);
        }
        return columns;
    }

    private void Add(string header, int cell)
    {
        var parts = header.Split('-');
        if (_catalog.Attributes.TryGetValue(parts[0], out var attribute)) AddValue(header, cell, attribute, parts.AsSpan(1));
        else if (_catalog.RefusedAttributes.Contains(parts[0])) Leave(header, cell, "Its attribute could not be imported.", "ATTRIBUTE_NOT_IMPORTED");
        else if (parts is [var type, "products" or "product_models"]) _associations.Add(new(cell, type));
        else if (parts is ["groups"] or [_, "groups"]) Leave(header, cell, "Groups of products are not supported.", "GROUPS_NOT_SUPPORTED");
        else Leave(header, cell, $"There is no attribute '{parts[0]}'.", "UNKNOWN_COLUMN");
    }

    private void Leave(string header, int cell, string description, string reason) => _untaken.Add(new(cell, header, description, reason));

    private void AddValue(string header, int cell, AkeneoAttribute attribute, ReadOnlySpan<string> parts)
    {
        if (attribute.Type == AttributeType.Identifier)
        {
            Leave(header, cell, "The identifier is the SKU and has no value of its own.", "IDENTIFIER_HAS_NO_VALUE");
            return;
        }
        var isUnit = attribute.Type == AttributeType.Measurement && parts is [.., UnitSuffix];
        var currency = attribute.Type == AttributeType.PriceCollection && parts is [.., var last] && IsCurrency(last) ? last : "";
        if (isUnit || currency.Length > 0) parts = parts[..^1];
        if (FindPlace(attribute, parts) is not var (channel, locale))
        {
            Leave(header, cell, $"The header does not fit the attribute '{attribute.Code}', which {Describe(attribute)}.", "HEADER_DOES_NOT_FIT");
            return;
        }
        var value = ColumnsOf(attribute, channel, locale);
        if (isUnit) value.UnitCell = cell;
        else value.Cells.Add(new(cell, header, currency));
    }

    /// <summary>The channel and locale of a header; null when they are not what the attribute asks for.</summary>
    private (string Channel, string Locale)? FindPlace(AkeneoAttribute attribute, ReadOnlySpan<string> parts)
    {
        var (channel, locale) = ("", "");
        foreach (var part in parts)
        {
            var isLocale = attribute.Localizable && locale.Length == 0 && AkeneoLocales.IsLocale(part) && !_catalog.Channels.Contains(part);
            if (isLocale) locale = AkeneoLocales.ToBcp47(part);
            else if (attribute.Scopable && channel.Length == 0) channel = part;
            else return null;
        }
        return attribute.Scopable == channel.Length > 0 && attribute.Localizable == locale.Length > 0 ? (channel, locale) : null;
    }

    private ValueColumns ColumnsOf(AkeneoAttribute attribute, string channel, string locale)
    {
        var value = _values.Find(v => v.Attribute.Code == attribute.Code && v.Channel == channel && v.Locale == locale);
        if (value is null) _values.Add(value = new ValueColumns(attribute, channel, locale));
        return value;
    }

    private static bool IsCurrency(string text) => text.Length == 3 && text.All(char.IsAsciiLetterUpper);

    private static string Describe(AkeneoAttribute attribute) => (attribute.Localizable, attribute.Scopable) switch
    {
        (true, true) => "differs by locale and channel",
        (true, false) => "differs by locale only",
        (false, true) => "differs by channel only",
        _ => "is the same in all locales and channels",
    };
}

/// <summary>The columns that make up one value: one, or an amount and its unit, or a price in each currency.</summary>
internal sealed record ValueColumns(AkeneoAttribute Attribute, string Channel, string Locale)
{
    /// <summary>The columns of the value itself; several for prices.</summary>
    public List<ValueCell> Cells { get; } = [];

    /// <summary>Place of the column of the unit; -1 when there is none.</summary>
    public int UnitCell { get; set; } = -1;
}

/// <summary>A column of a value, with its currency where it is a price in one.</summary>
internal readonly record struct ValueCell(int Cell, string Header, string Currency);

/// <summary>A column that names other products.</summary>
internal readonly record struct AssociationColumn(int Cell, string Type);

/// <summary>A column that cannot be imported, and why.</summary>
internal readonly record struct UntakenColumn(int Cell, string Header, string Description, string Reason);
