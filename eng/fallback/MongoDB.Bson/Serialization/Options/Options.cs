namespace MongoDB.Bson.Serialization.Options;

/// <summary>The BSON form of a dictionary.</summary>
public enum DictionaryRepresentation
{
    Dynamic,
    Document,
    ArrayOfArrays,
    ArrayOfDocuments,
}

/// <summary>The unit of a time span written as a number.</summary>
public enum TimeSpanUnits
{
    Ticks,
    Days,
    Hours,
    Minutes,
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
}

/// <summary>Which losses a conversion between types of number may have.</summary>
public class RepresentationConverter(bool allowOverflow, bool allowTruncation)
{
    public bool AllowOverflow { get; } = allowOverflow;
    public bool AllowTruncation { get; } = allowTruncation;
}
