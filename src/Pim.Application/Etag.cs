using System.Globalization;
using Pim.Domain;

namespace Pim.Application;

/// <summary>Etags are made from revisions, which are unique over the catalogue.</summary>
public static class Etag
{
    /// <summary>The etag of a revision: a quoted string (RFC 9110).</summary>
    public static string Of(long revision) => string.Create(CultureInfo.InvariantCulture, $"\"{revision:x}\"");

    /// <summary>The revision an etag names; null for an empty etag; -1, which no state has, for one that was not made here.</summary>
    public static long? Parse(string etag)
    {
        if (etag.Length == 0) return null;
        return etag is ['"', .. var hex, '"'] && long.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : -1;
    }

    /// <summary>Throws Aborted, with the current etag, when the state is another than expected.</summary>
    internal static void Check(string name, long revision, long? expected)
    {
        if (expected is not null && expected != revision) throw PimException.StaleEtag(name, Of(revision));
    }
}
