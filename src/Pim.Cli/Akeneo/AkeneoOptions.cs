namespace Pim.Cli.Akeneo;

/// <summary>How an Akeneo export is read.</summary>
/// <param name="Delimiter">What stands between cells.</param>
/// <param name="KeepBackslashN">Keep the two characters "\n" in texts instead of reading them as a line break.</param>
/// <param name="Fallbacks">Locales that stand in for a locale, in their order, by BCP 47 locale; Akeneo has none of its own.</param>
/// <param name="UnitsFile">A CSV of further measurement families; null for none.</param>
internal sealed record AkeneoOptions(string Delimiter, bool KeepBackslashN, IReadOnlyDictionary<string, IReadOnlyList<string>> Fallbacks, string? UnitsFile)
{
    public static readonly AkeneoOptions Default = new(";", false, new Dictionary<string, IReadOnlyList<string>>(), null);
}
