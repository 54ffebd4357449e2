using System.Runtime.CompilerServices;
using Pim.Cli.Import;

namespace Pim.Cli.Akeneo;

/// <summary>
/// An Akeneo export as rows, in an order that imports: what a row refers to comes before it. Only the schema and the codes of models are
/// held in memory.
/// </summary>
internal sealed class AkeneoSource(AkeneoFolder folder, AkeneoOptions options)
{
    /// <summary>Reads all rows.</summary>
    /// <exception cref="UnusableInputException">A file or an option cannot be used.</exception>
    public async IAsyncEnumerable<SourceRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var catalog = new AkeneoCatalog();
        var schema = new SchemaReader(folder, catalog, options);
        var families = new FamilyReader(folder, catalog);
        var products = new ProductReader(folder, catalog, options);
        var attributes = new AttributeReader(folder, catalog, await MeasurementFamilies.LoadAsync(options.UnitsFile, cancellationToken));
        var channels = await schema.ReadChannelsAsync(cancellationToken).ToListAsync(cancellationToken);
        CheckFallbacks(channels);

        IAsyncEnumerable<SourceRow>[] parts =
        [
            schema.ReadAttributeGroupsAsync(cancellationToken),
            attributes.ReadAsync(cancellationToken),
            schema.ReadCategoriesAsync(cancellationToken),
            channels.ToAsyncEnumerable(),
            families.ReadFamiliesAsync(cancellationToken),
            families.ReadVariantsAsync(cancellationToken),
            schema.ReadAssociationTypesAsync(cancellationToken),
            products.ReadModelsAsync(cancellationToken),
            products.ReadProductsAsync(cancellationToken),
        ];
        foreach (var part in parts)
        {
            await foreach (var row in part) yield return row;
        }
    }

    private void CheckFallbacks(List<SourceRow> channels)
    {
        var served = channels.SelectMany(c => c.Row?.Channel.Locales.Select(l => l.Locale) ?? []).ToHashSet(StringComparer.Ordinal);
        if (options.Fallbacks.Keys.FirstOrDefault(l => !served.Contains(l)) is not { } unknown) return;
        var known = string.Join(", ", served.Order(StringComparer.Ordinal));
        throw new UnusableInputException($"--fallback {unknown}=...: no channel serves {unknown}; channels serve {known}.");
    }
}
