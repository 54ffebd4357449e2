using System.Runtime.CompilerServices;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Media;

/// <summary>The files that rows name on their way through, as far as a folder has them.</summary>
internal sealed class NamedFiles(string folder)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Those that are there, by key.</summary>
    public IReadOnlyList<MediaFile> Found => _keys.Order(StringComparer.Ordinal).Select(key => (Key: key, Path: MediaFolder.Find(folder, key)))
        .Where(file => file.Path is not null).Select(file => new MediaFile(file.Path!, new Asset { Key = file.Key })).ToList();

    /// <summary>How many are not there.</summary>
    public int MissingCount => _keys.Count(key => MediaFolder.Find(folder, key) is null);

    /// <summary>Passes rows on and notes what they name.</summary>
    public async IAsyncEnumerable<SourceRow> NoteAsync(IAsyncEnumerable<SourceRow> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (row.Row?.Product is { } product) _keys.UnionWith(product.Values.Values.SelectMany(set => set.Values).SelectMany(value => value.Assets?.Codes ?? []));
            yield return row;
        }
    }
}
