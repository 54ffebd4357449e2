namespace Pim.Cli.Csv;

/// <summary>
/// Says what the columns of a CSV file mean: the JSON file that `pim import csv --mapping` reads, comments allowed.
/// <see cref="MappingTemplate"/> writes one to begin with, which explains each property.
/// </summary>
internal sealed record CsvMapping
{
    /// <summary>What stands between cells.</summary>
    public string Delimiter { get; init; } = ",";

    /// <summary>The decimal point of numbers, amounts and prices: "." or ",".</summary>
    public string DecimalPoint { get; init; } = ".";

    /// <summary>The SKU. Required.</summary>
    public CellMapping? Sku { get; init; }

    /// <summary>"product" or "model"; without it: product.</summary>
    public CellMapping? Type { get; init; }

    /// <summary>Code of the family.</summary>
    public CellMapping? Family { get; init; }

    /// <summary>Code of the family variant, for models.</summary>
    public CellMapping? FamilyVariant { get; init; }

    /// <summary>SKU of the model above.</summary>
    public CellMapping? Parent { get; init; }

    /// <summary>Whether channels may see the product.</summary>
    public CellMapping? Enabled { get; init; }

    /// <summary>Codes of categories.</summary>
    public CellMapping? Categories { get; init; }

    /// <summary>The values.</summary>
    public IReadOnlyList<ValueMapping> Values { get; init; } = [];

    /// <summary>Products that the product points at.</summary>
    public IReadOnlyList<AssociationMapping> Associations { get; init; } = [];
}

/// <summary>Where a cell comes from, and how it is read.</summary>
internal record CellMapping
{
    /// <summary>Name of the column; this or the constant.</summary>
    public string? Column { get; init; }

    /// <summary>What every row has.</summary>
    public string? Constant { get; init; }

    /// <summary>What stands between the parts of a list; without it a comma.</summary>
    public string? Separator { get; init; }

    /// <summary>Words for true; without them true, yes and 1.</summary>
    public IReadOnlyList<string>? True { get; init; }

    /// <summary>Words for false; without them false, no and 0.</summary>
    public IReadOnlyList<string>? False { get; init; }
}

/// <summary>A value of an attribute.</summary>
internal sealed record ValueMapping : CellMapping
{
    /// <summary>Code of the attribute. Required.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>BCP 47 locale, for attributes that differ by locale.</summary>
    public string Locale { get; init; } = "";

    /// <summary>Code of the channel, for attributes that differ by channel.</summary>
    public string Channel { get; init; } = "";

    /// <summary>How the cell is read.</summary>
    public ValueKind As { get; init; } = ValueKind.Text;

    /// <summary>measurement: code of the unit.</summary>
    public string? Unit { get; init; }

    /// <summary>measurement: column with the code of the unit.</summary>
    public string? UnitColumn { get; init; }

    /// <summary>price: ISO 4217 code of the currency.</summary>
    public string? Currency { get; init; }

    /// <summary>price: column with the currency.</summary>
    public string? CurrencyColumn { get; init; }

    /// <summary>date: how days are written, such as "dd.MM.yyyy"; without it "yyyy-MM-dd".</summary>
    public string? Format { get; init; }
}

/// <summary>Products that a product points at, by type.</summary>
internal sealed record AssociationMapping : CellMapping
{
    /// <summary>Code of the association type. Required.</summary>
    public string Type { get; init; } = "";
}

/// <summary>How the cell of a value is read.</summary>
internal enum ValueKind
{
    Text,
    Number,
    Measurement,
    Price,
    Boolean,
    Date,
    Option,
    Options,
    Assets,
    Products,
}
