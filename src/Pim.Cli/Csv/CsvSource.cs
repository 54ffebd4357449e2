using System.Runtime.CompilerServices;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Csv;

/// <summary>The records of a CSV file as products.</summary>
internal static class CsvSource
{
    private const string Kind = "product";

    /// <summary>Reads all rows.</summary>
    public static async IAsyncEnumerable<SourceRow> ReadAsync(CsvTable table, CsvMapping mapping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            if (record.Damage is { } damage)
            {
                yield return SourceRow.Refused(record.Place, Kind, record[mapping.Sku?.Column ?? ""], damage);
                continue;
            }
            var findings = new Findings();
            yield return SourceRow.Of(record.Place, new CatalogRow { Product = Read(record, mapping, findings) }, findings);
        }
    }

    private static Product Read(CsvRecord record, CsvMapping mapping, Findings findings)
    {
        var cells = new CellReader(record, mapping, findings);
        var product = new Product
        {
            Sku = cells.Text(mapping.Sku).Trim(),
            Type = ReadType(cells.Text(mapping.Type).Trim(), mapping.Type, findings),
            Family = cells.Text(mapping.Family).Trim(),
            FamilyVariant = cells.Text(mapping.FamilyVariant).Trim(),
            Parent = cells.Text(mapping.Parent).Trim(),
        };
        if (product.Sku.Length == 0) findings.Refuse(mapping.Sku?.Column ?? "", "The SKU is empty.", "REQUIRED");
        if (cells.Boolean(mapping.Enabled) is { } enabled) product.Enabled = enabled;
        product.Categories.Add(cells.List(mapping.Categories));
        foreach (var value in mapping.Values) cells.AddTo(product, value);
        foreach (var association in mapping.Associations)
        {
            if (cells.List(association) is { Length: > 0 } skus) product.Associations[association.Type] = new CodeList { Codes = { skus } };
        }
        return product;
    }

    private static Product.Types.Type ReadType(string text, CellMapping? cell, Findings findings)
    {
        switch (text.ToLowerInvariant())
        {
            case "" or "product": return Product.Types.Type.Product;
            case "model": return Product.Types.Type.Model;
            default:
                findings.Refuse(cell?.Column ?? "type", $"'{text}' is neither product nor model.", "WRONG_TYPE");
                return Product.Types.Type.Unspecified;
        }
    }
}
