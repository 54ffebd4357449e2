namespace PimService.Requests;

/// <summary>Takes paths of field masks apart.</summary>
internal static class MaskPath
{
    private const int MaxShown = 100;

    /// <summary>Splits "labels.de-DE" into field and key; the key may stand in backticks, as AIP-161 asks of some. False without key.</summary>
    public static bool TrySplit(string path, out string field, out string key)
    {
        var dot = path.IndexOf('.');
        if (dot <= 0 || dot == path.Length - 1)
        {
            (field, key) = (path, "");
            return false;
        }
        (field, key) = (path[..dot], path[(dot + 1)..]);
        if (key is ['`', _, .., '`']) key = key[1..^1];
        return true;
    }

    /// <summary>What to show of a path, which may be of any length.</summary>
    public static string Shown(string path) => path.Length <= MaxShown ? path : path[..MaxShown] + "…";

    /// <summary>What to tell a caller whose path does not exist.</summary>
    public static string Unknown(string path, IEnumerable<string> known) =>
        $"There is no field '{Shown(path)}'. There are: {string.Join(", ", known)}, or * for all.";
}
