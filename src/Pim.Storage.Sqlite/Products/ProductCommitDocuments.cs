using System.Text.Json;
using Pim.Application.Products;
using Pim.Domain;
using Pim.Domain.Products;
using Pim.Storage.Sqlite.Documents;

namespace Pim.Storage.Sqlite.Products;

/// <summary>The documents of a commit's changes, written before the commit is queued.</summary>
internal sealed class ProductCommitDocuments : IDisposable
{
    private readonly DocumentBuffer _buffer;
    private readonly (Range Document, Range Fields, Range State)[] _places;

    public ProductCommitDocuments(IReadOnlyList<ProductChange> changes)
    {
        _buffer = new DocumentBuffer(4_096 * changes.Count);
        _places = new (Range, Range, Range)[changes.Count];
        for (var i = 0; i < changes.Count; i++) _places[i] = Add(changes[i]);
    }

    /// <summary>The product after the change; empty for deletions.</summary>
    public ReadOnlySpan<byte> Product(int change) => _buffer[_places[change].Document];

    /// <summary>What the change changed.</summary>
    public ReadOnlySpan<byte> ChangedFields(int change) => _buffer[_places[change].Fields];

    /// <summary>The state after the change; empty when there is nothing to tell.</summary>
    public ReadOnlySpan<byte> State(int change) => _buffer[_places[change].State];

    /// <inheritdoc/>
    public void Dispose() => _buffer.Dispose();

    private (Range Document, Range Fields, Range State) Add(ProductChange change)
    {
        var document = change.After is null ? default : _buffer.Add(change.After, ProductDocument.Write);
        var fields = _buffer.Add(change.ChangedFields, static (Utf8JsonWriter json, ValueList<string> fields) => json.WriteCodes(fields));
        return (document, fields, change.State == ProductState.None ? default : _buffer.Add(change.State, StateDocument.Write));
    }
}
