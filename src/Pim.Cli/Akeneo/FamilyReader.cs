using System.Runtime.CompilerServices;
using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Akeneo;

/// <summary>Reads families and their variants.</summary>
internal sealed class FamilyReader(AkeneoFolder folder, AkeneoCatalog catalog)
{
    private const string RequirementsPrefix = "requirements-";
    private const string AxesPrefix = "variant-axes_";
    private const string AttributesPrefix = "variant-attributes_";

    /// <summary>Families, without the attributes that could not be imported.</summary>
    public async IAsyncEnumerable<SourceRow> ReadFamiliesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.Families);
        if (table is null) yield break;
        await foreach (var record in table.ReadAsync(cancellationToken))
            yield return record.ToRow("family", findings => new CatalogRow { Family = ReadFamily(record, findings) });
    }

    /// <summary>Family variants. Fills the catalogue.</summary>
    public async IAsyncEnumerable<SourceRow> ReadVariantsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.FamilyVariants);
        if (table is null) yield break;
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            catalog.FamilyOfVariant[record["code"]] = record["family"];
            yield return record.ToRow("family variant", findings => new CatalogRow { FamilyVariant = ReadVariant(record, findings) });
        }
    }

    private Family ReadFamily(CsvRecord record, Findings findings)
    {
        var family = new Family
        {
            Code = record["code"],
            LabelAttribute = Taken(record["attribute_as_label"], "attribute_as_label", findings) ?? "",
            ImageAttribute = Taken(record["attribute_as_image"], "attribute_as_image", findings) ?? "",
        };
        record.ReadLabels(family.Labels);
        family.Attributes.Add(Taken(record, "attributes", findings));
        foreach (var column in record.Table.Header.Where(c => c.StartsWith(RequirementsPrefix, StringComparison.Ordinal)))
        {
            var requirements = new AttributeRequirements();
            requirements.Attributes.Add(Taken(record, column, findings));
            if (requirements.Attributes.Count > 0) family.Requirements[column[RequirementsPrefix.Length..]] = requirements;
        }
        return family;
    }

    private FamilyVariant ReadVariant(CsvRecord record, Findings findings)
    {
        var variant = new FamilyVariant { Code = record["code"], Family = record["family"] };
        record.ReadLabels(variant.Labels);
        for (var number = 1; record[$"{AxesPrefix}{number}"].Length > 0; number++)
        {
            var level = new VariantLevel();
            level.Axes.Add(record.List($"{AxesPrefix}{number}"));
            // Exports name the identifier at the last level. It is the SKU, which each product has: no level keeps it.
            level.Attributes.Add(Taken(record, $"{AttributesPrefix}{number}", findings).Where(a => a != catalog.Identifier));
            variant.Levels.Add(level);
        }
        return variant;
    }

    private IEnumerable<string> Taken(CsvRecord record, string column, Findings findings) =>
        record.List(column).Select(attribute => Taken(attribute, column, findings)).OfType<string>();

    /// <summary>The attribute, or null for one that could not be imported. An attribute that is not in the files may be in the service.</summary>
    private string? Taken(string attribute, string column, Findings findings)
    {
        if (!catalog.RefusedAttributes.Contains(attribute)) return attribute;
        findings.Note(column, $"'{attribute}' was left out: the attribute could not be imported.", "ATTRIBUTE_NOT_IMPORTED");
        return null;
    }
}
