using System.Globalization;
using Pim.Domain;

namespace Pim.Application.Search;

/// <summary>Keys of hits, as engines make and read them; reading throws InvalidArgument for what is no such key.</summary>
public static class SearchKeys
{
    private const char Separator = '\n';

    /// <summary>The key of a hit by relevance or age.</summary>
    /// <param name="tier">Which part by relevance it is in, from 0.</param>
    /// <param name="order">Its place by age: the newest has the greatest.</param>
    public static string OfTier(int tier, long order) => string.Create(CultureInfo.InvariantCulture, $"{tier}{Separator}{order}");

    /// <summary>The key of a hit by title or SKU.</summary>
    public static string OfTitle(string title, string sku) => $"{title}{Separator}{sku}";

    /// <summary>Where to go on by relevance or age; from the newest of the first part when there is no key.</summary>
    public static (int Tier, long Before) ReadTier(string key)
    {
        if (key.Length == 0) return (0, long.MaxValue);
        var parts = key.Split(Separator);
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var tier)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var order)
            ? (tier, order)
            : throw Unreadable();
    }

    /// <summary>Behind which title and SKU to go on; behind empty ones when there is no key.</summary>
    public static (string Title, string Sku) ReadTitle(string key)
    {
        if (key.Length == 0) return ("", "");
        // A title may hold anything, a SKU no line break.
        var end = key.LastIndexOf(Separator);
        return end >= 0 ? (key[..end], key[(end + 1)..]) : throw Unreadable();
    }

    private static PimException Unreadable() => PimException.Violated([new("page_token", "Leads nowhere in this search.", "INVALID_PAGE_TOKEN")]);
}
