using Pim.Cli.Import;
using Pim.V1;

namespace Pim.Cli.Output;

/// <summary>Values in a form for people.</summary>
internal static class ValueText
{
    public static string Of(Value value) => value.DataCase switch
    {
        Value.DataOneofCase.Text => value.Text,
        Value.DataOneofCase.Number => value.Number,
        Value.DataOneofCase.Measurement => $"{value.Measurement.Amount} {value.Measurement.Unit}",
        Value.DataOneofCase.Prices => Of(value.Prices),
        Value.DataOneofCase.Boolean => Of(value.Boolean),
        Value.DataOneofCase.Date => value.Date,
        Value.DataOneofCase.Option => value.Option,
        Value.DataOneofCase.Options => string.Join(", ", value.Options.Codes),
        Value.DataOneofCase.Assets => string.Join(", ", value.Assets.Codes),
        Value.DataOneofCase.Products => string.Join(", ", value.Products.Codes),
        Value.DataOneofCase.Table => string.Join(" / ", value.Table.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => $"{c.Key}: {c.Value}")))),
        _ => "",
    };

    public static string Of(ContentAttribute attribute) => attribute.DataCase switch
    {
        ContentAttribute.DataOneofCase.Text => attribute.Text,
        ContentAttribute.DataOneofCase.Number => attribute.Number,
        ContentAttribute.DataOneofCase.Measurement => $"{attribute.Measurement.Amount} {Unit(attribute.Measurement)}",
        ContentAttribute.DataOneofCase.Prices => Of(attribute.Prices),
        ContentAttribute.DataOneofCase.Boolean => Of(attribute.Boolean),
        ContentAttribute.DataOneofCase.Date => attribute.Date,
        ContentAttribute.DataOneofCase.Options => string.Join(", ", attribute.Options.Labels.Select(l => l.Label_)),
        ContentAttribute.DataOneofCase.Assets => string.Join(", ", attribute.Assets.Codes),
        ContentAttribute.DataOneofCase.Products => string.Join(", ", attribute.Products.Codes),
        ContentAttribute.DataOneofCase.Table => string.Join(" / ", attribute.Table.Rows.Select(r => string.Join(" | ", r.Cells))),
        _ => "",
    };

    private static string Of(PriceCollection prices) => string.Join(", ", prices.Prices.Select(p => $"{MoneyText.Format(p.AmountMicros)} {p.CurrencyCode}"));

    private static string Of(bool boolean) => boolean ? "yes" : "no";

    private static string Unit(ContentMeasurement measurement) => measurement.Symbol.Length > 0 ? measurement.Symbol : measurement.Unit?.Label_ ?? "";
}
