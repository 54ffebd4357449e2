using System.Runtime.CompilerServices;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Media;

/// <summary>
/// The files that rows name on their way through, as far as a folder has them. It may be the one that paths lead from, or the one that they begin with:
/// files/1/image/tent.jpg is found in "export" and in "export/files".
/// </summary>
internal sealed class NamedFiles(string folder)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly string _start = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) + "/";

    /// <summary>Those that are there, by key.</summary>
    public IReadOnlyList<MediaFile> Found => Keys.Select(key => (Key: key, Path: Find(key)))
        .Where(file => file.Path is not null).Select(file => new MediaFile(file.Path!, new Asset { Key = file.Key })).ToList();

    /// <summary>The keys of those that are not there.</summary>
    public IReadOnlyList<string> Missing => Keys.Where(key => Find(key) is null).ToList();

    private IEnumerable<string> Keys => _keys.Order(StringComparer.Ordinal);

    /// <summary>Passes rows on and notes what they name.</summary>
    public async IAsyncEnumerable<SourceRow> NoteAsync(IAsyncEnumerable<SourceRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Row?.Product is { } product)
                _keys.UnionWith(product.Values.Values.SelectMany(set => set.Values).SelectMany(value => value.Assets?.Codes ?? []));
            yield return row;
        }
    }

    private string? Find(string key) =>
        MediaFolder.Find(folder, key) ?? (key.StartsWith(_start, StringComparison.Ordinal) ? MediaFolder.Find(folder, key[_start.Length..]) : null);
}
