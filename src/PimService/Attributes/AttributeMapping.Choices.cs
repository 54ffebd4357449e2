using Pim.Domain;
using Pim.Domain.Attributes;
using PimService.Requests;
using V1 = Pim.V1;

namespace PimService.Attributes;

// Options, units and columns.
internal sealed partial class AttributeMapping
{
    private const int MaxUnits = 200;
    private const int MaxColumns = 50;

    private static ValueList<AttributeOption> ReadOptions(V1.Attribute message, ViolationList violations) =>
        violations.Allows(message.Options.Count, AttributeDefinition.MaxOptions, "options")
            ? AttributeDefinition.Ordered(message.Options.Select((o, i) =>
                new AttributeOption(o.Code, Wire.Labels(o.Labels, $"options[{i}].labels", violations), o.Position)))
            : [];

    private static ValueList<MeasurementUnit> ReadUnits(V1.Attribute message, ViolationList violations) =>
        violations.Allows(message.Units.Count, MaxUnits, "units")
            ? message.Units.Select((u, i) => new MeasurementUnit(u.Code, u.Symbol, Wire.Labels(u.Labels, $"units[{i}].labels", violations))).ToValueList()
            : [];

    private static ValueList<TableColumn> ReadColumns(V1.Attribute message, ViolationList violations) =>
        violations.Allows(message.Columns.Count, MaxColumns, "columns")
            ? message.Columns.Select((c, i) =>
                new TableColumn(c.Code, (TableColumnType)c.Type, Wire.Labels(c.Labels, $"columns[{i}].labels", violations))).ToValueList()
            : [];

    private static V1.AttributeOption WriteOption(AttributeOption option)
    {
        var message = new V1.AttributeOption { Code = option.Code, Position = option.Position };
        option.Labels.WriteTo(message.Labels);
        return message;
    }

    private static V1.Unit WriteUnit(MeasurementUnit unit)
    {
        var message = new V1.Unit { Code = unit.Code, Symbol = unit.Symbol };
        unit.Labels.WriteTo(message.Labels);
        return message;
    }

    private static V1.TableColumn WriteColumn(TableColumn column)
    {
        var message = new V1.TableColumn { Code = column.Code, Type = (V1.TableColumn.Types.Type)column.Type };
        column.Labels.WriteTo(message.Labels);
        return message;
    }
}
