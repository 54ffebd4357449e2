using Pim.Application.Products;
using Pim.Domain.Products;
using Pim.Domain.Values;

namespace Pim.Application.Archive;

/// <summary>Products, what is computed about them, and their past revisions in their fixed form.</summary>
internal static class CanonicalProduct
{
    public static void Write(CanonicalWriter writer, ArchivedProduct entry)
    {
        Write(writer, entry.Product);
        writer.Texts(entry.ChangedFields);
        Write(writer, entry.State);
        writer.Number(entry.Claims.Count);
        foreach (var claim in entry.Claims.OrderBy(c => c.Key).ThenBy(c => c.Value, StringComparer.Ordinal))
        {
            Write(writer, claim.Key);
            writer.Text(claim.Value);
        }
    }

    public static void Write(CanonicalWriter writer, ProductRevision revision)
    {
        writer.Text(revision.Sku);
        writer.Number(revision.Revision);
        writer.Time(revision.Time);
        writer.Text(revision.Actor);
        writer.Flag(revision.Deleted);
        writer.Texts(revision.ChangedFields);
        writer.Flag(revision.Product is not null);
        if (revision.Product is not null) Write(writer, revision.Product);
    }

    private static void Write(CanonicalWriter writer, Product product)
    {
        writer.Text(product.Sku);
        writer.Number((long)product.Type);
        writer.Text(product.Family);
        writer.Text(product.FamilyVariant);
        writer.Text(product.Parent);
        writer.Flag(product.Enabled);
        writer.Texts(product.Categories);
        writer.Number(product.Values.Count);
        foreach (ref readonly var value in product.Values.Span)
        {
            Write(writer, value.Key);
            Write(writer, value.Value);
        }
        writer.List(product.Associations, Write);
        writer.Number(product.Revision);
        writer.Time(product.CreateTime);
        writer.Time(product.UpdateTime);
        writer.Text(product.Actor);
    }

    private static void Write(CanonicalWriter writer, ValueKey key)
    {
        writer.Text(key.Attribute);
        writer.Text(key.Channel);
        writer.Text(key.Locale);
    }

    // Each kind begins with its own number, so that values of different kinds never give the same bytes.
    private static void Write(CanonicalWriter writer, Value value)
    {
        switch (value)
        {
            case TextValue text: writer.Number(1); writer.Text(text.Text); break;
            case NumberValue number: writer.Number(2); writer.Decimal(number.Number); break;
            case MeasurementValue measurement: writer.Number(3); writer.Decimal(measurement.Amount); writer.Text(measurement.Unit); break;
            case PricesValue prices: writer.Number(4); writer.List(prices.Prices, Write); break;
            case BooleanValue boolean: writer.Number(5); writer.Flag(boolean.Boolean); break;
            case DateValue date: writer.Number(6); writer.Day(date.Date); break;
            case OptionValue option: writer.Number(7); writer.Text(option.Option); break;
            case OptionsValue options: writer.Number(8); writer.Texts(options.Options); break;
            case AssetsValue assets: writer.Number(9); writer.Texts(assets.Assets); break;
            case ProductsValue products: writer.Number(10); writer.Texts(products.Products); break;
            case TableValue table: writer.Number(11); writer.List(table.Rows, Write); break;
            default: throw new InvalidOperationException($"There is no fixed form of {value.GetType().Name}.");
        }
    }

    private static void Write(CanonicalWriter writer, Money price)
    {
        writer.Text(price.Currency);
        writer.Number(price.Micros);
    }

    private static void Write(CanonicalWriter writer, TableRow row) => writer.List(row.Cells, Write);

    private static void Write(CanonicalWriter writer, TableCell cell)
    {
        writer.Text(cell.Column);
        writer.Text(cell.Text);
    }

    private static void Write(CanonicalWriter writer, Association association)
    {
        writer.Text(association.Type);
        writer.Texts(association.Products);
    }

    private static void Write(CanonicalWriter writer, ProductState state)
    {
        writer.List(state.Completeness, Write);
        writer.List(state.Issues, Write);
        writer.Texts(state.InheritedCategories);
    }

    private static void Write(CanonicalWriter writer, Completeness completeness)
    {
        writer.Text(completeness.Channel);
        writer.Text(completeness.Locale);
        writer.Number(completeness.Required);
        writer.Texts(completeness.Missing);
    }

    private static void Write(CanonicalWriter writer, ProductIssue issue)
    {
        writer.Text(issue.Field);
        writer.Text(issue.Description);
        writer.Text(issue.Reason);
    }
}
