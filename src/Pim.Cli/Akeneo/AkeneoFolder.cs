using Pim.Cli.Csv;
using Pim.Cli.Import;

namespace Pim.Cli.Akeneo;

/// <summary>A folder with the CSV files of an Akeneo export, each plain or packed (".csv.gz").</summary>
internal sealed class AkeneoFolder
{
    public const string AttributeGroups = "attribute_groups";
    public const string Attributes = "attributes";
    public const string AttributeOptions = "attribute_options";
    public const string Categories = "categories";
    public const string Channels = "channels";
    public const string Locales = "locales";
    public const string Currencies = "currencies";
    public const string Families = "families";
    public const string FamilyVariants = "family_variants";
    public const string AssociationTypes = "association_types";
    public const string ProductModels = "product_models";
    public const string Products = "products";

    private static readonly string[] Names =
    [
        AttributeGroups, Attributes, AttributeOptions, Categories, Channels, Locales, Currencies, Families, FamilyVariants, AssociationTypes,
        ProductModels, Products,
    ];

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private readonly string _delimiter;

    private AkeneoFolder(string delimiter) => _delimiter = delimiter;

    /// <summary>How far reading is.</summary>
    public InputFiles Files { get; } = new();

    /// <summary>Finds the files of a folder and makes sure that all are UTF-8.</summary>
    /// <exception cref="UnusableInputException">It is no such folder, or a file is not UTF-8.</exception>
    public static async Task<AkeneoFolder> OpenAsync(string path, string delimiter, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path)) throw new UnusableInputException($"The folder {path} does not exist.");
        var folder = new AkeneoFolder(delimiter);
        foreach (var name in Names)
        {
            var plain = Path.Combine(path, name + ".csv");
            if (File.Exists(plain)) folder._paths[name] = plain;
            else if (File.Exists(plain + ".gz")) folder._paths[name] = plain + ".gz";
        }
        if (folder._paths.Count == 0)
            throw new UnusableInputException($"{path} holds none of the files of an Akeneo export: {string.Join(", ", Names.Select(n => n + ".csv"))}.");
        if (!folder.Has(Attributes) && (folder.Has(Products) || folder.Has(ProductModels)))
            throw new UnusableInputException($"{path} holds products, but no attributes.csv: it is needed to tell what their columns mean.");

        foreach (var (name, file) in folder._paths)
        {
            await InputFiles.CheckEncodingAsync(file, cancellationToken);
            folder.Files.Announce(file);
            if (name == ProductModels) folder.Files.Announce(file); // read twice: roots first
        }
        return folder;
    }

    public bool Has(string name) => _paths.ContainsKey(name);

    /// <summary>Opens one of the files; null when the folder has none of that name.</summary>
    public async Task<CsvTable?> OpenTableAsync(string name) =>
        _paths.TryGetValue(name, out var path) ? await CsvTable.OpenAsync(Files.Open(path), Path.GetFileName(path), _delimiter) : null;
}
