namespace MongoDB.Bson;

/// <summary>Limits that hold where settings say nothing else.</summary>
public static class BsonDefaults
{
    /// <summary>The largest document written or read, in bytes.</summary>
    public static int MaxDocumentSize { get; set; } = int.MaxValue;

    /// <summary>How deep documents and arrays may lie in each other when written; the server's own limit is the same.</summary>
    public static int MaxSerializationDepth { get; set; } = 100;
}
