using System.Runtime.CompilerServices;
using Pim.Cli.Csv;
using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Akeneo;

/// <summary>Reads products and product models.</summary>
internal sealed class ProductReader(AkeneoFolder folder, AkeneoCatalog catalog, AkeneoOptions options)
{
    private static readonly string[] ModelColumns = ["code", "family_variant", "parent", "categories"];
    private readonly ValueReader _values = new(options.KeepBackslashN);

    /// <summary>Models, roots before the sub-models. The file is read twice for it. Fills the catalogue.</summary>
    public async IAsyncEnumerable<SourceRow> ReadModelsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var roots in new[] { true, false })
        {
            await foreach (var row in ReadModelsAsync(roots, cancellationToken)) yield return row;
        }
    }

    /// <summary>Products.</summary>
    public async IAsyncEnumerable<SourceRow> ReadProductsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.Products);
        if (table is null) yield break;
        var sku = catalog.Identifier;
        if (table.IndexOf(sku) < 0) throw new UnusableInputException($"{table.Name} has no column '{sku}', which is the identifier.");
        var columns = ProductColumns.Of(table, [sku, "family", "parent", "categories", "enabled"], catalog);
        await foreach (var record in table.ReadAsync(cancellationToken))
            yield return record.ToRow("product", findings => new CatalogRow { Product = ReadProduct(record, sku, columns, findings) }, sku);
    }

    private async IAsyncEnumerable<SourceRow> ReadModelsAsync(bool roots, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var table = await folder.OpenTableAsync(AkeneoFolder.ProductModels);
        if (table is null) yield break;
        if (table.IndexOf("code") < 0) throw new UnusableInputException($"{table.Name} has no column 'code'.");
        var columns = ProductColumns.Of(table, ModelColumns, catalog);
        await foreach (var record in table.ReadAsync(cancellationToken))
        {
            if (record["parent"].Length == 0 != roots) continue;
            catalog.Models.Add(record["code"]);
            yield return record.ToRow("product model", findings => new CatalogRow { Product = ReadModel(record, columns, findings) });
        }
    }

    private Product ReadProduct(CsvRecord record, string sku, ProductColumns columns, Findings findings)
    {
        var product = new Product { Sku = record[sku], Type = Product.Types.Type.Product, Family = record["family"] };
        switch (record["enabled"])
        {
            case "": break;
            case "1" or "true": product.Enabled = true; break;
            case "0" or "false": product.Enabled = false; break;
            case var other: findings.Refuse("enabled", $"'{other}' is neither 1 nor 0.", "WRONG_TYPE"); break;
        }
        ReadShared(product, record, columns, findings);
        return product;
    }

    private Product ReadModel(CsvRecord record, ProductColumns columns, Findings findings)
    {
        var variant = record["family_variant"];
        var model = new Product
        {
            Sku = record["code"],
            Type = Product.Types.Type.Model,
            Family = catalog.FamilyOfVariant.GetValueOrDefault(variant, ""),
            FamilyVariant = variant,
        };
        ReadShared(model, record, columns, findings);
        return model;
    }

    private void ReadShared(Product product, CsvRecord record, ProductColumns columns, Findings findings)
    {
        product.Parent = ReadParent(record["parent"], findings);
        product.Categories.Add(record.List("categories"));
        foreach (var column in columns.Values)
        {
            if (_values.Read(column, record, findings) is not { } value) continue;
            if (!product.Values.TryGetValue(column.Attribute.Code, out var set)) product.Values[column.Attribute.Code] = set = new ValueSet();
            set.Values.Add(value);
        }
        foreach (var (cell, type) in columns.Associations)
        {
            if (record[cell].Length == 0) continue;
            if (!product.Associations.TryGetValue(type, out var skus)) product.Associations[type] = skus = new CodeList();
            skus.Codes.Add(AkeneoCells.List(record[cell]));
        }
        foreach (var (cell, header, description, reason) in columns.Untaken)
        {
            if (record[cell].Length > 0) findings.Note(header, description, reason);
        }
    }

    /// <summary>The parent as its own row spells it: Akeneo compares codes of models without regard to upper and lower case.</summary>
    private string ReadParent(string parent, Findings findings)
    {
        if (parent.Length == 0 || !catalog.Models.TryGetValue(parent, out var model) || model == parent) return parent;
        findings.Note("parent", $"'{parent}' was taken as '{model}', as the model is spelled.", "PARENT_SPELLING");
        return model;
    }
}
