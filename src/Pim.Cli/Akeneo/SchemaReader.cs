using System.Runtime.CompilerServices;
using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Akeneo;

/// <summary>Reads the files of the schema other than the attributes and the families.</summary>
internal sealed class SchemaReader(AkeneoFolder folder, AkeneoCatalog catalog, AkeneoOptions options)
{
    /// <summary>Attribute groups.</summary>
    public async IAsyncEnumerable<SourceRow> ReadAttributeGroupsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.AttributeGroups);
        if (table is null) yield break;
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            yield return record.ToRow("attribute group", findings =>
            {
                var group = new AttributeGroup { Code = record["code"], Position = record.Integer("sort_order", findings) ?? 0 };
                record.ReadLabels(group.Labels);
                return new CatalogRow { AttributeGroup = group };
            });
        }
    }

    /// <summary>Categories, parents before their children; their position is their place in the file, which is that of the tree.</summary>
    public async IAsyncEnumerable<SourceRow> ReadCategoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.Categories);
        if (table is null) yield break;
        var rows = new List<SourceRow>();
        var siblings = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            rows.Add(record.ToRow("category", _ =>
            {
                var parent = record["parent"];
                var position = siblings[parent] = siblings.GetValueOrDefault(parent) + 1;
                var category = new Category { Code = record["code"], Parent = parent, Position = position };
                record.ReadLabels(category.Labels);
                return new CatalogRow { Category = category };
            }));
        }
        foreach (var row in ParentsFirst(rows)) yield return row;
    }

    /// <summary>Channels.</summary>
    public async IAsyncEnumerable<SourceRow> ReadChannelsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.Channels);
        if (table is null) yield break;
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            catalog.Channels.Add(record["code"]);
            yield return record.ToRow("channel", _ => new CatalogRow { Channel = ReadChannel(record) });
        }
    }

    /// <summary>Association types.</summary>
    public async IAsyncEnumerable<SourceRow> ReadAssociationTypesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.AssociationTypes);
        if (table is null) yield break;
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            catalog.AssociationTypes.Add(record["code"]);
            yield return record.ToRow("association type", _ =>
            {
                var type = new AssociationType { Code = record["code"] };
                record.ReadLabels(type.Labels);
                return new CatalogRow { AssociationType = type };
            });
        }
    }

    private Channel ReadChannel(CsvRecord record)
    {
        var channel = new Channel { Code = record["code"], CategoryTree = record["tree"] };
        record.ReadLabels(channel.Labels);
        channel.Currencies.Add(record.List("currencies"));
        foreach (var locale in record.List("locales").Select(AkeneoLocales.ToBcp47))
        {
            var served = new ChannelLocale { Locale = locale };
            served.Fallbacks.Add(options.Fallbacks.GetValueOrDefault(locale) ?? []);
            channel.Locales.Add(served);
        }
        return channel;
    }

    /// <summary>The same rows in an order in which no parent follows its child; those of a circle come in any order, for the service to refuse.</summary>
    private static IEnumerable<SourceRow> ParentsFirst(List<SourceRow> rows)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++) places.TryAdd(rows[i].Code, i);
        var taken = new bool[rows.Count];
        var branch = new Stack<SourceRow>();
        for (var i = 0; i < rows.Count; i++)
        {
            for (var at = i; at >= 0 && !taken[at]; at = places.GetValueOrDefault(rows[at].Row?.Category.Parent ?? "", -1))
            {
                taken[at] = true;
                branch.Push(rows[at]);
            }
            while (branch.TryPop(out var row)) yield return row;
        }
    }
}
