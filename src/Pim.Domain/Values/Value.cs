using Pim.Domain.Text;

namespace Pim.Domain.Values;

/// <summary>A value of an attribute, of the shape that the attribute's type asks for. Values compare by content.</summary>
public abstract record Value
{
    private protected Value()
    {
    }
}

/// <summary>Plain or rich text.</summary>
public sealed record TextValue(string Text) : Value;

/// <summary>An exact decimal, trailing zeros included: 1.5 and 1.50 are not the same value.</summary>
public sealed record NumberValue(decimal Number) : Value
{
    /// <inheritdoc/>
    public bool Equals(NumberValue? other) => other is not null && Decimals.AreSame(Number, other.Number);

    /// <inheritdoc/>
    public override int GetHashCode() => Number.GetHashCode();
}

/// <summary>An exact decimal, trailing zeros included, with the code of its unit; an empty unit is the attribute's default.</summary>
public sealed record MeasurementValue(decimal Amount, string Unit) : Value
{
    /// <inheritdoc/>
    public bool Equals(MeasurementValue? other) => other is not null && Decimals.AreSame(Amount, other.Amount) && Unit == other.Unit;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Amount, Unit);
}

/// <summary>Prices by currency in ordinal order.</summary>
public sealed record PricesValue(ValueList<Money> Prices) : Value
{
    /// <summary>These prices, ordered.</summary>
    public static PricesValue Of(IEnumerable<Money> prices) => new(prices.OrderBy(p => p.Currency, StringComparer.Ordinal).ToValueList());

    /// <summary>Whether there is a price in this currency.</summary>
    public bool Has(string currency)
    {
        foreach (var price in Prices)
        {
            if (price.Currency == currency) return true;
        }
        return false;
    }
}

/// <summary>True or false.</summary>
public sealed record BooleanValue(bool Boolean) : Value;

/// <summary>A calendar day.</summary>
public sealed record DateValue(DateOnly Date) : Value;

/// <summary>The code of a chosen option.</summary>
public sealed record OptionValue(string Option) : Value;

/// <summary>The codes of chosen options, as a set in ordinal order.</summary>
public sealed record OptionsValue(ValueList<string> Options) : Value;

/// <summary>Keys of assets in the order to show them.</summary>
public sealed record AssetsValue(ValueList<string> Assets) : Value;

/// <summary>SKUs of products in the order to show them.</summary>
public sealed record ProductsValue(ValueList<string> Products) : Value;

/// <summary>Rows of a table.</summary>
public sealed record TableValue(ValueList<TableRow> Rows) : Value;

/// <summary>One row: cells by column code in ordinal order.</summary>
public sealed record TableRow(ValueList<TableCell> Cells);

/// <summary>One cell: the text under a column.</summary>
public readonly record struct TableCell(string Column, string Text);

/// <summary>An amount of money in millionths of its currency.</summary>
public readonly record struct Money(string Currency, long Micros)
{
    /// <summary>Digits after the point that are not trailing zeros, 0 to 6.</summary>
    public int Places => Decimals.Places(Micros / 1_000_000m);
}
