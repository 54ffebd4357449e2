using Pim.Domain.Attributes;
using Pim.Domain.Content;
using Pim.Domain.Text;
using Pim.Domain.Values;
using PimService.Products;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Content;

internal sealed partial class ContentWriter
{
    private static V1.ContentAttribute Write(ContentAttribute attribute)
    {
        var message = new V1.ContentAttribute
        {
            Code = attribute.Definition.Code,
            Label = attribute.Label,
            Group = attribute.Group is { } group ? Write(group) : null,
            Kind = KindOf(attribute.Definition.Type),
            Locale = attribute.Locale,
            Fallback = attribute.IsFallback,
            InheritedFrom = attribute.InheritedFrom,
        };
        WriteValue(attribute, message);
        return message;
    }

    private static V1.ContentAttribute.Types.AttributeKind KindOf(AttributeType type) => type switch
    {
        AttributeType.Identifier or AttributeType.Text => V1.ContentAttribute.Types.AttributeKind.Text,
        AttributeType.RichText => V1.ContentAttribute.Types.AttributeKind.RichText,
        AttributeType.Number => V1.ContentAttribute.Types.AttributeKind.Number,
        AttributeType.Measurement => V1.ContentAttribute.Types.AttributeKind.Measurement,
        AttributeType.PriceCollection => V1.ContentAttribute.Types.AttributeKind.Prices,
        AttributeType.Boolean => V1.ContentAttribute.Types.AttributeKind.Boolean,
        AttributeType.Date => V1.ContentAttribute.Types.AttributeKind.Date,
        AttributeType.SingleSelect or AttributeType.MultiSelect => V1.ContentAttribute.Types.AttributeKind.Options,
        AttributeType.Asset => V1.ContentAttribute.Types.AttributeKind.Assets,
        AttributeType.ProductReference => V1.ContentAttribute.Types.AttributeKind.Products,
        AttributeType.Table => V1.ContentAttribute.Types.AttributeKind.Table,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "An attribute type without a kind of content."),
    };

    private static void WriteValue(ContentAttribute attribute, V1.ContentAttribute message)
    {
        switch (attribute.Value)
        {
            case TextValue text: message.Text = text.Text; break;
            case NumberValue number: message.Number = Decimals.Format(number.Number); break;
            case MeasurementValue measurement: message.Measurement = Measurement(attribute, measurement); break;
            case PricesValue prices: message.Prices = ValueWriter.Prices(prices); break;
            case BooleanValue boolean: message.Boolean = boolean.Boolean; break;
            case DateValue date: message.Date = Wire.Write(date.Date); break;
            case OptionValue or OptionsValue: message.Options = Options(attribute.ValueLabels); break;
            case AssetsValue assets: message.Assets = ValueWriter.Codes(assets.Assets); break;
            case ProductsValue products: message.Products = ValueWriter.Codes(products.Products); break;
            case TableValue table: message.Table = Table(attribute.ValueLabels, table); break;
            default: throw new InvalidOperationException($"{attribute.Value.GetType().Name} has no message.");
        }
    }

    private static V1.ContentMeasurement Measurement(ContentAttribute attribute, MeasurementValue measurement) => new()
    {
        Amount = Decimals.Format(measurement.Amount),
        Unit = Write(attribute.ValueLabels[0]),
        Symbol = attribute.UnitSymbol,
    };

    private static V1.LabelList Options(IReadOnlyList<Label> labels)
    {
        var list = new V1.LabelList();
        foreach (var label in labels) list.Labels.Add(Write(label));
        return list;
    }

    private static V1.ContentTable Table(IReadOnlyList<Label> columns, TableValue value)
    {
        var table = new V1.ContentTable();
        foreach (var column in columns) table.Columns.Add(Write(column));
        table.Rows.Capacity = value.Rows.Count;
        foreach (var row in value.Rows.Span)
        {
            var message = new V1.ContentTableRow();
            foreach (var column in columns) message.Cells.Add(CellOf(row, column.Code));
            table.Rows.Add(message);
        }
        return table;
    }

    private static string CellOf(TableRow row, string column)
    {
        foreach (var cell in row.Cells.Span)
        {
            if (cell.Column == column) return cell.Text;
        }
        return "";
    }
}
