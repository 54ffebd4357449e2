namespace Pim.Storage.MongoDB.Engine;

/// <summary>How many documents the server sends at once.</summary>
internal static class Batches
{
    private const int Most = 10_000;

    /// <summary>A batch that holds this many documents, as far as 16 MB do, and one more, so that the server need not keep a cursor open for the end.</summary>
    public static int HoldingAll(int documents) => Math.Min(documents, Most) + 1;
}
