using System.Text;

namespace Pim.Storage.MongoDB.Documents;

/// <summary>The order of texts by their UTF-8 bytes, which is the server's.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static readonly Utf8Order Instance = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}
