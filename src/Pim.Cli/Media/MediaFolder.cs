using System.Globalization;
using System.Text.RegularExpressions;
using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.Client.Calls;
using Pim.V1;

namespace Pim.Cli.Media;

/// <summary>Finds the files of a folder, and what they are to become: by their names, or by a CSV that lists them.</summary>
internal static partial class MediaFolder
{
    private const string AltPrefix = "alt-";
    private const string CaptionPrefix = "caption-";
    private static readonly string[] Columns = ["file", "key", "sku", "attribute", "role", "tags"];

    /// <summary>All files of a folder and those below, by path. The key of each is its path in the folder; of a file that is named alone, its name.</summary>
    /// <param name="folder">The folder, or one file.</param>
    /// <param name="attribute">Where products name them, which are told by the names of the files; empty: nowhere.</param>
    /// <param name="role">What they are for.</param>
    public static IReadOnlyList<MediaFile> Read(string folder, string attribute, Asset.Types.Role role)
    {
        if (File.Exists(folder)) return [FileOf(Path.GetDirectoryName(Path.GetFullPath(folder))!, Path.GetFullPath(folder), attribute, role)];
        var files = new DirectoryInfo(folder) is { Exists: true } found
            ? found.EnumerateFiles("*", SearchOption.AllDirectories).Where(f => !f.Name.StartsWith('.')).Select(f => f.FullName)
            : throw new UnusableInputException($"{folder}: there is no such folder or file.");
        return files.Order(StringComparer.Ordinal).Select(path => FileOf(folder, path, attribute, role)).ToList();
    }

    private static MediaFile FileOf(string folder, string path, string attribute, Asset.Types.Role role) =>
        new(path, new Asset { Key = KeyOf(folder, path), Role = role })
        {
            Sku = attribute.Length == 0 ? "" : SkuOf(Path.GetFileNameWithoutExtension(path)),
            Attribute = attribute,
        };

    /// <summary>
    /// The files that a CSV lists: columns file, key, sku, attribute, role, tags (with | between them), alt-LOCALE, caption-LOCALE; only the first is
    /// required.
    /// </summary>
    public static async Task<IReadOnlyList<MediaFile>> ReadAsync(
        string folder, string csv, string delimiter, Asset.Types.Role role, CancellationToken cancellationToken)
    {
        using var table = await CsvTable.OpenAsync(File.OpenRead(csv), Path.GetFileName(csv), delimiter);
        if (table.IndexOf("file") < 0) throw new UnusableInputException($"{table.Name}: there is no column \"file\".");
        if (table.Header.FirstOrDefault(c => !Columns.Contains(c) && !IsText(c)) is { } unknown)
            throw new UnusableInputException(
                $"{table.Name}: the column \"{unknown}\" is not known; there are {string.Join(", ", Columns)}, alt-LOCALE and caption-LOCALE.");
        var files = new List<MediaFile>();
        await foreach (var record in table.ReadAsync(cancellationToken)) files.Add(Read(folder, record, role));
        return files;
    }

    /// <summary>The file of a key in a folder; null when there is none, or the key leads out of the folder.</summary>
    public static string? Find(string folder, string key)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(folder, key));
        return path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path) ? path : null;
    }

    /// <summary>The SKU in the name of a file: "TENT-3_2" and "TENT-3_02" are further pictures of "TENT-3".</summary>
    public static string SkuOf(string name) => Numbered().Match(name) is { Success: true } match ? match.Groups[1].Value : name;

    private static MediaFile Read(string folder, CsvRecord record, Asset.Types.Role role)
    {
        if (record.Damage is { } damage) throw Unusable(record, damage.Description);
        var path = Find(folder, record["file"]) ?? throw Unusable(record, $"there is no file {record["file"]} in {folder}.");
        var asset = new Asset { Key = record["key"] is { Length: > 0 } key ? key : KeyOf(folder, path), Role = RoleOf(record, role) };
        asset.Tags.Add(record["tags"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal));
        foreach (var column in record.Table.Header.Where(c => IsText(c) && record[c].Length > 0))
        {
            var texts = column.StartsWith(AltPrefix, StringComparison.Ordinal) ? asset.AlternativeTexts : asset.Captions;
            texts[column[(column.IndexOf('-', StringComparison.Ordinal) + 1)..]] = record[column];
        }
        var (sku, attribute) = (record["sku"], record["attribute"]);
        if (sku.Length > 0 != attribute.Length > 0) throw Unusable(record, "a sku needs an attribute, and an attribute a sku.");
        return new MediaFile(path, asset) { Sku = sku, Attribute = attribute };
    }

    private static Asset.Types.Role RoleOf(CsvRecord record, Asset.Types.Role otherwise)
    {
        if (record["role"].Length == 0) return otherwise;
        return TryRole(record["role"], out var role) ? role : throw Unusable(record, $"'{record["role"]}' is no role; there are {Roles}.");
    }

    private static UnusableInputException Unusable(CsvRecord record, string problem) => new($"{record.Table.Name}, line {record.Place.Line}: {problem}");

    /// <summary>The roles, as they are written.</summary>
    public static string Roles => string.Join(", ", Enum.GetValues<Asset.Types.Role>().Skip(1).Select(NameOf));

    /// <summary>Reads "main_image", in any case.</summary>
    public static bool TryRole(string text, out Asset.Types.Role role)
    {
        role = Enum.GetValues<Asset.Types.Role>().Skip(1).FirstOrDefault(r => NameOf(r).Equals(text, StringComparison.OrdinalIgnoreCase));
        return role != Asset.Types.Role.Unspecified;
    }

    /// <summary>"main_image" for MainImage.</summary>
    public static string NameOf(Asset.Types.Role role) => ServiceError.CodeName(role.ToString()).ToLower(CultureInfo.InvariantCulture);

    private static string KeyOf(string folder, string path) => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');

    private static bool IsText(string column) =>
        column.StartsWith(AltPrefix, StringComparison.Ordinal) && column.Length > AltPrefix.Length
        || column.StartsWith(CaptionPrefix, StringComparison.Ordinal) && column.Length > CaptionPrefix.Length;

    [GeneratedRegex("^(.+)_[0-9]{1,3}$")]
    private static partial Regex Numbered();
}
