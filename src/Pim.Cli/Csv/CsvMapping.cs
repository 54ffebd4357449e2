using System.Text.Json;
using System.Text.Json.Serialization;
using Pim.Cli.Import;

namespace Pim.Cli.Csv;

/// <summary>
/// Says what the columns of a CSV file mean: the JSON file that `pim import csv --mapping` reads, comments allowed.
/// <see cref="MappingTemplate"/> writes one to begin with, which explains each property.
/// </summary>
internal sealed record CsvMapping
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

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

    /// <summary>Reads a mapping.</summary>
    /// <exception cref="UnusableInputException">It cannot be read; names the property and the line.</exception>
    public static CsvMapping Load(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<CsvMapping>(File.ReadAllText(path), Json) ?? throw new UnusableInputException($"{path}: the mapping is empty.");
        }
        catch (JsonException e)
        {
            var line = e.LineNumber is { } number ? $", line {number + 1}" : "";
            throw new UnusableInputException($"{path}{line}: {Explain(e)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"The mapping {path} cannot be read: {e.Message}");
        }
    }

    /// <summary>The messages of the JSON reader name types of this program, which tell its users nothing.</summary>
    private static string Explain(JsonException e)
    {
        if (e.Message.StartsWith("The JSON property '", StringComparison.Ordinal)) return $"{e.Path}: there is no such property here.";
        if (e.Message.Contains("could not be converted to", StringComparison.Ordinal))
            return e.Path!.EndsWith(".as", StringComparison.Ordinal)
                ? $"{e.Path}: must be one of {string.Join(", ", Enum.GetNames<ValueKind>().Select(JsonNamingPolicy.CamelCase.ConvertName))}."
                : $"{e.Path}: is not of the kind that stands here.";
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end > 0 ? $"{e.Path}: {e.Message[..end]}" : e.Message;
    }
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
