namespace Pim.Domain.Events;

/// <summary>What somebody did.</summary>
public abstract record EventDetail;

/// <summary>Content of a product was seen.</summary>
/// <param name="Product">SKU; need not exist.</param>
/// <param name="Parts">What of it.</param>
/// <param name="Attributes">Codes of attributes seen in particular.</param>
/// <param name="Sequence">Which content; 0 when unknown.</param>
public sealed record ContentView(string Product, ContentParts Parts, ValueList<string> Attributes, long Sequence) : EventDetail;

/// <summary>Something was searched for.</summary>
/// <param name="Query">What was typed.</param>
/// <param name="ResultCount">How many products were found.</param>
public sealed record SearchMade(string Query, long ResultCount) : EventDetail;

/// <summary>The cart was changed.</summary>
/// <param name="Product">SKU.</param>
/// <param name="Quantity">By how much; negative for taken out.</param>
public sealed record CartChange(string Product, int Quantity) : EventDetail;

/// <summary>Something was bought.</summary>
/// <param name="OrderId">Names the order among those of its customer.</param>
/// <param name="Currency">ISO 4217 code of all lines.</param>
/// <param name="Lines">What was bought.</param>
public sealed record Purchase(string OrderId, string Currency, ValueList<OrderLine> Lines) : EventDetail;

/// <summary>A purchase was undone.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Currency">ISO 4217 code of all lines; empty without lines.</param>
/// <param name="Lines">What was given back; empty for the whole order.</param>
public sealed record Refund(string OrderId, string Currency, ValueList<OrderLine> Lines) : EventDetail;

/// <summary>A visitor turned out to be the customer of the event.</summary>
/// <param name="VisitorId">Pseudonym of the visitor.</param>
/// <param name="HasConsent">Whether the customer has agreed to be recognized.</param>
/// <param name="ConsentNote">How.</param>
public sealed record CustomerMerge(string VisitorId, bool HasConsent, string ConsentNote) : EventDetail;

/// <summary>A branch of an experiment was shown.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Variant">The branch.</param>
public sealed record ExperimentExposure(string Experiment, string Variant) : EventDetail;

/// <summary>A line of an order or refund.</summary>
/// <param name="Product">SKU; need not exist.</param>
/// <param name="Quantity">How many.</param>
/// <param name="AmountMicros">What the whole line cost, in millionths of the currency.</param>
public readonly record struct OrderLine(string Product, int Quantity, long AmountMicros);

/// <summary>Parts of content that are seen apart from others; bit n is value n of the contract's ContentPart.</summary>
[Flags]
public enum ContentParts : ushort
{
    /// <summary>No more is known than that the page was opened.</summary>
    None = 0,

    /// <summary>The describing texts.</summary>
    Description = 1 << 1,

    /// <summary>Technical data.</summary>
    Specification = 1 << 2,

    /// <summary>Pictures beyond the first.</summary>
    Gallery = 1 << 3,

    /// <summary>A moving picture.</summary>
    Video = 1 << 4,

    /// <summary>A manual or guide.</summary>
    Manual = 1 << 5,

    /// <summary>Questions and answers.</summary>
    Faq = 1 << 6,

    /// <summary>What other customers say.</summary>
    Reviews = 1 << 7,
}
