using System.Runtime.CompilerServices;
using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;
using Attribute = Pim.V1.Attribute;

namespace Pim.Cli.Akeneo;

/// <summary>Reads attributes.csv with the options of attribute_options.csv and the units of the measurement families.</summary>
internal sealed class AttributeReader(AkeneoFolder folder, AkeneoCatalog catalog, MeasurementFamilies families)
{
    /// <summary>The attributes with all they own; then what could not be taken of the options. Fills the catalogue.</summary>
    public async IAsyncEnumerable<SourceRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.Attributes);
        if (table is null) yield break;
        var options = new AttributeOptions();
        await options.ReadAsync(folder, cancellationToken);
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            var row = record.ToRow("attribute", findings => new CatalogRow { Attribute = Read(record, options, findings) });
            if (row.Row is null) catalog.RefusedAttributes.Add(row.Code);
            else catalog.Attributes[row.Code] = Summary(row.Row.Attribute);
            yield return row;
        }
        foreach (var refused in options.Unused) yield return refused;
    }

    private static AkeneoAttribute Summary(Attribute attribute) => new(attribute.Code, attribute.Type, attribute.Localizable, attribute.Scopable);

    private Attribute Read(CsvRecord record, AttributeOptions options, Findings findings)
    {
        var attribute = new Attribute
        {
            Code = record["code"],
            Type = ReadType(record, findings),
            Group = record["group"],
            Localizable = record["localizable"] == "1",
            Scopable = record["scopable"] == "1",
            Position = record.Integer("sort_order", findings) ?? 0,
        };
        record.ReadLabels(attribute.Labels);
        if (record["unique"] == "1") attribute.Unique = CanBeUnique(attribute.Type, findings);
        if (AttributeRuleReader.Read(record, attribute, findings) is { } rules) attribute.Rules = rules;
        if (attribute.Type is AttributeType.SingleSelect or AttributeType.MultiSelect) attribute.Options.Add(options.Take(attribute.Code));
        if (attribute.Type == AttributeType.Measurement) ReadUnits(record, attribute, findings);
        return attribute;
    }

    private static AttributeType ReadType(CsvRecord record, Findings findings)
    {
        switch (record["type"])
        {
            case "pim_catalog_identifier": return AttributeType.Identifier;
            case "pim_catalog_text": return AttributeType.Text;
            case "pim_catalog_textarea": return record["wysiwyg_enabled"] == "1" ? AttributeType.RichText : AttributeType.Text;
            case "pim_catalog_number": return AttributeType.Number;
            case "pim_catalog_metric": return AttributeType.Measurement;
            case "pim_catalog_price_collection": return AttributeType.PriceCollection;
            case "pim_catalog_boolean": return AttributeType.Boolean;
            case "pim_catalog_date": return AttributeType.Date;
            case "pim_catalog_simpleselect": return AttributeType.SingleSelect;
            case "pim_catalog_multiselect": return AttributeType.MultiSelect;
            case "pim_catalog_image" or "pim_catalog_file": return AttributeType.Asset;
            case var other:
                findings.Refuse("type", $"Attributes of the type '{other}' cannot be imported; neither can the values of this one.", "UNSUPPORTED_TYPE");
                return AttributeType.Unspecified;
        }
    }

    /// <summary>The identifier is unique by its nature; of the others, only those whose values can be compared.</summary>
    private static bool CanBeUnique(AttributeType type, Findings findings)
    {
        if (type is AttributeType.Text or AttributeType.Number or AttributeType.Date) return true;
        if (type != AttributeType.Identifier) findings.Note("unique", "Only text, number and date attributes can be unique.", "RULE_NOT_TAKEN");
        return false;
    }

    private void ReadUnits(CsvRecord record, Attribute attribute, Findings findings)
    {
        var family = record["metric_family"];
        if (families.Find(family) is not { } units)
        {
            var known = string.Join(", ", families.Names);
            findings.Refuse("metric_family", $"The units of the measurement family '{family}' are not known: give them with --units. Known are {known}.",
                "UNKNOWN_METRIC_FAMILY");
            return;
        }
        attribute.Units.Add(units.Select(u => u.Clone()));
        attribute.DefaultUnit = record["default_metric_unit"];
        if (attribute.DefaultUnit.Length > 0 && units.All(u => u.Code != attribute.DefaultUnit))
            findings.Refuse("default_metric_unit", $"The measurement family '{family}' has no unit '{attribute.DefaultUnit}': give it with --units.",
                "UNKNOWN_UNIT");
    }

    /// <summary>The options of all attributes, which Akeneo keeps in a file of their own.</summary>
    private sealed class AttributeOptions
    {
        private readonly Dictionary<string, List<(SourcePlace Place, AttributeOption Option)>> _options = new(StringComparer.Ordinal);
        private readonly List<SourceRow> _refused = [];

        /// <summary>Options that could not be read, or whose attribute has none.</summary>
        public IEnumerable<SourceRow> Unused => _refused.Concat(_options.SelectMany(e => e.Value.Select(o => SourceRow.Refused(
            o.Place, "attribute option", o.Option.Code, new Finding("attribute", $"There is no select attribute '{e.Key}'.", "UNKNOWN_ATTRIBUTE")))));

        public async Task ReadAsync(AkeneoFolder folder, CancellationToken cancellationToken)
        {
            using var table = await folder.OpenTableAsync(AkeneoFolder.AttributeOptions);
            if (table is null) return;
            await foreach (var record in table.ReadAsync(cancellationToken))
            {
                var findings = new Findings();
                if (record.Damage is { } damage) findings.Refuse(damage.Field, damage.Description, damage.Reason);
                var option = new AttributeOption { Code = record["code"], Position = record.Integer("sort_order", findings) ?? 0 };
                record.ReadLabels(option.Labels);
                if (findings.Violations.Count > 0)
                {
                    _refused.Add(SourceRow.Refused(record.Place, "attribute option", option.Code, findings.Violations));
                    continue;
                }
                if (!_options.TryGetValue(record["attribute"], out var options)) _options[record["attribute"]] = options = [];
                options.Add((record.Place, option));
            }
        }

        public IEnumerable<AttributeOption> Take(string attribute) =>
            _options.Remove(attribute, out var options) ? options.Select(o => o.Option) : [];
    }
}
