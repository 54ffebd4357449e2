namespace MongoDB.Bson;

/// <summary>The one answer of members that this stand-in has only so that references to them resolve.</summary>
internal static class OutOfScope
{
    internal static NotSupportedException Exception(string what) =>
        new($"{what} is not part of the fallback for MongoDB.Bson; it needs the official package \"MongoDB.Bson\".");
}
