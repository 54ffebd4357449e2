using Pim.Domain.Events;

namespace Pim.Domain.Insights;

/// <summary>Where something happened. Names are numbers of <see cref="HistoryNames"/>, 0 for none.</summary>
/// <param name="Channel">Code of the channel.</param>
/// <param name="Locale">Locale of the customer.</param>
/// <param name="Touchpoint">What brought or met the customer there.</param>
public readonly record struct Place(int Channel, int Locale, int Touchpoint);

/// <summary>An order that stands, less what was given back of it. Names are numbers of <see cref="HistoryNames"/>, 0 for none.</summary>
/// <param name="Time">When it was made, in milliseconds since 1970 UTC.</param>
/// <param name="Place">Where it was made.</param>
/// <param name="Currency">ISO 4217 code of the amounts.</param>
/// <param name="Amount">What was paid less what was given back, in micros.</param>
/// <param name="FirstLine">Place of its first line among those of the history.</param>
/// <param name="LineCount">How many lines it has, from 1.</param>
public readonly record struct BoughtOrder(long Time, Place Place, int Currency, long Amount, int FirstLine, int LineCount);

/// <summary>What stands of a line of an order; one that was given back whole is not there.</summary>
/// <param name="Product">SKU of the product.</param>
/// <param name="Quantity">How many were kept, from 1.</param>
/// <param name="Amount">What was paid for them, in micros.</param>
public readonly record struct BoughtLine(int Product, int Quantity, long Amount);

/// <summary>Looks through lines.</summary>
internal static class BoughtLines
{
    /// <summary>Whether a product, by number, is among them.</summary>
    public static bool Has(this ReadOnlySpan<BoughtLine> lines, int product)
    {
        foreach (var line in lines)
        {
            if (line.Product == product) return true;
        }
        return false;
    }
}

/// <summary>Content of a product was seen.</summary>
/// <param name="Time">When, in milliseconds since 1970 UTC.</param>
/// <param name="Product">SKU of the product.</param>
/// <param name="Place">Where it was seen.</param>
/// <param name="Parts">What of it was seen.</param>
/// <param name="FirstAttribute">Place of the first attribute that was seen in particular, among those of the history.</param>
/// <param name="AttributeCount">How many attributes that were.</param>
public readonly record struct SeenContent(long Time, int Product, Place Place, ContentParts Parts, int FirstAttribute, int AttributeCount);

/// <summary>Something was searched for.</summary>
/// <param name="Time">When, in milliseconds since 1970 UTC.</param>
/// <param name="Place">Where it was typed.</param>
/// <param name="Query">What was typed.</param>
/// <param name="Results">How many products were found.</param>
public readonly record struct MadeSearch(long Time, Place Place, string Query, long Results);

/// <summary>A branch of an experiment was shown to the customer, who was drawn into it at random.</summary>
/// <param name="Time">When, in milliseconds since 1970 UTC.</param>
/// <param name="Experiment">The experiment.</param>
/// <param name="Arm">The branch.</param>
public readonly record struct ShownArm(long Time, int Experiment, int Arm);

/// <summary>What of histories a report needs; what is left away is not read.</summary>
[Flags]
public enum HistoryParts
{
    /// <summary>Orders with their lines; always read.</summary>
    Orders = 0,

    /// <summary>Views of content.</summary>
    Views = 1,

    /// <summary>Searches.</summary>
    Searches = 2,

    /// <summary>Shown branches of experiments.</summary>
    Exposures = 4,

    /// <summary>All.</summary>
    All = Views | Searches | Exposures,
}
